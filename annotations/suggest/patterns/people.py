"""Finds named persons: after titles, before speech verbs, by given names, and in bylines."""

from __future__ import annotations

import re

from annotations.suggest.lexicon import labelled, lexicon, lines
from annotations.suggest.patterns.chunks import HYPHENS, Chunk
from annotations.suggest.patterns.reading import Reading

_LONGEST = 6
_INITIAL = re.compile(r"[A-Z]\.")
_COVERING = frozenset(
    {"COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION", "DATE", "EVENT", "MISSION", "SYSTEM", "PLACE"}
)
_CREDITS = frozenset(
    {"by", "photo", "photos", "credit", "credits", "image", "compiled", "reporter", "editor", "author", "text", "words"}
)
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def find_people(reading: Reading) -> None:
    """Propose every name of a person that its form or its surroundings give away."""
    cover = reading.cover(_COVERING)
    for chunk in reading.chunks:
        for start, end in _runs(reading, chunk, cover):
            origin = _evidence(reading, chunk, start, end)
            if origin:
                reading.add(start, _past_nickname(reading, end), "PERSON", origin)


def _past_nickname(reading: Reading, end: int) -> int:
    """The end of a name with a nickname in quotes and what follows it: William J. “Bill” Clinton."""
    words = reading.words
    if end + 3 >= words.length or words.texts[end] not in {"“", '"', "(", "‘", "'"}:
        return end
    quoted = words.capital[end + 1] and words.texts[end + 2] in {"”", '"', ")", "’", "'"}
    return end + 4 if quoted and words.capital[end + 3] and is_name_word(words.texts[end + 3]) else end


def is_name_word(text: str) -> bool:
    """Whether a token can be a part of a person's name."""
    if _INITIAL.fullmatch(text) or text in _SUFFIXES:
        return True
    bare = text.replace("'", "").replace("’", "").replace("ʻ", "").replace("`", "")
    return bare.isalpha() and len(bare) > 1 and text not in lexicon("grammar", "starters")


def _runs(reading: Reading, chunk: Chunk, cover: list[str]) -> list[tuple[int, int]]:
    """The stretches of a run of capitalised words that may be a person's name."""
    words = reading.words
    found: list[tuple[int, int]] = []
    start = -1
    for index in range(chunk.start, chunk.end + 1):
        inside = index < chunk.end and _may_belong(reading, index, cover, started=start >= 0)
        if inside and start < 0 and words.capital[index]:
            start = index
        elif not inside and start >= 0:
            stop = index
            while stop > start and not (words.capital[stop - 1] or words.texts[stop - 2] in HYPHENS):
                stop -= 1
            found.append((start, stop))
            start = -1
    return [(start, end) for start, end in found if 0 < _parts(reading, start, end) <= _LONGEST]


def _may_belong(reading: Reading, index: int, cover: list[str], *, started: bool) -> bool:
    words = reading.words
    text = words.texts[index]
    if text in HYPHENS:
        return started
    if not words.capital[index]:
        return started and (text in lexicon("grammar", "particles") or words.texts[index - 1] in HYPHENS)
    if cover[index]:
        # A town or a state may be a given name: "Jordan", "Florence". Its run decides.
        behind_given = started and _is_given(words.texts[index - 1])
        return cover[index] in {"PLACE", "COUNTRY"} and (behind_given or _is_given(text))
    if text in labelled("heads") or _is_title(reading, index):
        return False
    return is_name_word(text)


def _is_title(reading: Reading, index: int) -> bool:
    text, lower = reading.words.texts[index], reading.words.lower[index]
    return (
        lower in lexicon("roles", "heads")
        or text in lexicon("roles", "ranks")
        or text in lexicon("grammar", "honorifics")
        or (lower in lexicon("roles", "modifiers") and lower in lines("common_words.txt"))
    )


def _parts(reading: Reading, start: int, end: int) -> int:
    return sum(reading.words.texts[index] not in HYPHENS for index in range(start, end))


