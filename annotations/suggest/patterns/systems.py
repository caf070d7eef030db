"""Finds missions, programmes and hardware by numerals in their names and by the small words beside them."""

from __future__ import annotations

import re

from annotations.suggest.lexicon import labelled, lexicon, lines
from annotations.suggest.patterns.chunks import HYPHENS, Chunk
from annotations.suggest.patterns.reading import Reading

_ROMAN = re.compile(r"[IVX]{1,4}")
_NUMERAL = re.compile(r"\d{1,4}[A-Za-z]{0,2}|[A-Z]{1,2}\d{1,2}[A-Z]?|[IVX]{1,4}|[A-Z]")
_SAT = re.compile(r"[^\W\d_]+(?:[Ss]at|SAT)s?\d*")
_BEFORE = lexicon("systems_rules", "before")
_GENERIC = frozenset(
    {"CubeSat", "CubeSats", "Cubesat", "Cubesats", "SmallSat", "SmallSats", "Smallsats", "SmallSAT", "NanoSats"}
)
_LONGEST = 7
_NO_CRAFT = lexicon("systems_rules", "no_craft")


def find_systems(reading: Reading) -> None:
    """Propose the names of missions and hardware that no list knows."""
    for chunk in reading.chunks:
        _numbered(reading, chunk)
        _beside(reading, chunk)
        for index in range(chunk.start, chunk.end):
            text = reading.words.texts[index]
            if (
                text not in _GENERIC
                and _SAT.fullmatch(text)
                and not reading.around(index)
                and len(reading.words.texts[index]) > len("Sat") + 1
            ):
                _add_sat(reading, chunk, index)


def _add_sat(reading: Reading, chunk: Chunk, index: int) -> None:
    words = reading.words
    end = index + 1
    if end + 1 < words.length and words.texts[end] in HYPHENS and _NUMERAL.fullmatch(words.texts[end + 1]):
        end += 2
    elif end < chunk.end and _NUMERAL.fullmatch(words.texts[end]):
        end += 1
    reading.add(index, end, "SYSTEM", "systems.sat")


def _numbered(reading: Reading, chunk: Chunk) -> None:
    """Propose "Chandrayaan-4", "Bifrost 2" and the like."""
    words = reading.words
    for index in range(chunk.start + 1, chunk.end):
        text = words.texts[index]
        hyphen = words.texts[index - 1] in HYPHENS
        if not _NUMERAL.fullmatch(text) or (index + 1 < chunk.end and words.texts[index + 1] in HYPHENS):
            continue
        name = index - 2 if hyphen else index - 1
        if name < chunk.start or not words.texts[name][0].isalpha() or words.texts[name] in _NO_CRAFT:
            continue
        if text.isalpha() and not (hyphen or _ROMAN.fullmatch(text)):
            continue
        if reading.knows(name, index + 1):
            continue
        known = [
            one.start for one in reading.around(name) if one.label in {"SYSTEM", "MISSION"} and one.end <= name + 1
        ]
        if known and (hyphen or text[0].isdigit() or _ROMAN.fullmatch(text)):
            label = next(one.label for one in reading.around(name) if one.start == min(known))
            reading.add(min(known), index + 1, label, "systems.numbered.known")
            continue
        start = _name_start(reading, chunk, name)
        if reading.knows(start, index + 1):
            continue
        common = all(words.lower[token] in lines("common_words.txt") for token in range(start, name + 1))
        if common and not hyphen:
            continue
        if any(
            one.label in {"DATE", "PERSON", "AGENCY"} and one.start <= name < one.end for one in reading.around(name)
        ):
            continue
        label = _label_by_neighbour(reading, start, index + 1) or "SYSTEM"
        reading.add(start, index + 1, label, f"systems.numbered.{'hyphen' if hyphen else 'blank'}")


def _name_start(reading: Reading, chunk: Chunk, name: int) -> int:
    """Where a numbered name begins: over further capitalised words that are not known as something else."""
    words = reading.words
    start = name
    while start > chunk.start:
        before = start - 1
        if words.texts[before] in HYPHENS and before > chunk.start:
            start = before - 1
            continue
        if reading.around(before) or words.texts[before] in labelled("heads"):
            break
        if not words.texts[before].isalpha() or words.lower[before] in lines("common_words.txt"):
            break
        start = before
    return start


def _beside(reading: Reading, chunk: Chunk) -> None:
    """Propose a run of capitalised words behind which a telling small word stands: "the Munal satellite"."""
    words = reading.words
    if chunk.headline or chunk.end >= words.length or chunk.end - chunk.start > _LONGEST:
        return
    start = _first_unknown(reading, chunk)
    if start >= chunk.end:
        return
    common = all(
        words.lower[index] in lines("common_words.txt")
        for index in range(start, chunk.end)
        if words.texts[index].isalpha()
    )
    label = _label_by_neighbour(reading, start, chunk.end)
    if label and not (common and chunk.end - start == 1):
        reading.add(start, chunk.end, label, f"systems.beside.{label.lower()}{'.common' if common else ''}")


def _first_unknown(reading: Reading, chunk: Chunk) -> int:
    """The start of a run without the country or body at its front."""
    start = chunk.start
    while start < chunk.end:
        ends = [
            one.end
            for one in reading.by_start.get(start, ())
            if one.label in {"COUNTRY", "AGENCY", "DATE", "GOVERNMENT"}
        ]
        if not ends:
            break
        start = max(ends)
    if start < chunk.end and reading.words.texts[start] in HYPHENS:
        return chunk.end
    return start


def _label_by_neighbour(reading: Reading, start: int, end: int) -> str:
    """SYSTEM or MISSION by the small words directly behind or before a name; empty where they say nothing."""
    words = reading.words
    for reach in range(2):
        index = end + reach
        if index >= words.length or not words.texts[index].isalpha():
            break
        if words.lower[index] in lexicon("beside", "SYSTEM"):
            return "SYSTEM"
        if words.lower[index] in lexicon("beside", "MISSION"):
            return "MISSION"
        if words.lower[index] in lexicon("roles", "stops"):
            break
    before = words.texts[start - 1] if start else ""
    if before in _BEFORE:
        return "SYSTEM"
    return ""
