"""Builds the pipelines that ship with the program and runs one over texts."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotations.model import Annotation
from annotations.suggest.components import ENCODER, IDENTITIES, NAMING, OVERLAP, RULES, assembled, warm_up
from annotations.suggest.pieces import joined, pieces
from annotations.suggest.reading import annotation_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE_NAME = "ratify 0.2"
"""Name and version of the usual pipeline, for the detail of a layer."""

RULES_NAME = "ratify-rules 0.2"
"""The same of the rules alone."""

LIGHT_NAME = "ratify-light 0.1"
"""The same of the light pipeline."""

_AT_ONCE = 16
_LONGEST_PIECE = 500_000
_HALF = re.compile("[\ud800-\udfff]")


class Shipped(NamedTuple):
    """A pipeline that ships with the program: what layers say made them, and how it is loaded."""

    detail: str
    load: Callable[[], Language]


def load_pipeline(encoder: Path | None = None) -> Language:
    """The usual pipeline, ready to use: rules, and an encoder that decides; nothing is downloaded.

    `encoder` is the folder of another encoder than the one that ships.
    """
    nlp = _pipeline(*RULES, ENCODER, *NAMING, encoder=encoder)
    warm_up(nlp)
    return nlp


def load_rules_pipeline() -> Language:
    """The rules alone, ready to use."""
    nlp = _pipeline(*RULES, OVERLAP, *NAMING)
    warm_up(nlp)
    return nlp


def load_spans_pipeline(encoder: Path | None) -> Language:
    """What finds spans and no agreements, to learn these from: the rules, with an encoder if one is given."""
    return _pipeline(*RULES, OVERLAP if encoder is None else ENCODER, IDENTITIES, encoder=encoder)


def _pipeline(*components: str, encoder: Path | None = None) -> Language:
    return assembled(components, {ENCODER: {"folder": str(encoder or "")}}, words_only=True)


def load_light_pipeline() -> Language:
    """The light pipeline, ready to use; nothing is downloaded."""
    from annotations.suggest.light.pipeline import load_light

    return load_light()


def _sound(text: str) -> str:
    """A text that spaCy can hold: halves of surrogate pairs, which are no characters, become replacement signs."""
    return _HALF.sub("\ufffd", text)


def annotate(
    nlp: Language,
    texts: Iterable[str],
    *,
    finished: Callable[[], None] | None = None,
    read: Callable[[Doc], Annotation] = annotation_of,
    longest: int = _LONGEST_PIECE,
) -> Iterator[Annotation]:
    """The suggestions for each text, in order, a few texts at a time; spans are numbered from 1 in each.

    `finished` hears of each text at once; `read` takes the suggestions from a document. What is longer than `longest`
    is read in pieces, so that memory is bounded; names that one piece introduces are not carried into the next.
    """
    waiting: deque[list[str]] = deque()
    found: list[Annotation] = []
    pending = _cut(texts, longest, waiting)
    while True:
        whole: list[Annotation] = []
        any_read = False
        # What spaCy keeps of new words is given back after each few texts: memory stays flat over any number.
        # Nothing is handed out inside, because another text must not be begun there.
        with nlp.memory_zone():  # pyright: ignore[reportUnknownMemberType] - spaCy leaves it untyped
            for doc in nlp.pipe(islice(pending, _AT_ONCE), batch_size=_AT_ONCE):
                any_read = True
                found.append(read(doc))
                if len(found) == len(waiting[0]):
                    whole.append(joined(waiting.popleft(), found))
                    found = []
                    if finished is not None:
                        finished()
        if not any_read:
            return
        yield from whole


def _cut(texts: Iterable[str], longest: int, waiting: deque[list[str]]) -> Iterator[str]:
    """The texts piece by piece; the pieces of those that are under way are kept in `waiting`."""
    for text in texts:
        waiting.append(pieces(_sound(text), longest))
        yield from waiting[-1]


PIPELINES: dict[str, Shipped] = {
    "ratify": Shipped(PIPELINE_NAME, load_pipeline),
    "ratify-rules": Shipped(RULES_NAME, load_rules_pipeline),
    "ratify-light": Shipped(LIGHT_NAME, load_light_pipeline),
}
"""The pipelines that ship, by the names that the command line knows; the first one is the usual one."""
