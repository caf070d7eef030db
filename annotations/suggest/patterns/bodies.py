"""Finds bodies, facilities and programmes by the head noun of their name: "Ministry of ...", "... University"."""

from __future__ import annotations

from annotations.suggest.lexicon import labelled, lexicon, lines
from annotations.suggest.patterns.chunks import Chunk
from annotations.suggest.patterns.reading import Reading
from annotations.suggest.words import Words

_LINKS = frozenset({"of", "for", "on"})
_LONG = 22
_HEAD_FIRST = lexicon("bodies_rules", "head_first")
_DIRECTIONS = frozenset({"Central", "East", "West", "North", "South", "International"})
_NEWS = frozenset({"News", "Press", "Media", "Photo", "Credit", "Rating", "Travel"})
_ABOVE_STATES = lexicon("bodies_rules", "above_states")
_JOINT = frozenset({"Joint", "Intergovernmental", "Supreme", "Steering", "Mixed", "Bilateral", "Trilateral", "Apex"})
_WORKING = frozenset({"Working", "Expert", "Experts", "Contact", "Study", "Coordination", "WORKING"})
_PARTS = frozenset(
    {
        "Office",
        "Directorate",
        "Division",
        "Center",
        "Centre",
        "Laboratory",
        "Council",
        "Department",
        "Board",
        "Institute",
    }
)
_COMPANY_MARKS = lexicon("bodies_rules", "company_marks")
_NOT_OF_STATE = frozenset({"Ministry", "Department", "Commission", "Government"})
"""Heads behind whose field a state stands outside the name: "Ministry of Trade" of Hungary."""
_PLAIN_HEADS = lexicon("bodies_rules", "plain_heads")
"""Heads that alone, without a word before or "of ..." after, name nothing."""
_RISKY = lexicon("bodies_rules", "risky")
"""Heads that make a name only together with a word that is no common one."""
_ALONE = {
    "Congress": "GOVERNMENT",
    "Senate": "GOVERNMENT",
    "Parliament": "GOVERNMENT",
    "Cabinet": "GOVERNMENT",
}


def find_bodies(reading: Reading) -> None:
    """Propose a span for every name that has a telling head noun."""
    heads = labelled("heads")
    for chunk in reading.chunks:
        if chunk.headline and chunk.end - chunk.start > _LONG // 2:
            continue
        _find_in(reading, chunk, heads)


def _find_in(reading: Reading, chunk: Chunk, heads: dict[str, str]) -> None:
    words = reading.words
    index = chunk.start
    begin = chunk.start
    while index < chunk.end:
        head = words.texts[index]
        label = (
            "CENTRE"
            if head in {"Center", "Centre", "Centers", "Centres"}
            else heads.get(head) or heads.get(head.title())
        )
        if label is None or (head.isupper() and len(head) < 4 and head not in heads):
            index += 1
            continue
        later = _later_head(words, index + 1, chunk.end, heads)
        if later and words.texts[index + 1] not in _LINKS:
            index = later
            continue
        start = _extend_left(reading, chunk, begin, index)
        end = _extend_right(reading, index + 1, chunk)
        if end - start > 1 or head in _ALONE:
            _propose(reading, start, end, index, label)
        begin = index = max(end, index + 1)


def _later_head(words: Words, start: int, end: int, heads: dict[str, str]) -> int:
    """A further head noun in the same run, so that the name is longer; 0 where there is none."""
    roles = lexicon("roles", "heads")
    last = 0
    for index in range(start, end):
        if words.lower[index] in roles or words.texts[index].isupper():
            break
        if words.texts[index] in heads or words.texts[index] in {"Center", "Centre"}:
            last = index
    return last


def _extend_left(reading: Reading, chunk: Chunk, begin: int, head: int) -> int:
    """Where the name begins: the run itself, or further left over a list that an article introduces."""
    words = reading.words
    start = begin
    while start < head and (
        (words.lower[start] in lexicon("roles", "heads") and words.texts[start] != "General")
        or words.texts[start] in {"-", "–", "&"}
    ):
        start += 1
    if start != chunk.start or start < 2 or chunk.headline:
        return start
    index = start
    for _ in range(4):
        index = _joined_left(words, index)
        if index < 1:
            return start
        if words.lower[index - 1] in {"the", "'s", "’s"} or reading.is_country(index):
            return index
    return start


