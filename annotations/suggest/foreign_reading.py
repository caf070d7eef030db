"""Takes entities, span groups and agreements from a document of another pipeline, under our labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from annotations.model import Agreement, Annotation, Filler, Span, SpanId
from annotations.offsets import trim
from annotations.suggest.frames import FrameSuggestion, frames_in
from annotations.suggest.label_map import LabelMap
from annotations.suggest.remarks import Remarks

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOT_RESOLVED = "candidates"
"""The span group in which spaCy's span suggesters leave everything that they considered."""
_DIGITS = 4
Key = tuple[int, int, str]


@dataclass(slots=True)
class Reader:
    """Reads documents of one pipeline; what could not be taken over as it was is remarked."""

    labels: LabelMap
    origin: str
    remarks: Remarks

    def read(self, doc: Doc) -> Annotation:
        """The suggestions in a document; spans are numbered from 1, outer before inner, and never cross."""
        key_of: dict[Key, Key] = {}
        found: dict[Key, Span] = {}
        for theirs, span in self._spans(doc):
            key = (span.start, span.end, span.label)
            key_of[theirs] = key
            found.setdefault(key, span)
        spans = self._uncrossed(found.values())
        numbered = [span._replace(id=SpanId(number)) for number, span in enumerate(spans, start=1)]
        ids = {(span.start, span.end, span.label): span.id for span in numbered}
        of_theirs = {theirs: ids[key] for theirs, key in key_of.items() if key in ids}
        frames = (self._agreement(frame, of_theirs) for frame in frames_in(doc))
        return Annotation(tuple(numbered), tuple(frame for frame in frames if frame.mentions))

    def _spans(self, doc: Doc) -> Iterator[tuple[Key, Span]]:
        """Every span with a label of ours, and the place and label that the pipeline gave it."""
        text = doc.text
        for span, score, source in _sources(doc):
            theirs, ours = span.label_, self.labels.get(span.label_)
            if ours is None and theirs:
                self.remarks.unknown[theirs] += 1
            start, end = trim(text, span.start_char, span.end_char)
            if not ours or start == end:
                continue
            self.remarks.trimmed += (start, end) != (span.start_char, span.end_char)
            made = Span(start, end, ours, score=score, origin=f"{self.origin}.{source}", entity=span.kb_id_)
            yield (span.start_char, span.end_char, theirs), made

    def _uncrossed(self, spans: Iterable[Span]) -> list[Span]:
        """The spans without those that cross a longer one, in the order of the text."""
        kept: dict[int, Span] = {}
        around: list[int] = []
        for number, span in enumerate(sorted(spans, key=lambda it: (it.start, -it.end, it.label))):
            around = [place for place in around if place in kept and kept[place].end > span.start]
            crossed = [place for place in around if kept[place].end < span.end]
            if crossed:
                self.remarks.crossing += 1
                if any(_length(kept[place]) >= _length(span) for place in crossed):
                    continue
                self.remarks.crossing += len(crossed) - 1
                for place in crossed:
                    del kept[place]
                around = [place for place in around if place in kept]
            kept[number] = span
            around.append(number)
        return list(kept.values())

    def _agreement(self, frame: FrameSuggestion, ids: dict[Key, SpanId]) -> Agreement:
        fillers = tuple(
            Filler(one.role, ids[one.span], score=round(one.score, _DIGITS), origin=self.origin)
            for one in frame.fillers
            if one.span in ids
        )
        return Agreement(frame.kind, frame.status, fillers, score=round(frame.score, _DIGITS), origin=self.origin)


def _length(span: Span) -> int:
    return span.end - span.start


def _sources(doc: Doc) -> Iterator[tuple[Any, float | None, str]]:
    """Every span of a document, its score where it is known, and where it stood."""
    for span in doc.ents:
        yield span, _score(span), "ents"
    groups = cast("Iterable[tuple[str, Any]]", doc.spans.items())
    for name, group in groups:
        if name == _NOT_RESOLVED:
            continue
        scores = cast("Sequence[float]", group.attrs.get("scores", ()))
        for number, span in enumerate(group):
            known = len(scores) == len(group)
            yield span, round(min(1.0, max(0.0, float(scores[number]))), _DIGITS) if known else _score(span), name


def _score(span: Any) -> float | None:
    """What a pipeline of ours, trained or put together elsewhere, says of a span."""
    return round(float(span._.score), _DIGITS) if span._.origin else None
