"""Sets the borders of sentences: at full stops, at line breaks, never inside an abbreviation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotations.suggest.lexicon import lexicon
from annotations.suggest.tokenizer import MONTHS, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "ratify_sentences"

_OPEN_ENDED = re.compile(rf"(?:{TITLES}|{MONTHS}|No|Nos|vs|approx|est|Fig)\.")
_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")


def register_sentences() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.component(NAME, func=set_sentences)


def set_sentences(doc: Doc) -> Doc:
    """The document with the start of every sentence marked."""
    import numpy as np

    if not len(doc):
        return doc
    starts = sentence_starts([token.text for token in doc], [bool(token.whitespace_) for token in doc])
    # Setting `token.is_sent_start` one by one makes spaCy read the whole document each time.
    marks = np.full((len(doc), 1), -1, dtype="int64")
    marks[list(starts), 0] = 1
    return doc.from_array(["SENT_START"], marks.astype("uint64"))  # pyright: ignore[reportArgumentType] - stub says int32


def sentence_starts(texts: list[str], spaces: list[bool]) -> set[int]:
    """The tokens that begin a sentence; `spaces` tells after which tokens a blank stands."""
    starts = {0}
    for index, text in enumerate(texts):
        following = index + 1
        if "\n" in text or "\u2028" in text or "\u2029" in text:
            starts.add(following)
        elif text in _STOPS or (text[-1] == "." and len(text) > 1):
            while following < len(texts) and texts[following] in _CLOSERS and not spaces[following - 1]:
                following += 1
            while following < len(texts) and texts[following].isspace():
                following += 1
            if _begins(texts, index, following):
                starts.add(following)
    starts.discard(len(texts))
    return starts


def _begins(texts: list[str], stop: int, following: int) -> bool:
    """Whether the token `following` begins a sentence after the token `stop`."""
    if following >= len(texts):
        return False
    first = texts[following][0]
    if first.islower() or first in ",;:)":
        return False
    if texts[stop] in _STOPS:
        return True
    return _after_abbreviation(texts[stop], texts[following])


def _after_abbreviation(abbreviation: str, following: str) -> bool:
    """Whether a sentence begins after an abbreviation's own full stop: only where a word of grammar follows."""
    if len(abbreviation) == len("A.") or _OPEN_ENDED.fullmatch(abbreviation):
        return False
    return following in _STARTERS or (abbreviation in {"p.m.", "a.m."} and following[0].isupper())


_STARTERS = lexicon("sentences_rules", "starters")
