"""Finds fields of cooperation: noun phrases behind "agreement on", "cooperation in", and inside names."""

from __future__ import annotations

from annotations.suggest.lexicon import labelled, lexicon, lines
from annotations.suggest.patterns.chunks import HYPHENS
from annotations.suggest.patterns.reading import Reading

_PREPOSITIONS = frozenset({"on", "in", "for", "about", "regarding", "concerning", "covering", "over"})
_LONGEST = 8
_MOST = 9
_FUNCTION = lexicon("topics_rules", "function")
_COOPERATION = lexicon("topics_rules", "cooperation")
_VERB_CLASSES = ("cooperate", "discuss", "cover", "include", "share", "develop", "advance")
_VERB_CLASS = {verb: name for name in _VERB_CLASSES for verb in lexicon("topics_rules", f"verbs_{name}")}
_OF_HEADS = frozenset(
    {"use", "uses", "exploration", "exchange", "exchanges", "protection", "study", "mapping", "surveillance"}
)
_PHRASES = lexicon("topics_rules", "phrases")
"""Two words behind which a field begins."""
_AGREEMENTS = lexicon("topics_rules", "agreements")
_KINDS = lexicon("topics_rules", "kinds")
_EVENT_KINDS = lexicon("topics_rules", "event_kinds")


def find_topics(reading: Reading) -> None:
    """Propose the fields of cooperation that the text names."""
    words = reading.words
    cooperative = _cooperative(reading)
    _fields(reading, cooperative)
    reading.mark()
    instruments, verbs = lexicon("topics", "instruments"), lexicon("topics", "verbs")
    for index, lower in enumerate(words.lower):
        following = index + 1
        if following >= words.length:
            break
        if lower in instruments:
            nxt = words.lower[following]
            if nxt in _PREPOSITIONS:
                _series(
                    reading,
                    following + 1,
                    f"topics.instrument.{nxt}" if nxt in {"on", "in", "for"} else "topics.instrument",
                )
            elif nxt == "to" and following + 2 < words.length:
                _series(reading, _behind_verb(reading, following + 1), "topics.instrument.to")
            if lower in _AGREEMENTS or words.texts[index] in _AGREEMENTS:
                _inside(reading, index)
        elif lower in verbs:
            start = following + 1 if words.lower[following] in {"on", "in", "with", "of"} else following
            _series(
                reading, start, f"topics.verb.{_VERB_CLASS.get(lower, 'other')}{'' if cooperative[index] else '_plain'}"
            )
        elif lower in {"field", "fields", "area", "areas", "sector", "sectors"} and words.lower[following] in {
            "of",
            "such",
        }:
            start = following + (2 if words.lower[following] == "such" else 1)
            _series(reading, start, "topics.area")
        elif f"{lower} {words.lower[following]}" in _PHRASES:
            _series(reading, following + 1, f"topics.phrase.{lower}")
        elif lower == "such" and words.lower[following] == "as":
            _series(reading, following + 1, "topics.such_as")
    _inside_events(reading)


def _cooperative(reading: Reading) -> list[bool]:
    """For each token whether its sentence speaks of an agreement or of working together."""
    words = reading.words
    cues = _COOPERATION | lexicon("topics", "instruments") - {
        "order",
        "plan",
        "plans",
        "project",
        "projects",
        "group",
        "information",
    }
    flags: list[bool] = []
    for start, end in words.sentence:
        flags.extend([not cues.isdisjoint(words.lower[start:end])] * (end - start))
    return flags


def _fields(reading: Reading, cooperative: list[bool]) -> None:
    """Propose the fields of the lexicon wherever they stand."""
    words = reading.words
    by_first: dict[str, list[list[str]]] = {}
    for term in lexicon("topics", "fields"):
        parts = term.lower().replace("-", " - ").split()
        by_first.setdefault(parts[0], []).append(parts)
    for index, lower in enumerate(words.lower):
        for parts in by_first.get(lower, ()):
            if words.lower[index : index + len(parts)] == parts:
                origin = "topics.field" if cooperative[index] else "topics.field_plain"
                reading.add(index, index + len(parts), "TOPIC", origin)


