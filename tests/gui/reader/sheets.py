"""Sheets for the reader's tests: a text, what is gold in it and what is still open."""

from __future__ import annotations

import random
from collections.abc import Iterable

from annotations.model import Agreement, AgreementId, Annotation, Article, Filler, FillerId, Sheet, Span, SpanId
from annotations.offsets import trim
from annotations.schema import default_schema
from tests.builders import Placed, span_of

WORDS = (
    "India and the Korea Aerospace Administration signed a memorandum of understanding on space cooperation in Seoul"
)


def sheet(
    text: str,
    gold: Iterable[Placed] = (),
    waiting: Iterable[Placed] = (),
    *,
    gold_agreements: Iterable[Agreement] = (),
    agreements: Iterable[Agreement] = (),
) -> Sheet:
    """Gold spans have the ids 1, 2, 3, open ones 101, 102, 103, in the order given."""
    confirmed = [span_of(text, placed, nth) for nth, placed in enumerate(gold, start=1)]
    suggested = [
        span_of(text, placed, nth, score=0.87, origin="knowledge") for nth, placed in enumerate(waiting, start=101)
    ]
    return Sheet(
        article=Article("a", text, title="A title"),
        gold=Annotation(tuple(sorted(confirmed, key=_place)), tuple(gold_agreements)),
        suggested=Annotation(tuple(sorted(suggested, key=_place)), tuple(agreements)),
        gold_spans={},
        gold_agreements={},
    )


def deal(number: int, *mentions: int, **roles: int) -> Agreement:
    """An agreement by number with its mentions and one span for each role."""
    fillers = [Filler("mentions", SpanId(span), FillerId(number * 100 + span)) for span in mentions]
    fillers += [Filler(role, SpanId(span), FillerId(number * 100 + span)) for role, span in roles.items()]
    return Agreement("MOU", "SIGNED", tuple(fillers), AgreementId(number))


def large_sheet(length: int = 100_000, spans: int = 5_000, *, paragraph: int = 450, seed: int = 4) -> Sheet:
    """A long article whose spans are nested three deep, every other one gold."""
    rnd = random.Random(seed)
    words = WORDS.split()
    text = " ".join(rnd.choice(words) for _ in range(length // 4))[:length]
    chars = list(text)
    for place in range(paragraph, length, paragraph):
        blank = text.find(" ", place)
        if blank > 0:
            chars[blank] = "\n"
    text = "".join(chars)
    labels = [label.name for label in default_schema().labels if label.holds_spans]
    places: set[tuple[int, int]] = set()
    for nest in range(spans // 3 + 1):
        start = text.find(" ", nest * (length - 100) // (spans // 3 + 1)) + 1
        inner = start + rnd.randint(0, 10)
        nested = (start, start + rnd.randint(30, 45)), (inner, inner + rnd.randint(8, 15)), (inner, inner + 5)
        places |= {trim(text, *place) for place in nested}
    ordered = sorted(places, key=lambda place: (place[0], -place[1]))
    made = [Span(*place, rnd.choice(labels), SpanId(nth), 0.9) for nth, place in enumerate(ordered, start=1)]
    return Sheet(Article("large", text), Annotation(tuple(made[::2])), Annotation(tuple(made[1::2])), {}, {})


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end
