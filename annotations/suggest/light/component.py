"""The component `ratify_light`: joins what rules propose with what the network reads into resolved, scored spans."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from annotations.suggest.extensions import ENTITIES, Candidate, candidates
from annotations.suggest.labels import LABELS
from annotations.suggest.light.decode import FEATURES, Found, scored, weigh
from annotations.suggest.light.keys import keys_of
from annotations.suggest.light.network import Sizes, chances, make_network
from annotations.suggest.overlap import resolved, together
from annotations.suggest.words import Words, words_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from annotations.suggest.light.network import Keys

NAME = "ratify_light"
PIECE = 4000
"""Tokens that are read at once: an article of any length takes the same memory."""

_WEIGHTS = "scores.json"
_PER_TOKEN = 0.03
_LONGEST = 8


def register_light() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        sizes = Sizes()
        Language.factory(  # pyright: ignore[reportUnknownMemberType] - untyped in spaCy
            NAME,
            default_config={"width": sizes.width, "depth": sizes.depth, "rows": list(sizes.rows)},
            func=_make,
        )


def _make(nlp: Language, name: str, width: int, depth: int, rows: list[int]) -> Light:  # noqa: ARG001 - spaCy passes
    return Light(Sizes(width, depth, tuple(rows)))


class Light:
    """Leaves in `doc.spans["entities"]` the spans that the rules and the network find together, with their scores."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes
        self.network = make_network(sizes)
        self.weights: Mapping[str, Sequence[float]] = {}
        """What each kind of evidence counts, by label."""
        self.least = 0.5
        """Spans that are right less often are not shown."""

    def __call__(self, doc: Doc) -> Doc:
        """The document with its spans."""
        from spacy.tokens import Span

        spans: list[Span] = []
        for chosen in self.read(doc):
            span = Span(doc, chosen.start, chosen.end, chosen.label, kb_id=chosen.entity, span_id=chosen.entity)
            span._.score, span._.origin = chosen.score, chosen.origin
            spans.append(span)
        cast("dict[str, Any]", doc.spans)[ENTITIES] = spans
        return doc

    def read(self, doc: Doc) -> list[Candidate]:
        """The spans of a document in the order of the text, outer before inner."""
        ruled = resolved(candidates(doc))
        return self.chosen(self.weighed(keys_of(doc, ruled), ruled, words_of(doc)))

    def weighed(self, keys: Keys, ruled: Sequence[Candidate], words: Words) -> Iterator[Found]:
        """All spans that rules or the network propose, with what speaks for each of them."""
        for start, end in pieces(words):
            tags = chances(self.network.predict([keys[start:end]])[0])
            inside = [
                one._replace(start=one.start - start, end=one.end - start)
                for one in ruled
                if start <= one.start and one.end <= end
            ]
            for found in weigh(tags, inside, words.texts[start:end]):
                yield found._replace(start=found.start + start, end=found.end + start)

    def chosen(self, found: Iterable[Found]) -> list[Candidate]:
        """Of spans those that are likely enough and can stand together, with their scores."""
        likely = [one for one in scored(found, self.weights) if one.score >= self.least]
        return together(sorted(likely, key=_weight, reverse=True))

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:  # noqa: ARG002 - spaCy passes it
        """Write the network and the weights of the evidence into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        (path / "network").write_bytes(self.network.to_bytes())
        rows = {label: [round(weight, 4) for weight in self.weights[label]] for label in LABELS}
        data = {"least": self.least, "evidence": FEATURES, "weights": rows}
        (path / _WEIGHTS).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> Light:  # noqa: ARG002 - spaCy passes it
        """This component with what a folder holds."""
        self.network.from_bytes((path / "network").read_bytes())
        data = json.loads((path / _WEIGHTS).read_text(encoding="utf-8"))
        self.weights, self.least = data["weights"], data["least"]
        return self


def pieces(words: Words) -> Iterator[tuple[int, int]]:
    """The borders in tokens of the pieces in which a text is read, between sentences where that is possible."""
    start = 0
    while start < words.length:
        end = min(start + PIECE, words.length)
        if end < words.length:
            first = words.sentence_of(end)[0]
            end = first if first > start else end
        yield start, end
        start = end


def _weight(candidate: Candidate) -> tuple[float, int, str]:
    """Likely and long first; the rest only makes the order certain."""
    length = min(candidate.end - candidate.start, _LONGEST)
    return candidate.score + _PER_TOKEN * length, -candidate.start, candidate.label