def _behind_verb(reading: Reading, index: int) -> int:
    """Past a verb and its adverb: the object begins there."""
    words = reading.words
    while index + 1 < words.length and (
        words.lower[index].endswith("ly") or words.lower[index] in {"work", "cooperate", "collaborate"}
    ):
        index += 1
        if words.lower[index] in {"on", "in", "together"}:
            return index + 1
    return index + 1


def _series(reading: Reading, index: int, origin: str) -> None:
    """Propose the noun phrase that begins at a token and those that commas and "and" join to it."""
    words = reading.words
    for nth in range(_MOST):
        span = _phrase(reading, index)
        if span is None:
            return
        start, end = span
        reading.add(start, end, "TOPIC", origin if nth == 0 else f"{origin}_more")
        if end + 1 >= words.length:
            return
        if words.lower[end] == "and" and end - start > 1 and (shared := _shared(reading, end + 1)):
            reading.add(start, shared, "TOPIC", f"{origin}_shared")
            end = shared
            if end + 1 >= words.length:
                return
        if words.texts[end] in {",", ";"}:
            index = end + 1
            if words.lower[index] in {"and", "or"}:
                index += 1
        elif words.lower[end] in {"and", "or", "&"}:
            index = end + 1
        elif words.lower[end] == "as" and words.lower[end + 1] == "well" and end + 3 < words.length:
            index = end + 3
        else:
            return
        if words.lower[index] in {
            "the",
            "a",
            "an",
            "to",
            "said",
            "which",
            "who",
            "he",
            "she",
            "it",
            "they",
            "we",
            "is",
            "was",
        }:
            return


def _shared(reading: Reading, index: int) -> int:
    """The end of a single noun behind "and" that shares what stands before it; 0 where there is none."""
    words = reading.words
    end = _noun_phrase_end(reading, index)
    lower = words.lower[index]
    if end != index + 1 or lower in lexicon("topics", "excluded") or not lower.isalpha() or words.capital[index]:
        return 0
    return 0 if lower in lines("verbs.txt") and not lower.endswith("ing") else end


def _phrase(reading: Reading, index: int) -> tuple[int, int] | None:
    """The field that begins at a token, without openers and heads of activity; None where it is none."""
    words = reading.words
    start = _skip_openers(reading, index)
    if start >= words.length or (
        words.lower[start].endswith("ed")
        and words.lower[start] in lines("verbs.txt")
        and start > index - 1
        and _after_comma(reading, index)
    ):
        return None
    end = _noun_phrase_end(reading, start)
    if end <= start:
        return None
    head = words.lower[end - 1]
    if (
        head in lexicon("topics", "activities")
        and end + 1 < words.length
        and words.lower[end] in {"of", "on", "in", "for"}
    ):
        return _phrase(reading, end + 1) if end - index < _LONGEST else None
    if words.lower[end : end + 1] == ["of"] and head in _OF_HEADS:
        further = _noun_phrase_end(reading, _skip_the(reading, end + 1))
        end = further if further > end + 1 else end
    if head in lexicon("topics", "excluded") or _is_known(reading, start, end):
        return None
    return start, end


def _after_comma(reading: Reading, index: int) -> bool:
    return index > 0 and reading.words.texts[index - 1] in {",", ";"}


def _skip_the(reading: Reading, index: int) -> int:
    return index + 1 if reading.words.lower[index : index + 1] == ["the"] else index


def _skip_openers(reading: Reading, index: int) -> int:
    words = reading.words
    openers = lexicon("topics", "openers")
    for _ in range(_LONGEST):
        if index + 1 >= words.length:
            return index
        lower = words.lower[index]
        gerund = (
            lower.endswith("ing")
            and lower in lexicon("topics", "verbs")
            and words.lower[index + 1] in {"a", "an", "the", "joint", "its"}
        )
        if lower in openers or gerund or lower.isdigit() or lower in {'"', "“", ":"}:
            index += 1
        else:
            return index
    return index


