"""A UIMA CAS as a record: named entities and other layers of spans, and link features as agreements."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, cast

from annotations.formats.cas_parsing import Cas, Structure, is_array, short, sofas
from annotations.formats.cas_types import AGREEMENT, ARTICLE, DETAILS, DOCUMENT, ENTITY, LINK, SOFA
from annotations.formats.decoding import normalise
from annotations.formats.gathering import Gathering, Known, Slot
from annotations.formats.row_fault import RowFault
from annotations.formats.row_reading import record_of
from annotations.model import MENTIONS, Decision, Record
from annotations.offsets import Utf16Index

_MENTION = "AGREEMENT"
"""The label of a span that is made where an agreement of another tool stands on no span."""
_NO_LINKS = frozenset({"sofa", "begin", "end", "value", "label", "identifier", "kind", "status"})
"""Features whose values are no references, though a number may look like one in XMI."""
_DECISIONS: Mapping[str, Decision] = {decision.value: decision for decision in Decision}
_NO_LAYERS = (
    "uima.cas.",
    "uima.tcas.",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.",
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.",
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
    "de.tudarmstadt.ukp.inception.",
    "org.dkpro.core.api.xml.",
)
"""Types that hold no annotation of anybody: text, tokens, sentences, descriptions of tag sets, structure of HTML."""


def record_in(cas: Cas, spare_key: str, within: str = "") -> tuple[Record, Gathering]:
    """The record of a CAS and what was left out of it; raises RowFault where it has no text.

    An article that another tool named after its file has the folders before its name.
    """
    texts = sofas(cas)
    if not texts:
        raise RowFault("it has no text (no sofaString)")
    raw = texts[0].values["sofaString"]
    row = _row(cas, spare_key, within)
    annotated = row.pop("annotated", True)
    record = record_of(row | {"text": raw}, spare_key)
    gathering = Gathering(raw, normalise(raw), cas.faults)
    _Reader(cas, texts[0], gathering).read()
    annotation = gathering.annotation()
    if annotated is False and not annotation.spans:
        return record, gathering
    return Record(record.article, annotation, record.layer), gathering


def _row(cas: Cas, spare_key: str, within: str) -> dict[str, Any]:
    """What the CAS tells of the article: all of it where Ratify wrote it, else its name and title."""
    for one in cas.structures.values():
        if one.type == ARTICLE:
            try:
                row: object = json.loads(one.values.get("record", ""))
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                return cast("dict[str, Any]", row)
    for one in cas.structures.values():
        if one.type == DOCUMENT:
            title = one.values.get("documentTitle", "")
            name = one.values.get("documentId", "") or title or spare_key
            name = name.removesuffix(".xmi").removesuffix(".json")
            metadata = {"title": title} if title and title != one.values.get("documentId") else {}
            return {"id": within + name if name == spare_key else name, "metadata": metadata}
    return {"id": within + spare_key}


class _Reader:
    def __init__(self, cas: Cas, sofa: Structure, gathering: Gathering) -> None:
        self._cas = cas
        self._sofa = str(sofa.id)
        self._gathering = gathering
        self._index = Utf16Index(gathering.raw)
        self._details = {
            about.id: one
            for one in cas.structures.values()
            if one.type == DETAILS
            for about in cas.references(one, "about")
        }
        self._others: Counter[str] = Counter()

    def read(self) -> None:
        """Collect everything that is annotated."""
        for one in sorted(self._cas.structures.values(), key=lambda it: it.id):
            if one.type.startswith(_NO_LAYERS) or one.type in (SOFA, ARTICLE, DETAILS, LINK) or is_array(one):
                continue
            if "begin" not in one.values:
                continue  # not in the text: part of something else
            if one.values.get("sofa", self._sofa) != self._sofa:
                self._others["annotation of other views"] += 1
            elif links := list(self._links(one)):
                self._add_agreement(one, links)
            elif one.type == AGREEMENT:
                self._add_agreement(one, [])
            elif label := self._label(one):
                self._add_span(one, label)
            else:
                self._others[short(one.type)] += 1
        for kind, count in sorted(self._others.items()):
            self._gathering.faults.append(f"{count} of the type {kind!r:.60} have no place in Ratify")

    def _label(self, one: Structure) -> str:
        """What a span is called; empty for what is no span: a relation, or something without a name."""
        if self._cas.references(one, "Governor") or self._cas.references(one, "Dependent"):
            return ""
        features = ("value",) if one.type == ENTITY else ("value", "label")
        return next((one.values[name] for name in features if one.values.get(name)), "")

    def _links(self, one: Structure) -> Iterator[Structure]:
        """The links of an annotation: structures of its features that have a role and a target."""
        if one.type == ENTITY:
            return
        for feature in one.values:
            if feature not in _NO_LINKS:
                for link in self._cas.references(one, feature):
                    if "target" in link.values and "begin" not in link.values:
                        yield link

    def _add_span(self, one: Structure, label: str) -> None:
        start, end = self._point(one, "begin"), self._point(one, "end")
        if start is not None and end is not None:
            self._gathering.add_span(one.id, start, end, label, known=self._known(one))

    def _add_agreement(self, one: Structure, links: list[Structure]) -> None:
        kind = one.values.get("kind") or one.values.get("value") or one.values.get("label") or short(one.type)
        status = one.values.get("status", "")
        if not status:
            self._gathering.faults.append(f"the {kind} has no status and is left out")
            return
        slots = [
            Slot(link.values.get("role", ""), target.id, self._known(link))
            for link in links
            for target in self._cas.references(link, "target")
        ]
        if not any(slot.role == MENTIONS for slot in slots):
            slots.insert(0, Slot(MENTIONS, self._mention(one)))
        named = [slot for slot in slots if slot.role]
        if len(named) < len(slots):
            self._gathering.faults.append(f"the {kind} has links without a role, which are left out")
        self._gathering.add_agreement(kind, status, named, self._known(one))

    def _mention(self, one: Structure) -> int:
        """The span that an agreement stands on, or one that is made for it."""
        place = one.values.get("begin"), one.values.get("end")
        for other in self._cas.structures.values():
            if other.type == ENTITY and (other.values.get("begin"), other.values.get("end")) == place:
                return other.id
        self._add_span(one, _MENTION)
        return one.id

    def _point(self, one: Structure, feature: str) -> int | None:
        """A position as a code point; None, and told, where there is none in the text."""
        unit = one.number(feature)
        name = self._label(one) or short(one.type)
        if unit is None:
            self._gathering.faults.append(f"the {name} has no {feature} that is a whole number")
            return None
        try:
            point = self._index.to_point(unit)
        except IndexError:
            self._gathering.faults.append(f"the {name}: its {feature}, {unit}, is outside the text")
            return None
        if self._index.to_unit(point) != unit:
            self._gathering.faults.append(f"the {name}: its {feature}, {unit}, is in the middle of a character")
            return None
        return point

    def _known(self, one: Structure) -> Known:
        details = self._details.get(one.id)
        values: Mapping[str, str] = details.values if details else {}
        return Known(
            self._score(values.get("score", "")),
            values.get("origin", ""),
            _DECISIONS.get(values.get("verdict", "")),
            one.values.get("identifier", "") if one.type == ENTITY else "",
        )

    def _score(self, text: str) -> float | None:
        if not text:
            return None
        try:
            score = float(text)
        except ValueError:
            score = -1.0
        if not 0 <= score <= 1:  # NaN is not
            self._gathering.faults.append(f"a score is {text!r:.20} and not a number from 0 to 1; it is left out")
            return None
        return score
