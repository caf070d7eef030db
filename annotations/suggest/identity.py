"""Tells what spans name: an id of the knowledge base, whoever made the span, or one that holds in the article only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from annotations.suggest.extensions import ENTITIES
from annotations.suggest.knowledge import known_names
from annotations.suggest.ministries import Body, composed, parse, state_of
from annotations.suggest.names import known, look_up, normal

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "ratify_identities"

ARTICLE_LOCAL = "doc:"
"""Ids that begin so tell spans of one article apart or together; in two articles they mean nothing to each other."""

_NAMED = frozenset(
    {"COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION", "PLACE", "MISSION", "SYSTEM", "EVENT", "AGREEMENT"}
)
_ABBREVIATED = _NAMED - {"COUNTRY"}
_BRACKETS = re.compile(r"\s?[(\[]\s?[\"“']?([A-Z][\w&./-]{1,11})[\"”']?\s?[)\],;]")
_OF_STATE = re.compile(r" of (?:the )?")
_SURE_PARTS = 2


class Named(NamedTuple):
    """A stretch of text with its label, and its id if it is known already."""

    start: int
    end: int
    label: str
    entity: str = ""


def identify(text: str, spans: Sequence[Named]) -> list[str]:
    """The id of each span of an article, empty where it is unknown; ids that are given stay, if nothing is surer."""
    forms = [normal(text[one.start : one.end]) for one in spans]
    ids = [_own(one, form) for one, form in zip(spans, forms, strict=True)]
    _compose(text, spans, forms, ids)
    _carry_abbreviations(text, spans, forms, ids)
    _carry_persons(spans, forms, ids)
    return ids


def _own(one: Named, form: str) -> str:
    """What a span names by its own words."""
    if one.label not in _NAMED:
        return one.entity
    if one.label == "COUNTRY":
        return look_up("COUNTRY", form) or _state_behind(form) or one.entity
    if one.label == "PLACE" and one.entity.startswith("countries:"):
        return look_up("PLACE", form) or one.entity
    return one.entity or look_up(one.label, form)


def _state_behind(form: str) -> str:
    """The state for which a capital, or the seat of its government, stands."""
    code = known().capitals.get(form) or state_of(look_up("GOVERNMENT", form))
    return f"countries:{code}" if code else ""


@cache
def _known_ministries() -> dict[tuple[str, str], str]:
    """(state, field) -> id of the ministry that the knowledge base has under a name of its own."""
    first: dict[tuple[str, str], str] = {}
    further: dict[tuple[str, str], str] = {}
    for name in known_names():
        state = state_of(name.entity) if name.label == "GOVERNMENT" else ""
        body = parse(normal(name.text).split(), known().states) if state else None
        if body is None:
            continue
        leading, *others = body.fields
        first.setdefault((state, leading), name.entity)
        for field in others:
            further.setdefault((state, field), name.entity)
    return {**further, **first}


def _compose(text: str, spans: Sequence[Named], forms: Sequence[str], ids: list[str]) -> None:
    """Give ministries and services ids made of state and field."""
    open_bodies: list[tuple[int, Body]] = []
    by_field: dict[str, set[str]] = {}
    for index, one in enumerate(spans):
        body = parse(forms[index].split(), known().states) if one.label == "GOVERNMENT" else None
        if body is None:
            continue
        state = body.state or _state_beside(text, spans, ids, index)
        if state and state != state_of(ids[index]):
            ids[index] = _ministry(state, body)
        if not ids[index]:
            open_bodies.append((index, body))
        elif state_of(ids[index]):
            by_field.setdefault(body.fields[0], set()).add(state_of(ids[index]))
    if open_bodies:
        _infer_states(spans, ids, open_bodies, by_field)


def _infer_states(
    spans: Sequence[Named], ids: list[str], bodies: Sequence[tuple[int, Body]], by_field: dict[str, set[str]]
) -> None:
    """Give the bodies whose state no phrase tells the one that the article leaves as the only possible."""
    states = {entity for one, entity in zip(spans, ids, strict=True) if one.label == "COUNTRY" and entity}
    for index, body in bodies:
        likely = by_field.get(body.fields[0], set())
        if len(likely) == 1:
            ids[index] = _ministry(next(iter(likely)), body)
        elif not likely and body.loose and len(states) == 1:
            ids[index] = _ministry(next(iter(states)).partition(":")[2], body)


def _ministry(state: str, body: Body) -> str:
    return _known_ministries().get((state, body.fields[0])) or composed(state, body.fields[0])


def _state_beside(text: str, spans: Sequence[Named], ids: Sequence[str], index: int) -> str:
    """The state directly before a body ("Seoul's defense ministry") or behind it ("of the Republic of Korea")."""
    body = spans[index]
    for near in (*range(max(0, index - 3), index), *range(index + 1, min(len(spans), index + 4))):
        one = spans[near]
        if one.label != "COUNTRY" or not ids[near]:
            continue
        between = text[one.end : body.start] if one.end <= body.start else text[body.end : one.start]
        before = one.end <= body.start and between in {" ", "'s ", "’s ", "' ", "’ "}
        behind = one.start >= body.end and _OF_STATE.fullmatch(between)
        if before or behind:
            return ids[near].partition(":")[2]
    return ""


def _carry_abbreviations(text: str, spans: Sequence[Named], forms: Sequence[str], ids: list[str]) -> None:
    """Carry what `Name (ABBREVIATION)` tells to all places of the abbreviation, and to the same name elsewhere."""
    meaning: dict[tuple[str, str], str] = {}
    for one, form, entity in zip(spans, forms, ids, strict=True):
        if one.label not in _ABBREVIATED or not entity:
            continue
        if " " in form:
            meaning.setdefault((one.label, form), entity)
            bracket = _BRACKETS.match(text, one.end)
            if bracket:
                meaning[one.label, normal(bracket[1])] = entity
    for index, one in enumerate(spans):
        carried = meaning.get((one.label, forms[index]))
        if carried:
            ids[index] = carried


def _carry_persons(spans: Sequence[Named], forms: Sequence[str], ids: list[str]) -> None:
    """Give all mentions of a person in the article one id, made of the fullest name."""
    people = [index for index, one in enumerate(spans) if one.label == "PERSON" and not ids[index] and forms[index]]
    full: dict[str, str] = {}
    for index in reversed(people):  # the first full name of the article has the last word for what stands before it
        full.update(_parts_of(forms[index]))
    for index in people:
        parts = _parts_of(forms[index])
        full.update(parts)
        name = forms[index] if parts else full.get(forms[index], forms[index])
        ids[index] = f"{ARTICLE_LOCAL}person:{full.get(name, name).replace(' ', '-')}"


def _parts_of(form: str) -> dict[str, str]:
    """What a full name may be shortened to -> the name: each end of it, and the given name."""
    words = form.split()
    if len(words) < _SURE_PARTS:
        return {}
    return {words[0]: form, **{" ".join(words[cut:]): form for cut in range(1, len(words))}}


def register_identities() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.component(NAME, func=give_identities)


def give_identities(doc: Doc) -> Doc:
    """The document with the id of what it names on each of its spans."""
    from spacy.tokens import Span

    groups = cast("dict[str, Any]", doc.spans)
    found = list(groups.get(ENTITIES, ()))
    named = [Named(one.start_char, one.end_char, one.label_, one.kb_id_) for one in found]
    groups[ENTITIES] = [
        one if one.kb_id_ == entity else Span(doc, one.start, one.end, one.label_, kb_id=entity, span_id=entity)
        for one, entity in zip(found, identify(doc.text, named), strict=True)
    ]
    return doc
