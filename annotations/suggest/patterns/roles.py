"""Finds the titles of named persons: before the name, behind it after a comma, and in brackets."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.suggest.extensions import Candidate
from annotations.suggest.lexicon import lexicon
from annotations.suggest.patterns.reading import Body, Reading

_REACH = 26
_LINKS = lexicon("roles_rules", "links")
_BREAKS = lexicon("roles_rules", "breaks")


def find_roles(reading: Reading) -> None:
    """Propose the title of every person found."""
    names = {one.start: one for one in sorted(reading.found, key=lambda one: one.score) if one.label == "PERSON"}
    _find_titles(reading, names.values())


def find_new_roles(reading: Reading) -> None:
    """Propose the titles of the persons whom later rules found."""
    _find_titles(reading, [one for one in reading.found if one.origin.startswith("names.person")])


def _find_titles(reading: Reading, people: Iterable[Candidate]) -> None:
    reading.mark()
    for person in people:
        _before(reading, person.start)
        _after(reading, person.end)


def _before(reading: Reading, name: int) -> None:
    """Propose the title that ends where a name begins, or before the comma in front of it."""
    words = reading.words
    end = name
    while end > 0 and words.texts[end - 1] in lexicon("grammar", "honorifics"):
        end -= 1
    comma = end > 1 and words.texts[end - 1] == ","
    if comma:
        end -= 1
    low, _ = words.sentence_of(name)
    head = _head_before(reading, low, end)
    if head < 0:
        return
    start = _extend_left(reading, low, head)
    start = _skip_opening(reading, start, head)
    rank = head == end - 1 and words.texts[head] in lexicon("roles", "ranks")
    if comma:
        if not _is_definite(reading, start, head, end):
            return
        origin = "roles.before.comma"
    else:
        origin = "roles.rank" if rank else "roles.before" if head == end - 1 else "roles.before.long"
    if end - start <= _REACH:
        reading.add(start, end, "ROLE", origin)


def _is_definite(reading: Reading, start: int, head: int, end: int) -> bool:
    """Whether a title before a comma belongs to the name behind it: "the Turkish ambassador, ..."."""
    words = reading.words
    before = words.lower[start - 1] if start else ""
    return before in {"the", "its", "his", "her", "their", "'s", "’s"} and (head < end)


def _head_before(reading: Reading, low: int, end: int) -> int:
    """The head noun of the title that ends at `end`, directly or with "of ..." behind it; -1 where there is none."""
    words = reading.words
    heads, ranks = lexicon("roles", "heads"), lexicon("roles", "ranks")
    index = end - 1
    if index >= low and words.texts[index] == ")":
        while index > low and words.texts[index] != "(":
            index -= 1
        index -= 1
    if index < low:
        return -1
    if words.lower[index] in heads or words.texts[index] in ranks:
        clock = words.lower[index] in {"pm", "general"} and index > low and words.texts[index - 1][0].isdigit()
        return -1 if clock else index
    # A longer title: walk left over "of the ministry of ..." to its head.
    cover = reading.bodies
    while index >= low and end - index < _REACH:
        lower = words.lower[index]
        if lower in heads and not cover[index] and words.lower[index + 1] in {"of", "for", "to", "at", "in", "on"}:
            return index
        if lower in _BREAKS or words.texts[index] in {";", ":", '"', "“", "”", "(", ")", "—", "."}:
            return -1
        if not (cover[index] or words.capital[index] or lower in _LINKS or lower in lexicon("roles", "modifiers")):
            return -1
        if words.texts[index] == "," and not cover[index]:
            return -1
        index -= 1
    return -1


def _extend_left(reading: Reading, low: int, head: int) -> int:
    """Where the title begins: over its modifiers and the country or body in front of it."""
    words, cover = reading.words, reading.bodies
    modifiers, heads = lexicon("roles", "modifiers"), lexicon("roles", "heads")
    ranks = lexicon("roles", "ranks")
    start = head
    while start > low and head - start < _REACH:
        index = start - 1
        text, lower = words.texts[index], words.lower[index]
        if body := cover[index]:
            start = body.start
            continue
        if lower in {"'s", "’s"} and index > low and cover[index - 1]:
            start = index
            continue
        if lower in modifiers or lower in heads or text in ranks:
            start = index
            continue
        if text in {"-", "–"} and words.starts[index] == words.ends[index - 1]:
            start = index - 1
            continue
        if text in {"and", "&", ","} and _joins(reading, low, index, head):
            start = index
            continue
        if words.capital[index] and text not in lexicon("grammar", "starters") and _is_plain(reading, index):
            start = index
            continue
        break
    return start


def _is_plain(reading: Reading, index: int) -> bool:
    """Whether a capitalised word in front of a capitalised title belongs to it: "External Affairs Minister"."""
    words = reading.words
    return not (words.texts[index] in lexicon("grammar", "honorifics") or reading.is_date(index))


def _joins(reading: Reading, low: int, index: int, head: int) -> bool:
    """Whether "and" or a comma stands inside a title: "Science, Technology and Innovation Minister"."""
    words = reading.words
    modifiers = lexicon("roles", "modifiers")
    before = index - 1
    if before < low:
        return False
    same_case = words.capital[before] == words.capital[index + 1]
    return (
        same_case
        and words.lower[before] in modifiers
        and (words.lower[index + 1] in modifiers or words.lower[index + 1] in lexicon("roles", "heads"))
        and not reading.bodies[before]
        and words.lower[before] not in {"president", "minister"}
        and head - index < _REACH
    )


def _skip_opening(reading: Reading, start: int, head: int) -> int:
    """The start without determiners, links and words that tell time."""
    words = reading.words
    while start < head and (
        words.lower[start]
        in {"the", "a", "an", "and", "&", ",", "'s", "’s", "-", "–", "former", "new", "late", "of", "to", "in"}
        or reading.is_date(start)
    ):
        start += 1
    return start


def _after(reading: Reading, name_end: int) -> None:
    """Propose the title behind a name: after a comma, in brackets or after a dash."""
    words = reading.words
    if name_end + 1 >= words.length:
        return
    if words.texts[name_end] == "(" and (behind := _aside(reading, name_end)):
        name_end = behind
    opening = words.texts[name_end]
    if opening not in {",", "(", "–", "—", "-"}:
        return
    start = name_end + 1
    _, high = words.sentence_of(name_end)
    if words.lower[start] in {"the", "a", "an", "its", "their", "his", "her", "who", "who's"}:
        start += 1
    start = _skip_possessor(reading, start, high)
    head = _head_after(reading, start, high)
    if head < 0:
        return
    closer = ")" if opening == "(" else ""
    end = _end_after(reading, head + 1, high, closer)
    if closer and (end >= words.length or words.texts[end] not in {")", ",", ";"}):
        return
    reading.add(start, end, "ROLE", "roles.bracket" if closer else "roles.after")


def _aside(reading: Reading, opening: int) -> int:
    """Past a bracket that holds an age, a side of a photograph or a flag; 0 where it holds more."""
    words = reading.words
    for index in range(opening + 1, min(opening + 6, words.length - 1)):
        if words.texts[index] == ")":
            return index + 1 if words.texts[index + 1] == "," else 0
        if words.lower[index] in lexicon("roles", "heads"):
            return 0
    return 0


def _skip_possessor(reading: Reading, start: int, high: int) -> int:
    """Past a possessor that has no name: "the Authority's head of spectrum"."""
    words = reading.words
    for index in range(start, min(start + 4, high - 1)):
        if words.lower[index] in {"'s", "’s"} and not reading.bodies[index - 1] and words.lower[index - 1] != "'":
            return index + 1
    return start


def _head_after(reading: Reading, start: int, high: int) -> int:
    """The head noun of a title that begins at `start`; -1 where none stands near."""
    words = reading.words
    heads, modifiers = lexicon("roles", "heads"), lexicon("roles", "modifiers")
    index = start
    while index < min(high, start + 12):
        text, lower = words.texts[index], words.lower[index]
        if body := reading.bodies[index]:
            index = body.end
            continue
        if lower in heads:
            return index
        allowed = (
            lower in modifiers or text in {"-", "–", "&", "and", "'s", "’s", "of", "in", "for"} or words.capital[index]
        )
        plain = text.isalpha() and index - start < 3 and lower not in _BREAKS and lower not in _LINKS
        if (not allowed or text in lexicon("grammar", "starters")) and not plain:
            return -1
        index += 1
    return -1


def _end_after(reading: Reading, index: int, high: int, closer: str) -> int:
    """Where a title behind a name ends: at the comma, the bracket, the verb, or the next person."""
    words, cover = reading.words, reading.bodies
    limit = min(high, index + _REACH)
    end = index
    while index < limit:
        text, lower = words.texts[index], words.lower[index]
        if body := cover[index]:
            if body.label == "PLACE" and words.lower[index - 1] == "in" and end == index - 1:
                break
            index = end = body.end
            continue
        if text == "," and closer and cover[index + 1]:
            index += 1
            continue
        if text == "," and (fields := _fields(reading, index, high)):
            index = end = fields
            continue
        if text == "," and _goes_on(reading, index):
            index += 1
            continue
        if text == "(" and not closer and (close := _bracket(reading, index, high)):
            index = end = close
            continue
        if (
            text in {",", ";", ":", ".", ")", "(", "–", "—", "!", "?", '"', "”", "“", "|", "/"}
            or lower in _BREAKS
            or text.isspace()
        ):
            break
        if reading.is_date(index) or reading.person_at(index):
            break
        index += 1
        if lower not in _LINKS or text == "'s":
            end = index
    return end


def _fields(reading: Reading, comma: int, high: int) -> int:
    """Past the rest of a list of fields, as in "minister of science, innovation and technology"; 0 where it is none."""
    words = reading.words
    capital = words.capital[comma - 1]
    body = reading.bodies[comma - 1]
    if body and body.label != "COUNTRY":
        return 0
    index, joined = comma, False
    while index + 1 < min(high, comma + 12):
        if words.texts[index] not in {",", "and", "&"}:
            return index if joined else 0
        if words.texts[index] == "," and joined:
            return index
        joined = joined or words.texts[index] in {"and", "&"}
        index += 1
        start = index
        while (
            index < high
            and words.texts[index].isalpha()
            and words.lower[index] not in _BREAKS
            and words.lower[index] != "and"
            and words.capital[index] == capital
            and not reading.person_at(index)
            and index - start < 3
        ):
            index += 1
        if index == start:
            return 0
    return 0


def _bracket(reading: Reading, opening: int, high: int) -> int:
    """Past a short bracket that belongs to a title and after which the title goes on; 0 otherwise."""
    words = reading.words
    for index in range(opening + 1, min(opening + 6, high - 1)):
        if words.texts[index] == ")":
            going_on = words.lower[index + 1] in {"of", "at", "in", "for", "and"} or words.lower[index + 1] in lexicon(
                "roles", "heads"
            )
            return index + 1 if going_on else 0
    return 0


def _goes_on(reading: Reading, comma: int) -> bool:
    """Whether a body follows a comma, so that the comma stands inside the title: "Director, Ministry of Culture"."""
    words = reading.words
    start = comma + 1
    if words.lower[start] == "the":
        start += 1
    if start >= words.length or not words.capital[start]:
        return False
    body = reading.bodies[start]
    if body is None and words.texts[start].isupper() and len(words.texts[start]) > 2:
        body = Body(start, start + 1, "ORGANIZATION")
    if body is None:
        return False
    following = body.end
    return body.label in {"GOVERNMENT", "AGENCY", "ORGANIZATION"} and (
        following >= words.length
        or words.texts[following] in {",", ".", ";", ")", "(", "at", "|"}
        or words.texts[following].isspace()
    )
