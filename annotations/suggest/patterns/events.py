"""Finds events: named ones by their head noun, described ones by a modifier that tells them from others."""

from __future__ import annotations

import re

from annotations.suggest.lexicon import labelled, lexicon
from annotations.suggest.patterns.chunks import HYPHENS, Chunk
from annotations.suggest.patterns.reading import Reading

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)")
_COUNTED = frozenset({"meeting", "session", "round", "edition", "sitting", "round-table"})
_MANY = 12
_PLAIN_NAMES = frozenset({"Days", "Day", "Week", "Meeting", "Session", "Talks", "Round", "Fair", "Ceremony", "Hearing"})


def find_events(reading: Reading) -> None:
    """Propose the events of the text."""
    for one in [one for one in reading.found if one.label == "EVENT"]:
        start = _ordinal_before(reading, one.start)
        if start < one.start:
            reading.add(start, one.end, "EVENT", "knowledge.events.numbered", entity=one.entity)
    for chunk in reading.chunks:
        _named(reading, chunk)
    heads = lexicon("events", "heads")
    words = reading.words
    for index, lower in enumerate(words.lower):
        if (
            (lower in heads and not words.capital[index])
            or (lower == "group" and index and words.lower[index - 1] == "working")
            or (lower in _COUNTED and index + 1 < words.length and not words.capital[index])
        ):
            _described(reading, index)


def _named(reading: Reading, chunk: Chunk) -> None:
    """Propose a capitalised name that ends in "Dialogue", "Summit", "Working Group" and the like."""
    words = reading.words
    heads = labelled("heads")
    for index in range(chunk.start, chunk.end):
        text = words.texts[index]
        is_head = (
            heads.get(text) == "EVENT"
            or heads.get(text.title()) == "EVENT"
            or (
                text.lower() in {"group", "committee", "commission", "subcommittee"}
                and index > chunk.start
                and words.lower[index - 1] in {"working", "joint", "steering", "apex", "intergovernmental", "mixed"}
            )
        )
        if not is_head or (index + 1 < chunk.end and heads.get(words.texts[index + 1]) == "EVENT"):
            continue
        start = _first_of_name(reading, chunk, index)
        start = _ordinal_before(reading, start)
        end = _rest_of_name(reading, index + 1)
        if end - start < 2 or (chunk.headline and end - start > _MANY):
            continue
        plain = text in _PLAIN_NAMES
        reading.add(
            start, end, "EVENT", f"events.named{'.plain' if plain else ''}{'.headline' if chunk.headline else ''}"
        )
        return


def _first_of_name(reading: Reading, chunk: Chunk, head: int) -> int:
    """Where a capitalised name begins inside its run: behind a person, a date or a body with a verb of its own."""
    words = reading.words
    start = head
    while start > chunk.start:
        before = start - 1
        if reading.is_date(before) or words.lower[before] in lexicon("roles", "heads"):
            break
        start = before
    if start > 1 and words.texts[start - 1] in HYPHENS and words.capital[start - 2]:
        for one in reading.around(start - 2):
            if one.label in {"COUNTRY", "ORGANIZATION", "AGENCY"} and one.end == start - 1:
                return one.start
    return start


def _ordinal_before(reading: Reading, start: int) -> int:
    """The start of a name with the ordinals and small modifiers before it: "second India-France ..."."""
    words = reading.words
    while start > 0:
        lower = words.lower[start - 1]
        if lower in lexicon("events", "ordinals") - {"next", "latest"} or _ORDINAL.fullmatch(words.texts[start - 1]):
            start -= 1
        elif lower in {"first-ever", "joint", "bilateral", "trilateral", "annual"} or (
            lower == "ever" and start > 2 and words.lower[start - 3] == "first"
        ):
            start -= 3 if lower == "ever" else 1
        else:
            break
    return start


def _rest_of_name(reading: Reading, index: int) -> int:
    """Where a capitalised name ends: with what "on" or "of" and further capitals add to it."""
    words = reading.words
    end = index
    while end + 1 < words.length and words.lower[end] in {"on", "of", "for"} and end - index < 2 * _MANY:
        following = end + 1
        if words.lower[following] == "the":
            following += 1
        if following >= words.length or not words.capital[following] or reading.is_date(following):
            break
        stop = following
        while stop < min(words.length, following + _MANY) and words.capital[stop] and not reading.is_date(stop):
            stop += 1
            if stop + 1 < words.length and words.texts[stop] in {"and", "&"} and words.capital[stop + 1]:
                if not reading.around(stop + 1):
                    stop += 1
            elif (
                stop + 1 < words.length and words.texts[stop] in HYPHENS and words.ends[stop] == words.starts[stop + 1]
            ):
                stop += 2
        end = stop
    return end


def _described(reading: Reading, head: int) -> None:
    """Propose a description written small: "bilateral tabletop exercise", "third meeting of the Joint Committee"."""
    words = reading.words
    low, _ = words.sentence_of(head)
    start = _modifiers(reading, low, head)
    if start == head:
        return
    texts = set(words.lower[start:head])
    if texts <= lexicon("events", "weak"):
        return
    ordinal = words.lower[start] in lexicon("events", "ordinals") or bool(_ORDINAL.fullmatch(words.texts[start]))
    end = head + 1
    kind = "described"
    if words.lower[head] in _COUNTED or words.lower[head] == "talks":
        stop = _rest_of_name(reading, end)
        if stop == end:
            stop = _rest_of_counted(reading, end)
        end = stop
        kind = "counted"
    if ordinal:
        kind += ".ordinal"
    elif words.lower[head] in {"call", "camp", "lunch", "dinner", "breakfast", "debate", "review", "round", "edition"}:
        kind += ".rare"
    reading.add(start, end, "EVENT", f"events.{kind}")


def _rest_of_counted(reading: Reading, index: int) -> int:
    """Past "of the joint committee on ..." or "of consultations" behind "round" and "meeting"."""
    words = reading.words
    if index + 1 >= words.length or words.lower[index] != "of":
        return index
    following = index + 1
    if words.lower[following] in {"the", "a"}:
        following += 1
    stop = following
    heads = lexicon("events", "heads") | {"committee", "commission", "group", "council", "panel", "board"}
    while stop < min(words.length, following + 8):
        lower = words.lower[stop]
        if lower in heads:
            return stop + 1
        allowed = lower in lexicon("events", "modifiers") or words.capital[stop] or words.texts[stop] in HYPHENS
        if not allowed:
            return index
        stop += 1
    return index


def _modifiers(reading: Reading, low: int, head: int) -> int:
    """Where a description begins: over modifiers, states joined by hyphens, bodies and fields."""
    words = reading.words
    modifiers = lexicon("events", "modifiers")
    start = head
    while start > low and head - start < _MANY:
        index = start - 1
        lower = words.lower[index]
        if lower in modifiers or _ORDINAL.fullmatch(words.texts[index]):
            start = index
        elif (words.texts[index] in HYPHENS and index > low and words.ends[index] == words.starts[index + 1]) or (
            lower in {"'", "’"} and index > low and words.lower[index - 1] in modifiers
        ):
            start = index - 1
        elif reading.around(index) and words.capital[index] and not reading.is_date(index):
            found = [
                one for one in reading.around(index) if one.end == index + 1 and one.label not in {"PERSON", "ROLE"}
            ]
            if not found:
                break
            start = min(one.start for one in found)
        elif lower == "exercise" and words.capital[start]:
            start = index
        else:
            break
    while start < head and words.texts[start] in HYPHENS | {"'", "’"}:
        start += 1
    return start