def _is_given(text: str) -> bool:
    return text in lines("given_names.txt") or (text.isupper() and text.title() in lines("given_names.txt"))


def _is_family(text: str) -> bool:
    return text in lines("family_names.txt") or (text.isupper() and text.title() in lines("family_names.txt"))


def _evidence(reading: Reading, chunk: Chunk, start: int, end: int) -> str:
    """The name of the rule that takes the stretch for a person; empty where none does."""
    words = reading.words
    texts = words.texts[start:end]
    parts = _parts(reading, start, end)
    before = start - 1
    titled = before >= 0 and _is_person_title(reading, before)
    common = sum(text.lower() in lines("common_words.txt") for text in texts if text[0].isupper())
    if titled and common < parts:
        if parts > 1:
            return "people.titled"
        return "" if _is_doubtful(texts[0]) else "people.titled.single"
    if parts < 2 or common == parts or texts[-1] in HYPHENS:
        return ""
    if _is_korean(texts):
        return "people.hyphen"
    particle = any(text in lexicon("grammar", "particles") for text in texts)
    given, family = _is_given(texts[0]), _is_family(texts[-1]) or _is_family(texts[0])
    if given and family and not common:
        return "people.given.family"
    if _INITIAL.fullmatch(texts[0]) or any(_INITIAL.fullmatch(text) for text in texts[1:-1]):
        return "people.initial"
    spoken = _speaks(reading, start, end)
    credited = _is_credited(reading, start)
    if common or chunk.headline:
        return "people.weak" if (given and (spoken or credited) and common < 2) else ""
    if spoken:
        return "people.spoken"
    if credited:
        return "people.credited"
    if given:
        return "people.given"
    if particle or any(_is_given(text) for text in texts[1:]):
        return "people.later"
    if _is_apposed(reading, end):
        return "people.apposed"
    return "people.family" if family else ""


def _is_doubtful(text: str) -> bool:
    """Whether a single word behind a title is rather something else: an abbreviation, a suffix."""
    return (text.isupper() and len(text) < 5) or text in _SUFFIXES or text.endswith(".")


def _is_person_title(reading: Reading, index: int) -> bool:
    """Whether a token is the last word of a title that a name follows."""
    words = reading.words
    text, lower = words.texts[index], words.lower[index]
    if text in lexicon("grammar", "honorifics") or text in lexicon("roles", "ranks"):
        return True
    clock = lower == "pm" and index > 0 and words.texts[index - 1][0].isdigit()
    return lower in lexicon("roles", "heads") and not clock


def _is_korean(texts: list[str]) -> bool:
    """Whether a name is of the form "Seo Dong-hyuk": the second half of the given name is written small."""
    return len(texts) >= 4 and texts[-2] in HYPHENS and texts[-1].islower() and texts[-1].isalpha()


def _speaks(reading: Reading, start: int, end: int) -> bool:
    words = reading.words
    speech = lexicon("grammar", "speech")
    if end < words.length and words.lower[end] in speech:
        return True
    return start > 0 and words.lower[start - 1] in {"said", "says", "added", "told", "asked", "wrote"}


def _is_credited(reading: Reading, start: int) -> bool:
    words = reading.words
    index = start - 1
    while index >= 0 and words.texts[index] in {":", "/", "—", "–", "|", "(", "-"} and start - index < 4:
        index -= 1
    if index < 0:
        return False
    return words.lower[index] in _CREDITS or (
        words.texts[start - 1] == "/"
        and any(one.label in {"AGENCY", "ORGANIZATION"} for one in reading.ending_at(start - 1))
    )


def _is_apposed(reading: Reading, end: int) -> bool:
    """Whether a comma and a title follow."""
    words = reading.words
    if end + 1 >= words.length or words.texts[end] != ",":
        return False
    return any(
        words.lower[index] in lexicon("roles", "heads")
        for index in range(end + 1, min(end + 6, words.length))
        if words.texts[index] not in {",", "."}
    )