def _noun_phrase_end(reading: Reading, start: int) -> int:
    """Where the noun phrase that begins at a token ends, by small words and forms of verbs."""
    words = reading.words
    verbs, adjectives = lines("verbs.txt"), lines("adjectives.txt")
    index, last = start, start
    while index < words.length and index - start < _LONGEST * 2:
        text, lower = words.texts[index], words.lower[index]
        if (
            text in HYPHENS
            and index > start
            and index + 1 < words.length
            and words.ends[index] == words.starts[index + 1]
        ):
            index += 2
            last = index
            continue
        if not text[0].isalnum() or lower in _FUNCTION or reading.is_date(index) or reading.person_at(index):
            break
        if text[0].isdigit() and index > start:
            break
        body = reading.bodies[index]
        if body and body.label not in {"COUNTRY", "PLACE", "SYSTEM", "MISSION"}:
            break
        adjective = lower.endswith("ed") and (index == start or lower in adjectives)
        if lower in verbs and not (lower.endswith("ing") or adjective):
            break
        if lower.endswith("ly") and index > start:
            break
        index += 1
        last = index
    while last > start and (
        words.lower[last - 1] in adjectives or words.lower[last - 1] in lexicon("topics", "openers")
    ):
        last -= 1
    return last


def _is_known(reading: Reading, start: int, end: int) -> bool:
    """Whether the phrase is a name of something else, or a mere country."""
    body = reading.bodies[start]
    if body is not None and body.start <= start and body.end >= end:
        return True
    return reading.words.capital[start] and end - start == 1 and reading.words.texts[start] not in {"AI", "ICT", "STEM"}


def _inside(reading: Reading, head: int) -> None:
    """Propose the field in front of an agreement's noun: "launch contract", "data-sharing agreement"."""
    words = reading.words
    start = head
    common = lines("common_words.txt")
    while start > 0 and head - start < _LONGEST:
        before = start - 1
        lower = words.lower[before]
        if words.texts[before] in HYPHENS and before > 0 and words.ends[before] == words.starts[start]:
            start = before - 1
            continue
        plain = words.texts[before].isalpha() and lower in common and lower not in _FUNCTION
        hyphen = words.texts[start] in HYPHENS if start < head else False
        if (
            not plain
            or (lower in lines("verbs.txt") and not (hyphen or lower.endswith("ing")))
            or words.capital[before] != words.capital[head]
            or reading.bodies[before]
        ):
            break
        start = before
    while (
        start < head
        and words.lower[start] != "outer"
        and (
            words.lower[start] in lines("adjectives.txt") | lexicon("topics", "openers") | _KINDS
            or not words.texts[start][0].isalpha()
        )
    ):
        start += 1
    # The last word may tell the kind: "launch service agreement" has a field, "service agreement" has none.
    if start < head and (head - start > 1 or words.lower[start] not in _KINDS):
        reading.add(start, head, "TOPIC", "topics.inside.capital" if words.capital[head] else "topics.inside")


def _inside_events(reading: Reading) -> None:
    """Propose the field inside the name of an event: "Space" in "India-France Space Dialogue"."""
    words = reading.words
    heads = labelled("heads")
    for one in [one for one in reading.found if one.label == "EVENT" and one.origin.startswith("events.named")]:
        for index in range(one.start, one.end):
            if words.lower[index] in {"on", "of"} and one.end - index > 1:
                start = _skip_the(reading, index + 1)
                if words.lower[index] == "on" and not reading.bodies[start]:
                    reading.add(start, one.end, "TOPIC", "topics.event.on")
                break
            if heads.get(words.texts[index]) == "EVENT" or words.texts[index] == "Working":
                start = index
                while (
                    start > one.start
                    and not reading.bodies[start - 1]
                    and words.capital[start - 1]
                    and (words.lower[start - 1] not in _EVENT_KINDS and words.texts[start - 1].isalpha())
                ):
                    start -= 1
                if start < index:
                    talks = words.texts[index] in {"Dialogue", "Dialog", "Consultations", "Talks", "Working"}
                    reading.add(start, index, "TOPIC", f"topics.event.{'talks' if talks else 'gathering'}")
