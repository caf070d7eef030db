"""Articles enough to train on: those of the project's corpus that were written for it, as records."""

from __future__ import annotations

from environments import ROOT

from annotations.formats.numbering import numbered
from annotations.learn.articles import GoldArticle, read_articles
from annotations.model import Agreement, Annotation, Article, ArticleState, Filler, Record, Span, SpanId

FOLDERS = ("americas", "asia", "emea", "hard", "powers")


def training_records(roles: list[str]) -> list[Record]:
    """The articles of a few folders of the corpus."""
    corpus = ROOT / "resources" / "corpus"
    return [_record(article, roles) for article in read_articles([corpus / folder for folder in FOLDERS])]


def _record(article: GoldArticle, roles: list[str]) -> Record:
    ids = {span.id: SpanId(nth) for nth, span in enumerate(article.spans, start=1) if span.id}
    spans = tuple(
        Span(span.start, span.end, span.label, SpanId(nth)) for nth, span in enumerate(article.spans, start=1)
    )
    frames = tuple(
        Agreement(
            frame.kind,
            frame.status,
            tuple(Filler(role, ids[one]) for role, fillers in frame.fillers.items() for one in fillers),
        )
        for frame in article.frames
    )
    annotation = numbered(Annotation(spans, frames), roles)
    return Record(Article(article.key, article.text, state=ArticleState.DONE), annotation, "gold")