def _joined_left(words: Words, start: int) -> int:
    """The start of the capitalised run before "and" or a comma; 0 where there is none."""
    index = start - 1
    if words.texts[index] in {"and", "&", ","}:
        index -= 1
        if words.texts[index] == ",":
            index -= 1
    else:
        return 0
    stop = index
    while index > 0 and words.capital[index] and words.texts[index].isalpha():
        index -= 1
    return index + 1 if index < stop else 0


def _extend_right(reading: Reading, index: int, chunk: Chunk) -> int:
    """Where the name ends: after its head, or after what "of", "for" or "on" adds to it."""
    words = reading.words
    head = words.texts[index - 1]
    end = index
    if index < chunk.end and words.texts[index] == "General" and head == "Directorate":
        index = end = index + 1
    if index < chunk.end:
        if words.texts[index] in _DIRECTIONS and index + 1 == chunk.end:
            return chunk.end
        if words.texts[index].isdigit() or words.texts[index] in _COMPANY_MARKS:
            end = index + 1
        return end
    if head.title() not in _HEAD_FIRST:
        if end < words.length and words.texts[end] in _COMPANY_MARKS:
            return end + 1
        return end
    links = _LINKS if head != "Government" else frozenset({"of"})
    while end + 1 < words.length and words.lower[end] in links and end - index < 2 * _LONG:
        if end > index and head in _NOT_OF_STATE and _is_state(reading, end + 1):
            break
        stop = _noun_phrase(reading, end + 1)
        if stop == end + 1:
            break
        end, links = stop, frozenset({"of"})
    return end


def _is_state(reading: Reading, index: int) -> bool:
    """Whether a state's name follows, with or without an article."""
    return reading.is_country(index) or (reading.words.lower[index] == "the" and reading.is_country(index + 1))


def _noun_phrase(reading: Reading, index: int) -> int:
    """The end of a capitalised phrase with its commas and "and", as in "Transport, Communications and Energy"."""
    words = reading.words
    if words.lower[index] == "the" and index + 1 < words.length:
        index += 1
        if not words.capital[index]:
            return index - 1
    elif not words.capital[index]:
        return index
    end = _capitals(reading, index)
    listed = joined = False
    while end + 1 < words.length and end - index < _LONG:
        following = end
        if joined and listed:
            break
        if words.texts[following] == ",":
            if (
                joined
                or not _list_goes_on(reading, following)
                or (words.texts[following + 1] in {"and", "&"} and not listed)
            ):
                break
            listed = True
        if words.texts[following] in {",", "and", "&"}:
            following += 1
            joined = joined or words.texts[end] in {"and", "&"} or words.texts[following] in {"and", "&"}
            if words.texts[following] in {"and", "&"}:
                following += 1
        else:
            break
        if following >= words.length or not words.capital[following] or not _may_join(reading, following):
            break
        end = _capitals(reading, following)
    return end


def _capitals(reading: Reading, index: int) -> int:
    words = reading.words
    end = index
    while end < words.length and words.capital[end] and end - index < _LONG:
        if reading.is_date(end) or (end > index and (words.texts[end] in lexicon("grammar", "starters"))):
            break
        end += 1
        if end + 1 < words.length and words.texts[end] == "-" and words.ends[end] == words.starts[end + 1]:
            end += 2
    return end


def _list_goes_on(reading: Reading, comma: int) -> bool:
    """Whether a list of capitalised words after a comma ends in "and" and one more."""
    words = reading.words
    index, comma_allowed = comma, True
    while index + 1 < words.length and index - comma < _LONG:
        if words.texts[index] == "," and comma_allowed:
            index += 1
        if words.texts[index] in {"and", "&"}:
            return words.capital[index + 1] and _may_join(reading, index + 1)
        stop = index
        while stop < words.length and words.capital[stop]:
            stop += 1
        if stop == index or not _may_join(reading, index):
            return False
        index = stop
    return False


def _may_join(reading: Reading, index: int) -> bool:
    """Whether a capitalised word can go on a list inside a name: no state, no body, no abbreviation of its own."""
    words = reading.words
    text = words.texts[index]
    if text.isupper() and len(text) > 1 and text not in {"ICT", "AI", "IT", "STEM"}:
        return False
    if any(candidate.label in {"COUNTRY", "AGENCY", "PERSON", "DATE"} for candidate in reading.by_start.get(index, ())):
        return False
    heads = labelled("heads")
    return not (words.texts[index] in heads and index + 1 < words.length and words.lower[index + 1] in _LINKS)


