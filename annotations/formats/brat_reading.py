"""A pair of brat's files as a record: entities are spans, events with kind and status are agreements."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotations.formats.brat_config import EVENT, KIND, STATUS
from annotations.formats.brat_files import Pair
from annotations.formats.brat_lines import Event, Lines, lines_of
from annotations.formats.brat_names import own_name
from annotations.formats.carried import Place, Shown, foreign, places_of, restored
from annotations.formats.json_lines import row_in
from annotations.formats.numbering import numbered
from annotations.formats.row_fault import RowFault
from annotations.model import MENTIONS, Agreement, Annotation, Filler, Record, Span, SpanId

_NUMBER = re.compile(r"\d+$")
_BOM = "\ufeff"
Frame = tuple[str, str, tuple[tuple[str, Place], ...]]
"""Kind, status, and the place in each role."""


def pair_to_record(pair: Pair) -> tuple[Record, Sequence[str]]:
    """The record of an article and what had to be left out of it; raises RowFault where there is no text."""
    raw, marked = _decoded(pair.text, "the text"), _decoded(pair.marked or b"", "the annotation")
    shown = Shown(raw)
    lines = lines_of(marked.removeprefix(_BOM), shown)
    row = None if pair.carried is None else row_in(pair.carried)
    triggers = _mere_triggers(lines)
    for name, place in lines.entities.items():
        if name not in triggers:
            shown.spans.setdefault(place, Span(*place, entity=lines.references.get(name, "")))
    frames = _frames(lines, triggers, shown)
    if row is None:
        annotation = _agreements(list(shown.spans), frames)
        record = foreign(shown, {}, pair.name, annotation)
        return (record if pair.marked is not None else Record(record.article)), shown.remarks
    record = restored(shown, row, pair.name)
    return _with_frames(record, frames), shown.remarks


def _decoded(content: bytes, what: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RowFault(f"{what} is not UTF-8 (byte {error.start})") from error


def _role(argument: str) -> str:
    """The role of an argument without the number that brat gives to further ones of a role."""
    return own_name(_NUMBER.sub("", argument) or argument)


def _mere_triggers(lines: Lines) -> set[str]:
    """Triggers that are there for their event alone: it names its mentions, or an entity stands at the same place."""
    at = _entities_at(lines, {event.trigger for event in lines.events.values()})
    return {
        event.trigger
        for event in lines.events.values()
        if event.trigger in lines.entities
        and (
            any(_role(name) == MENTIONS for name, _ in event.arguments)
            or lines.entities[event.trigger][:2] in at
            or event.type == EVENT
        )
    }


def _entities_at(lines: Lines, triggers: set[str]) -> dict[tuple[int, int], Place]:
    """The first entity at each place that is no trigger."""
    at: dict[tuple[int, int], Place] = {}
    for name, place in lines.entities.items():
        if name not in triggers:
            at.setdefault(place[:2], place)
    return at


def _frames(lines: Lines, triggers: set[str], shown: Shown) -> list[Frame]:
    frames: list[Frame] = []
    at = _entities_at(lines, triggers)
    for name, event in lines.events.items():
        kind = lines.attributes.get((name, KIND)) or ("" if event.type == EVENT else event.type)
        status = lines.attributes.get((name, STATUS), "")
        fillers = _fillers(name, event, lines, shown)
        if not any(role == MENTIONS for role, _ in fillers):
            fillers[:0] = _mentions(event, lines, at)
        if not kind or not status:
            shown.remarks.append(f"{name} is left out: an agreement needs the attributes {KIND} and {STATUS}")
        elif not any(role == MENTIONS for role, _ in fillers):
            shown.remarks.append(f"{name} is left out: neither a mention nor an entity at its trigger is there")
        else:
            frames.append((kind, status, tuple(fillers)))
    return frames


def _fillers(name: str, event: Event, lines: Lines, shown: Shown) -> list[tuple[str, Place]]:
    fillers: list[tuple[str, Place]] = []
    for argument, target in event.arguments:
        if target in lines.entities and lines.entities[target] in shown.spans:
            fillers.append((_role(argument), lines.entities[target]))
        else:
            shown.remarks.append(f"the argument {argument} of {name} is left out: {target} is no entity that is there")
    return fillers


def _mentions(event: Event, lines: Lines, at: Mapping[tuple[int, int], Place]) -> list[tuple[str, Place]]:
    """The entity that an event's trigger is or stands at."""
    if event.trigger not in lines.entities:
        return []
    trigger = lines.entities[event.trigger]
    place = at.get(trigger[:2]) or (trigger if event.type != EVENT else None)
    return [(MENTIONS, place)] if place else []


def _agreements(places: Sequence[Place], frames: Sequence[Frame]) -> list[Agreement]:
    ids = {place: SpanId(nth) for nth, place in enumerate(places, start=1)}
    return [
        Agreement(kind, status, tuple(Filler(role, ids[place]) for role, place in fillers))
        for kind, status, fillers in frames
    ]


def _with_frames(record: Record, frames: Sequence[Frame]) -> Record:
    """The record with the agreements that brat shows; what is known beside of those that are as they were stays."""
    before = record.annotation or Annotation()
    places = places_of(before)
    shown_before = [
        (one.kind, one.status, tuple((filler.role, places[filler.span]) for filler in one.fillers))
        for one in before.agreements
    ]
    if shown_before == list(frames):
        return record
    known = dict(zip(shown_before, before.agreements, strict=True))
    ids = {place: span for span, place in places.items()}
    agreements = [
        known.get(frame) or Agreement(frame[0], frame[1], tuple(Filler(role, ids[place]) for role, place in frame[2]))
        for frame in frames
    ]
    roles = dict.fromkeys(filler.role for one in agreements for filler in one.fillers)
    return replace(record, annotation=numbered(replace(before, agreements=tuple(agreements)), list(roles)))
