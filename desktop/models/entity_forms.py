"""EntityForms: the surface forms of an article by label, kept up to date from sheet to sheet as far as they differ."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import ne

from annotations.model import Sheet, Span, SpanId
from annotations.walk import span_text

Key = tuple[str, str]
"""The label and the text of a form."""
Place = tuple[int, int]
"""Where a span begins, and how far it goes: the one that reaches further comes first."""
_Mention = tuple[int, int, bool, SpanId]
"""The place of a span, and whether it is open: this sorts mentions in the order of the text, gold first."""


@dataclass(frozen=True, slots=True)
class Form:
    """One surface form with a label: its mentions in the order of the text, and those still open."""

    text: str
    mentions: tuple[SpanId, ...]
    open: tuple[SpanId, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A form that differs: where its first mention stood and where it stands now; None where there is none."""

    label: str
    text: str
    before: Place | None
    now: Place | None


class EntityForms:
    """The forms of one article that hold `wanted`."""

    def __init__(self, sheet: Sheet, wanted: str = "") -> None:
        self._sheet = sheet
        self._wanted = wanted
        self._folded = wanted.casefold()
        self._mentions: dict[Key, list[_Mention]] = {}
        self._keys: dict[SpanId, Key] = {}
        self._counts: Counter[tuple[str, bool]] = Counter()
        for key, mention in self._listed(sheet.gold.spans, sheet.suggested.spans):
            self._mentions.setdefault(key, []).append(mention)
            self._keys[mention[3]] = key
            self._counts[key[0], mention[2]] += 1
        for mentions in self._mentions.values():
            if len(mentions) > 1:
                mentions.sort()

    def are_of(self, sheet: Sheet, wanted: str) -> bool:
        """Whether these are forms of the same text, so that they can follow a sheet."""
        return wanted == self._wanted and sheet.article.text == self._sheet.article.text

    def places(self) -> list[tuple[Place, Key]]:
        """All forms with the places of their first mentions, in the order of these."""
        return sorted((mentions[0][:2], key) for key, mentions in self._mentions.items())

    def counts(self, label: str) -> tuple[int, int]:
        """How many mentions a label has, and how many of them wait."""
        waiting = self._counts[label, True]
        return self._counts[label, False] + waiting, waiting

    def form(self, key: Key) -> Form | None:
        """A form as it is now."""
        mentions = self._mentions.get(key)
        if mentions is None:
            return None
        waiting = tuple(span for _, _, is_open, span in mentions if is_open)
        return Form(key[1], tuple(mention[3] for mention in mentions), waiting)

    def place(self, key: Key) -> Place | None:
        """Where a form has its first mention."""
        mentions = self._mentions.get(key)
        return mentions[0][:2] if mentions is not None else None

    def key_of(self, span: SpanId) -> Key | None:
        """The form that a span is a mention of."""
        return self._keys.get(span)

    def follow(self, sheet: Sheet) -> list[Change]:
        """Take another sheet of the same text; the forms that are not the same now."""
        gold = _differing(self._sheet.gold.spans, sheet.gold.spans)
        suggested = _differing(self._sheet.suggested.spans, sheet.suggested.spans)
        touched: dict[Key, list[_Mention]] = {}
        for key, mention in self._listed(gold[0], suggested[0]):
            touched.setdefault(key, self._mentions[key][:])
            self._mentions[key].remove(mention)
            del self._keys[mention[3]]
            self._counts[key[0], mention[2]] -= 1
        for key, mention in self._listed(gold[1], suggested[1]):
            touched.setdefault(key, self._mentions.get(key, [])[:])
            insort(self._mentions.setdefault(key, []), mention)
            self._keys[mention[3]] = key
            self._counts[key[0], mention[2]] += 1
        self._sheet = sheet
        return [self._change(key, before) for key, before in touched.items() if before != self._mentions[key]]

    def _change(self, key: Key, before: Sequence[_Mention]) -> Change:
        if not self._mentions[key]:
            del self._mentions[key]
        return Change(*key, before[0][:2] if before else None, self.place(key))

    def _listed(self, gold: Sequence[Span], suggested: Sequence[Span]) -> Iterator[tuple[Key, _Mention]]:
        for is_open, spans in ((False, gold), (True, suggested)):
            for span in spans:
                if is_open and span.verdict is not None:
                    continue
                text = span_text(self._sheet, span)
                if self._folded in text.casefold():
                    yield (span.label, text), (span.start, -span.end, is_open, span.id)


def _differing(before: Sequence[Span], after: Sequence[Span]) -> tuple[Sequence[Span], Sequence[Span]]:
    """What stands in two lists between the parts at their ends that are the same."""
    least = min(len(before), len(after))
    first = next((nth for nth, other in enumerate(map(ne, before, after)) if other), least)
    last = next((nth for nth, other in enumerate(map(ne, reversed(before), reversed(after))) if other), least)
    last = min(last, least - first)
    return before[first : len(before) - last], after[first : len(after) - last]
