"""Finds places by where they stand, and tells a capital that is a place from one that stands for its government."""

from __future__ import annotations

from annotations.suggest.extensions import Candidate
from annotations.suggest.lexicon import lexicon, lines
from annotations.suggest.patterns.chunks import Chunk
from annotations.suggest.patterns.reading import Reading

_SITES = frozenset({"Center", "Centre", "Facility"})
_CLAUSE = frozenset(
    {"", ";", ":", ".", "as", "that", "while", "but", "said", "what", "whether", "if", "“", '"', "►", "•", "-", "–"}
)
_PARTNERS = frozenset({"between", "with", "against", "by"})
_SPEAKING = frozenset({"signed", "spoke", "speaks", "signs", "speaking", "signing", "pen"})
_GIVEN = lexicon("places_rules", "given")
"""What only a government gives: approval "from" a capital."""
_OF_PLACES = lexicon("places_rules", "of_places")
_FACILITIES = lexicon("places_rules", "facilities")
_LONGEST = 5
_KNOWN = frozenset(
    {"COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION", "DATE", "PERSON", "MISSION", "SYSTEM", "EVENT", "PLACE"}
)


def find_places(reading: Reading) -> None:
    """Propose places, and states where a capital stands for one."""
    _find_governments(reading)
    _find_centres(reading)
    _extend_facilities(reading)
    cover = reading.cover(_KNOWN)
    for chunk in reading.chunks:
        if chunk.end - chunk.start <= _LONGEST and not any(cover[chunk.start : chunk.end]):
            origin = _place_evidence(reading, chunk, cover)
            if origin:
                reading.add(chunk.start, chunk.end, "PLACE", origin)
                cover[chunk.start : chunk.end] = ["PLACE"] * (chunk.end - chunk.start)


def _find_governments(reading: Reading) -> None:
    """Propose the state where its capital stands for the government, alone or in a list with others."""
    capitals = [one for one in reading.found if one.origin == "knowledge.capitals"]
    acting = {one.start: origin for one in capitals if (origin := _as_government(reading, one))}
    words = reading.words
    for one in reversed(capitals):
        behind = one.end + (words.texts[one.end : one.end + 1] == [","])
        behind += words.lower[behind : behind + 1] == ["and"]
        if behind > one.end and behind in acting and words.lower[one.start - 1] not in {"in", "at", "near"}:
            acting.setdefault(one.start, "places.capital.listed")
    for one in capitals:
        if one.start in acting:
            reading.add(one.start, one.end, "COUNTRY", acting[one.start], entity=one.entity)


def _find_centres(reading: Reading) -> None:
    """Propose a centre of an agency as a place where something happens at it."""
    words = reading.words
    for one in [one for one in reading.found if one.label == "AGENCY" and words.texts[one.end - 1] in _SITES]:
        before = one.start - 1
        if before > 1 and words.lower[before] in {"'s", "’s"}:
            before -= 3 if words.lower[before - 2] == "the" else 2
        elif before > 0 and words.lower[before] == "the":
            before -= 1
        inside_role = any(other.label == "ROLE" for other in reading.around(one.start))
        if not inside_role and before >= 0 and words.lower[before] in {"at", "to", "from"}:
            reading.add(one.start, one.end, "PLACE", "places.centre", entity=one.entity)
        elif words.texts[one.start - 1].isspace() and words.texts[one.end : one.end + 1] == [","]:
            reading.add(one.start, one.end, "PLACE", "places.centre.line", entity=one.entity)


def _extend_facilities(reading: Reading) -> None:
    """Propose a place with the small word behind it that belongs to its name: "Nadi airport"."""
    words = reading.words
    for one in [one for one in reading.found if one.label == "PLACE"]:
        end = one.end
        if end < words.length and words.lower[end] in {"launch", "space", "test", "air", "tracking", "ground", "naval"}:
            end += 1
        if end < words.length and words.lower[end] in _FACILITIES and not words.capital[end]:
            reading.add(one.start, end + 1, "PLACE", "places.facility")


