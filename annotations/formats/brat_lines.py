"""The lines of an .ann file as what they say: entities, events and attributes; the rest is counted and told."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from annotations.formats.brat_names import own_name
from annotations.formats.carried import Place, Shown

_LINE = re.compile(r"(?P<id>[TERAMN#*][^\t]{0,40})\t(?P<data>[^\t]*)(?:\t(?P<text>.*))?", re.DOTALL)
_ENTITY = re.compile(r"(\S+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12}){0,999})\s*")
_ATTRIBUTE = re.compile(r"(\S+) (\S+)(?: (.+))?")
_REFERENCE = re.compile(r"\S+ (T\S+) (\S+:\S+)")
_OTHERS = {"R": "relation", "*": "equivalence", "#": "note"}
_SHORT = 40
_MOST_REMARKS = 20


@dataclass(frozen=True, slots=True)
class Event:
    """An event: its trigger and its arguments, by the names that they have in the file."""

    trigger: str
    type: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Lines:
    """What the lines of one article say."""

    entities: dict[str, Place] = field(default_factory=dict[str, Place])
    events: dict[str, Event] = field(default_factory=dict[str, Event])
    attributes: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """Target and name of an attribute to its value."""
    references: dict[str, str] = field(default_factory=dict[str, str])
    """Entities to what they stand for in a database."""


def lines_of(content: str, shown: Shown) -> Lines:
    """What an .ann file says; entities are put into `shown` as places that may be triggers, too."""
    reader = _Reader(shown)
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            reader.read(line.removesuffix("\r"), number)
    reader.tell_others()
    return reader.lines


class _Reader:
    def __init__(self, shown: Shown) -> None:
        self.lines = Lines()
        self._shown = shown
        self._seen: set[str] = set()
        self._others: Counter[str] = Counter()
        self._wrong = 0

    def read(self, line: str, number: int) -> None:
        found = _LINE.fullmatch(line)
        name = found["id"].strip() if found else ""
        if not found or (name in self._seen and name != "*"):
            why = f"{name} stands there already" if found else "it is no line of annotation"
            self._tell(f"line {number} is left out: {why}")
            return
        self._seen.add(name)
        kind = name[0]
        if kind == "T":
            self._entity(name, found["data"], found["text"])
        elif kind == "E":
            self._event(name, found["data"])
        elif kind in "AM":
            self._attribute(name, found["data"])
        elif kind == "N":
            self._reference(name, found["data"])
        else:
            self._others[_OTHERS[kind]] += 1

    def tell_others(self) -> None:
        """Say what was left out, once for each sort."""
        for other, count in self._others.items():
            what = f"1 {other} is" if count == 1 else f"{count} {other}s are"
            self._shown.remarks.append(f"{what} left out: Ratify has no place for them")
        if self._wrong > _MOST_REMARKS:
            self._shown.remarks.append(f"{self._wrong - _MOST_REMARKS} more lines are left out")

    def _tell(self, remark: str) -> None:
        self._wrong += 1
        if self._wrong <= _MOST_REMARKS:
            self._shown.remarks.append(remark)

    def _entity(self, name: str, data: str, text: str | None) -> None:
        found = _ENTITY.fullmatch(data)
        if not found:
            self._tell(f"{name} is left out: it needs a label, a start and an end")
            return
        pieces = [(int(start), int(end)) for start, end in (piece.split(" ") for piece in found[2].split(";"))]
        raw = self._shown.raw
        quoted = " ".join(raw[start:end] for start, end in pieces)
        if text is not None and text.rstrip() != quoted.rstrip():
            self._tell(f"{name} is left out: the text there is {quoted[:_SHORT]!r}, not {text[:_SHORT]!r}")
            return
        gaps = [raw[end:start] for (_, end), (start, _) in pairwise(pieces)]
        if not all(gap.isspace() for gap in gaps):
            self._tell(f"{name} is left out: it has {len(pieces)} pieces, and a span of Ratify has one")
            return
        apart = Shown(raw)
        place = apart.add(pieces[0][0], pieces[-1][1], own_name(found[1]), name)
        if place is None:
            self._tell(apart.remarks[0])
        else:
            self.lines.entities[name] = place

    def _event(self, name: str, data: str) -> None:
        type_, _, trigger = data.split(" ", maxsplit=1)[0].partition(":")
        arguments = [tuple(part.split(":", 1)) for part in data.split(" ")[1:] if part]
        if not trigger or not all(len(argument) == 2 and all(argument) for argument in arguments):  # noqa: PLR2004
            self._tell(f"{name} is left out: an event needs a trigger, and arguments such as party:T1")
            return
        self.lines.events[name] = Event(trigger, type_, tuple((role, target) for role, target in arguments))

    def _attribute(self, name: str, data: str) -> None:
        found = _ATTRIBUTE.fullmatch(data.rstrip())
        if not found:
            self._tell(f"{name} is left out: an attribute needs a name and a target")
        elif found[2].startswith("E") and found[3]:
            self.lines.attributes[found[2], found[1]] = own_name(found[3])
        else:
            self._others["attribute"] += 1

    def _reference(self, name: str, data: str) -> None:
        found = _REFERENCE.fullmatch(data.rstrip())
        if found:
            self.lines.references[found[1]] = found[2]
        else:
            self._tell(f"{name} is left out: a normalisation needs an entity and an id such as Wikidata:Q1")