def _propose(reading: Reading, start: int, end: int, head: int, label: str) -> None:
    words = reading.words
    if words.texts[head] in _PLAIN_HEADS and end - start == 1:
        return
    if reading.knows(start, end) or (words.texts[head] in _RISKY and not _is_peculiar(reading, start, head)):
        return
    chosen = _label(reading, start, end, head, label)
    if chosen:
        longer = "_of" if end > head + 1 and words.lower[head + 1] in _LINKS else ""
        reading.add(start, end, chosen, f"bodies.{chosen.lower()}.{words.lower[head].strip('.')}{longer}")


def _is_peculiar(reading: Reading, start: int, head: int) -> bool:
    """Whether a word before the head is neither common nor a country."""
    words, common = reading.words, lines("common_words.txt")
    return any(
        words.texts[index].isalpha()
        and words.lower[index] not in common
        and not any(one.label in {"COUNTRY", "AGENCY", "GOVERNMENT", "SYSTEM", "DATE"} for one in reading.around(index))
        for index in range(start, head)
    )


def _label(reading: Reading, start: int, end: int, head: int, label: str) -> str:
    """The label that a name has by its head and the other words in it; empty where it is not a name."""
    words = reading.words
    inside = set(words.texts[start:end])
    text = words.texts[head].title()
    if not inside.isdisjoint(_COMPANY_MARKS) and label != "SYSTEM":
        return "ORGANIZATION"
    if label == "EVENT":
        return ""  # events have rules of their own
    if _is_part_of_agency(reading, start, end, text):
        return "AGENCY"
    spacy_words = not inside.isdisjoint(lexicon("space", "words"))
    above = not inside.isdisjoint(_ABOVE_STATES)
    national = "National" in inside or "Federal" in inside or reading.has_country(start, end)
    if label == "GOVERNMENT" and text in {"Committee", "Council", "Commission"} and not inside.isdisjoint(_JOINT):
        return ""
    if label == "MISSION" and not inside.isdisjoint({"Cooperation", "Exchange", "Executive", "Working"}):
        return ""
    if text == "Group" and not inside.isdisjoint(_WORKING):
        return ""
    if label == "CENTRE":
        return "AGENCY" if spacy_words else "ORGANIZATION"
    if label == "GOVERNMENT":
        return _government(text, inside, space=spacy_words, above=above)
    if (
        label == "ORGANIZATION"
        and spacy_words
        and national
        and text in {"Institute", "Organization", "Organisation", "Academy"}
    ):
        return "AGENCY"
    if label == "ORGANIZATION" and text == "Institute" and ("National" in inside or (national and "of" in inside)):
        return "GOVERNMENT"
    if text == "Academy" and national and not inside.isdisjoint({"Sciences", "Science"}):
        return "GOVERNMENT"
    return label


def _is_part_of_agency(reading: Reading, start: int, end: int, head: str) -> bool:
    """Whether a name is that of a part of an agency: "NASA's Office of ...", "NASA Partnerships Office"."""
    if head not in _PARTS:
        return False
    words = reading.words
    owner = start - 2 if start >= 2 and words.lower[start - 1] in {"'s", "’s"} else start
    return any(
        (one.label == "AGENCY" and one.end <= max(start, owner + 1))
        or (one.label == "AGENCY" and one.start == start and one.end < end)
        for one in reading.by_start.get(owner, ())
    )


def _government(text: str, inside: set[str], *, space: bool, above: bool) -> str:
    if not inside.isdisjoint(_NEWS):
        return "ORGANIZATION"
    if space and text not in {"Ministry", "Ministries", "Embassy", "Parliament", "Services", "Assembly", "Committee"}:
        return "AGENCY"
    if above and text in {"Agency", "Organization", "Commission", "Council", "Assembly", "Union", "Court", "Committee"}:
        return "ORGANIZATION"
    if text == "Services":
        return "ORGANIZATION"
    if text == "Force" and "Task" in inside:
        return "ORGANIZATION"
    return "GOVERNMENT"
