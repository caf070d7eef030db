"""Resolves candidates into spans that may nest and never cross."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotations.suggest.extensions import ENTITIES, Candidate, candidates
from annotations.suggest.scores import shown_score

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "ratify_overlap"

CLOSED = frozenset({"PERSON", "DATE"})
"""Labels inside which nothing is annotated."""

_BODIES = ("COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION", "PLACE")
HOLDS = {
    "ROLE": frozenset({*_BODIES, "SYSTEM", "MISSION", "TOPIC"}),
    "COUNTRY": frozenset[str](),
    "AGENCY": frozenset({"COUNTRY", "ORGANIZATION", "PLACE", "GOVERNMENT", "SYSTEM"}),
    "GOVERNMENT": frozenset({"COUNTRY", "ORGANIZATION", "PLACE", "PERSON"}),
    "ORGANIZATION": frozenset({"COUNTRY", "PLACE", "AGENCY"}),
    "PLACE": frozenset({"COUNTRY", "AGENCY", "SYSTEM", "GOVERNMENT", "ORGANIZATION"}),
    "MISSION": frozenset({*_BODIES, "SYSTEM"}),
    "SYSTEM": frozenset({*_BODIES, "MISSION"}),
    "EVENT": frozenset({*_BODIES, "TOPIC", "MISSION", "SYSTEM", "AGREEMENT", "DATE"}),
    "TOPIC": frozenset({"COUNTRY", "PLACE", "SYSTEM", "MISSION", "ORGANIZATION"}),
    "AGREEMENT": frozenset({*_BODIES, "TOPIC", "MISSION", "SYSTEM", "EVENT"}),
}
"""What may be nested inside what, by the guidelines; a label that is not here holds nothing."""

_LEAST = 0.36
"""Candidates that are right less often are not shown."""
_PER_TOKEN = 0.08
_LONGEST = 8


def register_overlap() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.component(NAME, func=resolve_overlaps)


def resolve_overlaps(doc: Doc) -> Doc:
    """The document with `doc.spans["entities"]` made of the candidates that can stand together."""
    from spacy.tokens import Span

    spans: list[Span] = []
    for chosen in resolved(candidates(doc)):
        span = Span(doc, chosen.start, chosen.end, chosen.label, kb_id=chosen.entity, span_id=chosen.entity)
        span._.score, span._.origin = shown_score(chosen.origin), chosen.origin
        spans.append(span)
    doc.spans[ENTITIES] = spans
    return doc


def resolved(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that remain, in the order of the text, outer before inner."""
    likely = (one for one in _best_of_equal(found) if min(one.score, shown_score(one.origin)) >= _LEAST)
    return together(sorted(likely, key=_weight, reverse=True))


def together(preferred: Iterable[Candidate]) -> list[Candidate]:
    """Of candidates, the preferred ones first, those that can stand together, in the order of the text."""
    kept: list[Candidate] = []
    owner: dict[int, list[Candidate]] = {}
    for candidate in preferred:
        touched = _touching(owner, candidate)
        if all(_can_stand(candidate, other) for other in touched):
            kept.append(candidate)
            for token in range(candidate.start, candidate.end):
                owner.setdefault(token, []).append(candidate)
    return sorted(kept, key=lambda one: (one.start, -one.end, one.label))


def _weight(candidate: Candidate) -> tuple[float, int, str]:
    """Long and well-scored first; the rest only makes the order certain."""
    length = min(candidate.end - candidate.start, _LONGEST)
    return candidate.score + _PER_TOKEN * length, -candidate.start, candidate.label


def _best_of_equal(found: Iterable[Candidate]) -> list[Candidate]:
    best: dict[tuple[int, int, str], Candidate] = {}
    for candidate in found:
        key = candidate[:3]
        if key not in best or candidate.score > best[key].score:
            entity = candidate.entity or (best[key].entity if key in best else "")
            best[key] = candidate._replace(entity=entity)
        elif candidate.entity and not best[key].entity:
            best[key] = best[key]._replace(entity=candidate.entity)
    return list(best.values())


def _touching(owner: dict[int, list[Candidate]], candidate: Candidate) -> set[Candidate]:
    return {other for token in range(candidate.start, candidate.end) for other in owner.get(token, ())}


def _can_stand(candidate: Candidate, other: Candidate) -> bool:
    """Whether two candidates that share a token may both remain."""
    if candidate.start == other.start and candidate.end == other.end:
        return False
    if other.start <= candidate.start and candidate.end <= other.end:
        return candidate.label in HOLDS.get(other.label, ())
    if candidate.start <= other.start and other.end <= candidate.end:
        return other.label in HOLDS.get(candidate.label, ())
    return False
