"""Splits a text into tokens at every place where a span may begin or end."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

TITLES = (
    "Adm|Amb|Brig|Capt|Cmdr|Cdr|Col|Comdr|Cpl|Dr|Drs|Eng|Ens|Fr|Gen|Gov|Hon|Ing|Lt|Ltn|Maj|Messrs|Mr|Mrs|Ms|Mt|Pfc|"
    "Prof|Pvt|Rep|Reps|Rev|Sen|Sens|Sgt|Spc|Ssgt|St|Supt|Sr|Jr|Wg|Gp|Flt|Sqn|Tech|Ret|Cpt|Engr|Mohd|Md|Shri|Smt|Hr"
)
MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
OTHERS = "Co|Corp|Inc|Ltd|Bros|No|Nos|vs|approx|est|Dept|Univ|Ave|Blvd|Fig|Ph.D|N|S|E|W"
ABBREVIATION = rf"(?:{TITLES}|{MONTHS}|{OTHERS})"

_LETTER = r"[^\W\d_]"


@cache
def _token() -> re.Pattern[str]:
    """What a token is; made when it is first needed, because that takes a while."""
    # Accents and vowel signs belong to the letter before them and are not in \w.
    marks = "".join(mark for mark in map(chr, range(0x300, 0x10000)) if unicodedata.category(mark).startswith("M"))
    return re.compile(
        rf"""
    (?P<space>\s+)
  | (?:https?://|www\.)[^\s<>"'()]+
  | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,6}}
  | (?:{_LETTER}\.){{2,6}}(?!{_LETTER})            # U.S.  D.C.  a.m.
  | (?:{_LETTER}\.){{1,6}}{_LETTER}(?!\w)          # U.S without its last stop
  | [A-Z]\.(?=\s*[-A-Z])                           # an initial
  | {ABBREVIATION}\.(?!\w)
  | \d+(?:[.,:]\d+)*(?!{_LETTER}|\d)
  | ['’](?:s|S)(?!\w)                              # the possessive
  | \w(?:[\w{marks}]|(?<={_LETTER})['’ʻ`](?!(?:s|S)(?!\w))(?=\w))*
  | .
        """,
        re.VERBOSE | re.DOTALL,
    )


def words_of(text: str) -> tuple[list[str], list[bool]]:
    """The tokens of a text, and whether a space follows each; joined they are the text again."""
    words: list[str] = []
    spaces: list[bool] = []
    for match in _token().finditer(text):
        piece = match[0]
        if match.lastgroup == "space" and words and piece[0] == " ":
            spaces[-1] = True
            piece = piece[1:]
        if piece:
            words.append(piece)
            spaces.append(False)
    return words, spaces


class Tokenizer:
    """Makes documents whose tokens break at hyphens, slashes and possessives, and keep abbreviations whole."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of a text; joined with their spaces they are the text again, character by character."""
        from spacy.tokens import Doc

        words, spaces = words_of(text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the rules are code."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Tokenizer:
        """This tokenizer; there is nothing to load."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Write nothing: the rules are code."""

    def from_disk(self, _path: Any, **_: Any) -> Tokenizer:
        """This tokenizer; there is nothing to load."""
        return self
