"""Finds bodies of government described in small letters: "the defense ministry", "Kenyan parliament"."""

from __future__ import annotations

from annotations.suggest.lexicon import lexicon
from annotations.suggest.patterns.reading import Reading

_ALONE = frozenset({"parliament"})
_WITH_STATE = frozenset(
    {"government", "embassy", "parliament", "cabinet", "military", "army", "navy", "congress", "senate", "authorities"}
)
_PAIRS = {
    ("air", "force"): True,
    ("armed", "forces"): True,
    ("coast", "guard"): True,
    ("intelligence", "service"): True,
    ("spy", "agency"): True,
    ("intelligence", "agency"): True,
    ("military", "intelligence"): False,
    ("naval", "forces"): False,
    ("self-defense", "forces"): False,
    ("weather", "service"): False,
    ("regional", "government"): False,
    ("consulate", "general"): False,
}
"""Two words that name a body: whether they do so without a state before them."""
_FIELDS = lexicon("offices_rules", "fields")


def find_offices(reading: Reading) -> None:
    """Propose the ministries, parliaments and forces that are not written with capitals."""
    words = reading.words
    for index, lower in enumerate(words.lower):
        if words.capital[index]:
            continue
        if lower in {"ministry", "ministries"}:
            _with_fields(reading, index, "offices.ministry")
        elif lower == "committee" and words.lower[index - 1] in _FIELDS:
            _with_fields(reading, index, "offices.committee")
        elif lower == "agency" and index > 1 and words.lower[index - 1] == "space":
            _with_state(reading, index - 1, index + 1, "AGENCY", "offices.space_agency", alone=False)
        elif index and (words.lower[index - 1], lower) in _PAIRS:
            alone = _PAIRS[words.lower[index - 1], lower]
            _with_state(reading, index - 1, index + 1, "GOVERNMENT", "offices.pair", alone=alone)
        elif lower in _WITH_STATE:
            _with_state(reading, index, index + 1, "GOVERNMENT", f"offices.{lower}", alone=lower in _ALONE)


def _with_fields(reading: Reading, head: int, origin: str) -> None:
    """Propose a ministry or committee with the fields before it: "transport and communications ministry"."""
    words = reading.words
    start = head
    while start > 0:
        before = words.lower[start - 1]
        joined = before in {"and", ","} and start > 1 and words.lower[start - 2] in _FIELDS and start < head
        if before not in _FIELDS and not joined:
            break
        start -= 1
    if start == head:
        return
    _with_state(reading, start, head + 1, "GOVERNMENT", origin, alone=True)


def _with_state(reading: Reading, start: int, end: int, label: str, origin: str, *, alone: bool) -> None:
    """Propose a description with the state directly before it, or without one where that is enough."""
    found = [one.start for one in reading.around(start - 1) if start and one.label == "COUNTRY" and one.end == start]
    if found:
        reading.add(min(found), end, label, origin)
    elif alone:
        reading.add(start, end, label, f"{origin}.alone")
