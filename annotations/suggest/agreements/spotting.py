"""Finds where a text may name an agreement: words of agreements with their premodifiers, and events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotations.suggest.agreements.lexicon import (
    AFTER_OF,
    COMMISSIVES,
    ENGAGEMENTS,
    HEADS,
    INSTRUMENTS,
    NAMES,
    OF_HEADS,
    PARTNERSHIPS,
    wordset,
)
from annotations.suggest.agreements.model import Scorer
from annotations.suggest.agreements.page import Item, Page

CLOSED = frozenset({"PERSON", "DATE", "ROLE"})
"""Inside these no agreement is named."""

_LONGEST_PREMODIFIER = 9
_LONGEST_NAME = 40
_ON = frozenset({"on", "for", "regarding", "concerning", "of"})
_WITHIN = wordset("of the and on for in to from with between , 's")
_JOINTS = frozenset({"-", "–", "/", "."})
_NAMES_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _name in NAMES:
    _NAMES_BY_FIRST.setdefault(_name.split()[0], []).append(tuple(_name.split()))


@dataclass(slots=True, eq=False)
class Mention:
    """A place where the text may name an agreement: an AGREEMENT to be, or an EVENT that is there."""

    start: int
    end: int
    head: int
    kind: str
    """The class of its head: instrument, partnership, commissive, engagement, event or name."""
    sentence: int
    norm: str = ""
    score: float = 1.0
    item: Item | None = None
    """The EVENT that it is; None for an AGREEMENT."""
    words: tuple[str, ...] = field(default=())
    given: float | None = None
    """The score of the AGREEMENT span that something else found here."""


def spot(page: Page, extent: Scorer, given: Sequence[tuple[int, int, float]] = ()) -> list[Mention]:
    """Every place that may name an agreement, in the order of the text.

    `given` are AGREEMENT spans that something else found, with their scores: they are taken as they are.
    """
    found = [_of_event(page, item) for item in page.items if item.label == "EVENT"]
    for start, end, score in given:
        head = head_of(page, start, end)
        found.append(mention_at(page, start, end, head, class_of(page.word(head))))
        found[-1].given = score
    taken = {token for start, end, _ in given for token in range(start, end)}
    found.extend(one for one in _in_words(page, extent) if taken.isdisjoint(range(one.start, one.end)))
    return sorted(found, key=lambda one: (one.start, one.end))


def _of_event(page: Page, item: Item) -> Mention:
    return mention_at(page, item.start, item.end, head_of(page, item.start, item.end), "event", item=item)


def head_of(page: Page, start: int, end: int) -> int:
    """The head of a noun phrase: its last word before the first `of`, `on`, `for` or `between`."""
    for token in range(start + 1, end):
        if page.word(token) in {"of", "on", "for", "between", "to", "concerning", "regarding", "with", "in"}:
            return token - 1
    return end - 1


def class_of(word: str) -> str:
    """The class of a head word."""
    if word in INSTRUMENTS:
        return "instrument"
    if word in PARTNERSHIPS:
        return "partnership"
    if word in COMMISSIVES:
        return "commissive"
    return "engagement" if word in ENGAGEMENTS else "name"


def mention_at(page: Page, start: int, end: int, head: int, kind: str, *, item: Item | None = None) -> Mention:
    """The mention that covers some tokens of a page."""
    words = tuple(page.words.lower[start:end])
    mention = Mention(start, end, head, kind, page.sentence_at(head), item=item, words=words)
    mention.norm = " ".join(words).replace(".", "")
    return mention


def _in_words(page: Page, extent: Scorer) -> Iterator[Mention]:
    lower = page.words.lower
    reached = 0
    for token, word in enumerate(lower):
        if token < reached:
            continue
        name = _name_at(lower, token) if word in _NAMES_BY_FIRST else 0
        if name:
            reached = token + name
            if _open(page, token):
                yield mention_at(page, token, reached, reached - 1, class_of(lower[reached - 1]))
        elif word in HEADS and _is_head(page, token):
            reached = right_end(page, token)
            start = left_start(page, token, extent)
            start, reached = _uncrossed(page, start, reached, token)
            yield mention_at(page, start, reached, token, class_of(word))


def _name_at(lower: list[str], token: int) -> int:
    """The length of the known name that begins at a token, or 0."""
    return max(
        (len(name) for name in _NAMES_BY_FIRST[lower[token]] if tuple(lower[token : token + len(name)]) == name),
        default=0,
    )


def _open(page: Page, token: int) -> bool:
    return all(item.label not in CLOSED for item in page.over(token))


def _is_head(page: Page, token: int) -> bool:
    word = page.word(token)
    if word in {"up", "x"} and page.word(token - 1) != "-":
        return False
    return _open(page, token)


def right_end(page: Page, head: int) -> int:
    """Where the name that begins with a head ends: `letter of intent`, `Agreement on the Rescue of Astronauts`."""
    end = head + 1
    if page.word(head) in OF_HEADS and page.word(end) == "of":
        for length in (2, 3):
            if page.word(head + length) in AFTER_OF:
                end = head + length + 1
                break
    capitals = page.words.capital
    if not capitals[head] or page.words.texts[head].isupper() or not _is_plain_sentence(page, head):
        return end
    return _official_end(page, end)


def _official_end(page: Page, end: int) -> int:
    """The end of a capitalised name that goes on after `on` or `for`; `end` where it does not."""
    if page.word(end) not in _ON:
        return end
    capitals, limit = page.words.capital, min(page.words.length, end + _LONGEST_NAME)
    last, token = end, end + 1
    while token < limit:
        if capitals[token] and not page.words.texts[token].isspace():
            last = token + 1
        elif page.word(token) not in _WITHIN and page.word(token) not in _JOINTS:
            break
        token += 1
    return last if last > end + 1 and not _is_only_body(page, end + 1, last) else end


def _is_only_body(page: Page, start: int, end: int) -> bool:
    """Whether what follows `of` or `for` is just a name (`Partner of Estonia`)."""
    return any(item.start <= start + 1 and item.end >= end for item in page.over(end - 1) if item.label != "TOPIC")


def _is_plain_sentence(page: Page, token: int) -> bool:
    """Whether capitals mean names in this sentence: fewer than half of its words have one."""
    start, end = page.bounds(page.sentence_at(token))
    words = [index for index in range(start, end) if page.words.texts[index].isalpha()]
    return sum(page.words.capital[index] for index in words) * 2 < len(words) + 1


def left_start(page: Page, head: int, extent: Scorer) -> int:
    """The first premodifier of a head, by the model of extents."""
    start = head
    if class_of(page.word(head)) not in {"instrument", "partnership", "engagement"}:
        return start
    first, _ = page.bounds(page.sentence_at(head))
    while start - 1 >= max(first, head - _LONGEST_PREMODIFIER):
        if not may_go_on(page, start - 1) or extent.probability(extent_features(page, start - 1, start, head)) < 0.5:
            break
        start -= 1
    while start < head and page.word(start) in _JOINTS:
        start += 1
    return start


def may_go_on(page: Page, token: int) -> bool:
    """Whether a token can be a premodifier at all."""
    text = page.words.texts[token]
    return text[0].isalnum() or text in _JOINTS


def extent_features(page: Page, token: int, start: int, head: int) -> Iterator[str]:
    """What tells whether `token`, directly before a phrase that begins at `start`, belongs to it."""
    word, text = page.word(token), page.words.texts[token]
    following = page.word(start)
    shape = "A" if text.isupper() else "a" if page.words.capital[token] is False else "Aa"
    head_word = page.word(head)
    yield f"w={word}"
    yield f"w={word}|n={following}" if word in _JOINTS or following in _JOINTS else f"w={word}|h={head_word}"
    yield f"p={page.word(token - 1)}"
    yield f"p={page.word(token - 1)}|j={word in _JOINTS}"
    yield f"s3={word[-3:]}"
    yield f"s2={word[-2:]}"
    yield f"shape={shape}|next={'A' if page.words.capital[start] else 'a'}"
    yield f"h={head_word}"
    yield f"class={class_of(head_word)}|shape={shape}"
    yield f"far={min(head - token, 5)}"
    yield f"digit={text[0].isdigit()}"
    tight = token + 1 < page.words.length and page.words.ends[token] == page.words.starts[token + 1]
    yield f"tight={tight}"
    yield f"zone={page.zones[page.sentence_at(head)]}|shape={shape}"
    for item in page.over(token):
        place = "end" if item.end == start else "holds" if item.end > start else "in"
        yield f"in={item.label}|{place}"
        yield f"in={item.label}|{place}|n={following}"


def _uncrossed(page: Page, start: int, end: int, head: int) -> tuple[int, int]:
    """The phrase moved so that it crosses no item: an item it cuts is left out, unless it holds the head."""
    for item in page.over(start):
        if item.start < start < item.end < end:
            start = item.end if item.end <= head else item.start
    for item in page.over(end - 1):
        if start < item.start < end < item.end:
            end = item.start if item.start > head else item.end
    for item in page.over(start):
        if item.start < start < item.end < end:
            start = min(item.end, head)
    return start, max(end, head + 1)
