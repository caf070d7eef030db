"""What made a suggestion, in a plain word: the machine notes the name of its rule or list."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("origins", text)


def origin_text(origin: str) -> str:
    """What made a suggestion, as an analyst would say it; what Ratify does not know stays as it is."""
    known = _known()
    return known.get(_family(origin, known), origin)


def origin_family(origin: str) -> str:
    """The beginning of an origin that all those with the same plain word have in common."""
    return _family(origin, _known())


def _family(origin: str, known: Container[str]) -> str:
    parts = origin.split(".")
    for length in (2, 1):
        if (family := ".".join(parts[:length])) in known:
            return family
    return origin


def _known() -> dict[str, str]:
    return {
        "agreements": _tr("agreement model"),
        "bodies": _tr("rule: bodies"),
        "dates": _tr("rule: dates"),
        "encoder": _tr("trained model"),
        "events": _tr("rule: events"),
        "knowledge": _tr("knowledge"),
        "knowledge.agencies": _tr("knowledge: space agencies"),
        "knowledge.capitals": _tr("knowledge: capitals"),
        "knowledge.cities": _tr("knowledge: cities"),
        "knowledge.countries": _tr("knowledge: countries"),
        "knowledge.events": _tr("knowledge: events"),
        "knowledge.governments": _tr("knowledge: governments"),
        "knowledge.missions": _tr("knowledge: missions"),
        "knowledge.organizations": _tr("knowledge: organizations"),
        "knowledge.places": _tr("knowledge: places"),
        "knowledge.systems": _tr("knowledge: systems"),
        "knowledge.treaties": _tr("knowledge: treaties"),
        "light": _tr("trained model (light)"),
        "names": _tr("rule: names"),
        "offices": _tr("rule: offices"),
        "people": _tr("rule: persons"),
        "places": _tr("rule: places"),
        "roles": _tr("rule: roles"),
        "systems": _tr("rule: systems"),
        "topics": _tr("rule: topics"),
        "vote": _tr("rule: repeated names"),
    }
