"""Small invented articles, annotations and projects for tests: build what a test is about, take the rest as it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annotations.model import (
    Agreement,
    Annotation,
    Article,
    ArticleId,
    Filler,
    Layer,
    LayerKind,
    Sheet,
    Span,
    SpanId,
)
from annotations.store import Store

Placed = tuple[str, str] | tuple[str, str, int]
"""Surface and label of a span, and which occurrence of the surface is meant, counted from 1."""

DEAL_TEXT = "🚀 France and Chile signed a space deal on Monday in Santiago. 누리호 and भारत watched France."
DEAL_SPANS: tuple[Placed, ...] = (
    ("France", "COUNTRY"),
    ("Chile", "COUNTRY"),
    ("space deal", "AGREEMENT"),
    ("space", "TOPIC"),
    ("Monday", "DATE"),
    ("Santiago", "PLACE"),
    ("누리호", "SYSTEM"),
    ("भारत", "COUNTRY"),
    ("France", "COUNTRY", 2),
)


def article(key: str = "deal", text: str = DEAL_TEXT, *, title: str = "", published: str = "") -> Article:
    """An article that is not stored yet."""
    return Article(key=key, text=text, title=title, published=published)


def span_of(text: str, placed: Placed, span_id: int = 0, *, score: float | None = None, origin: str = "") -> Span:
    """The span over an occurrence of a surface in a text."""
    surface, label, *nth = placed
    start = -1
    for _ in range(nth[0] if nth else 1):
        start = text.index(surface, start + 1)
    return Span(start, start + len(surface), label, SpanId(span_id), score, origin)


def frame(kind: str = "ARRANGEMENT", status: str = "SIGNED", **roles: Iterable[int]) -> Agreement:
    """An agreement whose roles name spans by their number in the list of spans, counted from 1."""
    fillers = tuple(Filler(role, SpanId(span)) for role, spans in roles.items() for span in spans)
    return Agreement(kind, status, fillers)


def annotation(text: str, spans: Iterable[Placed], agreements: Iterable[Agreement] = ()) -> Annotation:
    """An annotation that is not stored yet; its spans have the ids 1, 2, 3 in the order given."""
    found = tuple(
        span_of(text, placed, nth, score=0.9, origin="test.builder") for nth, placed in enumerate(spans, start=1)
    )
    return Annotation(found, tuple(agreements))


def deal_annotation() -> Annotation:
    """Nine spans and one agreement over DEAL_TEXT: mention 3, parties 1 and 2, topic 4, date 5, place 6."""
    deal = frame(mentions=[3], party=[1, 2], topic=[4], date=[5], place=[6])
    return annotation(DEAL_TEXT, DEAL_SPANS, [deal])


def suggest(
    store: Store,
    article_id: ArticleId,
    suggested: Annotation,
    name: str = "machine",
    kind: LayerKind = LayerKind.MACHINE,
) -> Layer:
    """Write suggestions into a layer of a project, made where it is not there yet."""
    layer = store.layers.get(name) or store.layers.create(name, kind)
    store.layers.write(layer, [(article_id, suggested)])
    return layer


def deal_project(path: Path) -> Store:
    """An open project with the article `deal` (id 1) and the machine's suggestions on it, nothing decided."""
    store = Store.create(path, author="ana")
    store.articles.add([article()])
    suggest(store, ArticleId(1), deal_annotation())
    return store


def suggested(sheet: Sheet, surface: str, label: str = "", nth: int = 1) -> Span:
    """The suggested span of a surface on a sheet."""
    return _named(sheet, sheet.suggested, surface, label, nth)


def gold(sheet: Sheet, surface: str, label: str = "", nth: int = 1) -> Span:
    """The gold span of a surface on a sheet."""
    return _named(sheet, sheet.gold, surface, label, nth)


def surfaces(sheet: Sheet, layer: Annotation) -> list[tuple[str, str]]:
    """Surface and label of each span of an annotation, in order."""
    return [(sheet.article.text[span.start : span.end], span.label) for span in layer.spans]


def _named(sheet: Sheet, layer: Annotation, surface: str, label: str, nth: int) -> Span:
    text = sheet.article.text
    found = [it for it in layer.spans if text[it.start : it.end] == surface and label in ("", it.label)]
    return found[nth - 1]
