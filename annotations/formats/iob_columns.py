r"""The columns of IOB2 as Ratify writes them, and how its third column keeps blanks, as UDPipe does in CoNLL-U.

`SpaceAfter=No`, `SpacesAfter=\n\n` and `SpacesBefore=\s` tell what stands between tokens; `_` is one space.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from annotations.formats.row_writing import row_of
from annotations.formats.tokens import Tokens
from annotations.model import Record, Span

AFTER, NO_SPACE, BEFORE, ARTICLE = "SpacesAfter=", "SpaceAfter=No", "SpacesBefore=", "Ratify="
ONE_SPACE = "_"
ANNOTATED = "annotated"
"""The key of an article's row that is false where nobody has annotated it: no tag can say so."""

_ESCAPES = {" ": r"\s", "\t": r"\t", "\r": r"\r", "\n": r"\n", "|": r"\p", "\\": r"\\"}
_CHARACTERS = {escape: character for character, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}|\\.")


def article_row(record: Record) -> dict[str, Any]:
    """What is known of an article beside its text and its spans."""
    row = row_of(record, ())
    known = {name: row[name] for name in ("id", "source", "metadata", "layer") if name in row}
    return known if record.annotation is not None else {**known, ANNOTATED: False}


def columns_of(text: str, spans: Sequence[Span], article: dict[str, Any]) -> Iterator[list[tuple[str, ...]]]:
    """The rows of each sentence; spans are flat and on tokens."""
    from annotations.suggest.sentences import sentence_starts

    tokens = Tokens.of(text)
    tags = _tags(tokens, spans)
    begins = sentence_starts(list(tokens.texts), list(tokens.spaces))
    words = [nth for nth, word in enumerate(tokens.texts) if not word.isspace()]
    sentence: list[tuple[str, ...]] = []
    seen = -1
    for place, nth in enumerate(words):
        # A sentence may begin at blanks, which have no line, and never within a span.
        starts_here = any(between in begins for between in range(seen + 1, nth + 1))
        if sentence and starts_here and not tags[nth].startswith("I-"):
            yield sentence
            sentence = []
        following = words[place + 1] if place + 1 < len(words) else None
        after = text[tokens.ends[nth] : len(text) if following is None else tokens.starts[following]]
        ends_sentence = following is not None and any(one in begins for one in range(nth + 1, following + 1))
        parts = [_after(after, is_plain=following is not None and not ends_sentence)]
        if place == 0:
            before = text[: tokens.starts[nth]]
            parts += [BEFORE + escaped(before)] if before else []
            parts.append(ARTICLE + quote(json.dumps(article, ensure_ascii=False), safe="{}[]:,"))
        sentence.append((tokens.texts[nth], "-X-", "|".join(parts), tags[nth]))
        seen = nth
    if sentence:
        yield sentence


def escaped(blanks: str) -> str:
    """Blanks as characters that are none."""
    return "".join(_ESCAPES.get(blank) or f"\\u{{{ord(blank):x}}}" for blank in blanks)


def unescaped(text: str) -> str:
    """The blanks of an escaped text; what is no escape stays."""
    return _ESCAPED.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if found[1]:
        code = int(found[1], 16)
        is_one = code and code < 0x110000 and not 0xD800 <= code < 0xE000  # noqa: PLR2004 - the borders of Unicode
        return chr(code) if is_one else found[0]
    return _CHARACTERS.get(found[0], found[0])


def _after(blanks: str, *, is_plain: bool) -> str:
    """The third column; a plain space is told in full only at the end of a sentence, where others suppose a line."""
    if not blanks:
        return NO_SPACE
    return ONE_SPACE if is_plain and blanks == " " else AFTER + escaped(blanks)


def _tags(tokens: Tokens, spans: Sequence[Span]) -> list[str]:
    tags = ["O"] * len(tokens.texts)
    for span in spans:
        first, after = tokens.touched(span.start, span.end)
        tags[first:after] = [f"B-{span.label}"] + [f"I-{span.label}"] * (after - first - 1)
    return tags