def _as_government(reading: Reading, capital: Candidate) -> str:
    """The rule by which a capital stands for its government; empty where it is a place."""
    words = reading.words
    start, end = capital.start, capital.end
    before = words.lower[start - 1] if start else ""
    after = words.lower[end] if end < words.length else ""
    second = words.lower[end + 1] if end + 1 < words.length else ""
    if words.texts[start].isupper() and after in {",", "(", "/", "—", "–", "-"}:
        return ""
    if after == "-" and second == "based":
        return ""
    if asked := _by_word_before(reading, start, before, after):
        return asked
    if before in {"in", "at", "near", "to", "from", "around", "outside", ",", "of", "for", "via", "through"}:
        paired = before in {"from", "of", "to"} and _is_paired(reading, end)
        return "places.capital.paired" if paired else ""
    if after in {"'s", "’s"}:
        return (
            "places.capital.possessor"
            if second.isalpha() and not words.capital[end + 1]
            else "places.capital.possessor.name"
        )
    if after == "-" and reading.is_country(end + 1):
        return "places.capital.hyphen"
    if before in _PARTNERS:
        return "places.capital.partner"
    if after in lexicon("places", "will") or (after == "," and second == "for"):
        return "places.capital.subject"
    if after.isalpha() and (after.endswith("ed") or after in lines("verbs.txt")):
        return "places.capital.verb"
    if after.isalpha() and after.endswith("s") and (before in _CLAUSE or before.isspace()):
        return "places.capital.clause"
    if _is_paired(reading, end) or (before in {"and", "or"} and _ends_with_state(reading, start - 1)):
        return "places.capital.paired"
    return ""


def _by_word_before(reading: Reading, start: int, before: str, after: str) -> str:
    """The rule by which the words before a capital make it a government; empty where they do not."""
    words = reading.words
    earlier = words.lower[start - 2] if start > 1 else ""
    if before == "for" and earlier in _SPEAKING:
        return "places.capital.for"
    if before == "of" and earlier == "request":
        return "places.capital.for"
    if before == "from" and earlier in _GIVEN:
        return "places.capital.from"
    return "places.capital.said" if before in {"says", "said"} and not after.isalpha() else ""


def _is_paired(reading: Reading, end: int) -> bool:
    """Whether "and" and another state or capital follow."""
    words = reading.words
    if end + 1 >= words.length or words.lower[end] not in {"and", "or"}:
        return False
    return any(
        one.label == "COUNTRY" or one.origin == "knowledge.capitals" for one in reading.by_start.get(end + 1, ())
    )


def _ends_with_state(reading: Reading, end: int) -> bool:
    return any(one.label == "COUNTRY" for one in reading.around(end - 1) if one.end == end)


def _place_evidence(reading: Reading, chunk: Chunk, cover: list[str]) -> str:
    """The rule that takes an unknown run of capitalised words for a place; empty where none does."""
    words = reading.words
    start, end = chunk.start, chunk.end
    common = lines("common_words.txt")
    plain = sum(words.lower[index] in common for index in range(start, end) if words.texts[index].isalpha())
    if plain == end - start or not words.texts[start][0].isalpha():
        return ""
    before = words.lower[start - 1] if start else "\n"
    if before == "the" and start > 1:
        before = words.lower[start - 2] + " the"
    after = words.texts[end] if end < words.length else "\n"
    upper = words.texts[start].isupper() and len(words.texts[start]) > 1
    if after == "," and end + 1 < words.length and cover[end + 1] in {"PLACE", "COUNTRY"} and not upper and plain == 0:
        return "places.inside"
    if chunk.headline:
        return ""
    if before.isspace() and _opens_dateline(reading, end, cover):
        return "places.dateline"
    if after == "-" and end + 1 < words.length and words.lower[end + 1] == "based":
        return "places.based"
    if words.lower[start - 1] in lexicon("places", "regions"):
        return "places.region"
    if before in lexicon("places", "before") and not upper:
        word = before if before in {"in", "at", "near", "from", "to"} else "other"
        return f"places.after.{word}{'.mixed' if plain else ''}"
    if before in {"in the", "near the", "over the", "across the", "around the", "from the"} and not upper and not plain:
        return "places.after.article"
    if before in {",", "and", "or"} and start > 1 and cover[start - 2] == "PLACE" and not plain and not upper:
        return "places.listed"
    if end < words.length and words.lower[end] in lexicon("beside", "PLACE"):
        return "places.beside"
    if start and words.texts[start - 1] == "of" and words.lower[start - 2] in _OF_PLACES:
        return "places.beside"
    return ""


def _opens_dateline(reading: Reading, end: int, cover: list[str]) -> bool:
    """Whether the name at the start of a line opens a report: "DAEJEON, Nov. 5 --"."""
    words = reading.words
    if end >= words.length:
        return False
    if words.texts[end] in {"—", "–", "--"} or (words.texts[end] == "-" and words.texts[end - 1].isupper()):
        return True
    if words.texts[end] == "," and end + 1 < words.length:
        return cover[end + 1] in {"DATE", "COUNTRY", "PLACE"}
    return (
        words.texts[end] == "("
        and words.texts[end - 1].isupper()
        and cover[min(end + 1, words.length - 1)] == "ORGANIZATION"
    )
