"""Turns annotated articles into what the agreement models learn from: features with the right answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from annotations.learn.articles import GoldArticle, GoldFrame, GoldSpan
from annotations.suggest.agreements.evidence import Evidence
from annotations.suggest.agreements.filling import ROLE_LABELS, Key, Scene, key_of
from annotations.suggest.agreements.joining import Cluster
from annotations.suggest.agreements.page import MENTION, Item, Page, make_page
from annotations.suggest.agreements.spotting import Mention, class_of, head_of, mention_at
from annotations.suggest.words import Words, words_of

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(slots=True)
class Lesson:
    """One article as the models see it, with its agreements; `page` has no AGREEMENT items."""

    article: GoldArticle
    page: Page
    mentions: list[Mention] = field(default_factory=list[Mention])
    """The AGREEMENT spans."""
    clusters: list[Cluster] = field(default_factory=list[Cluster])
    frames: list[GoldFrame] = field(default_factory=list[GoldFrame])
    """The frame of each cluster."""
    fillers: list[dict[str, set[Key]]] = field(default_factory=list[dict[str, set[Key]]])
    """For each cluster the forms that fill each role."""
    given: list[tuple[int, int, float]] = field(default_factory=list[tuple[int, int, float]])
    """The AGREEMENT spans that a pipeline saw, in tokens, with their scores."""
    is_measured: bool = True
    """Whether scores are made to mean something by it; otherwise it is only learned from."""

    @property
    def events(self) -> set[int]:
        """The ids of the EVENT items that are mentions."""
        return {id(one.item) for cluster in self.clusters for one in cluster.mentions if one.item is not None}

    @property
    def heads(self) -> set[int]:
        """The heads of the AGREEMENT spans."""
        return {mention.head for mention in self.mentions}


@cache
def _blank() -> Language:
    import spacy

    from annotations.suggest.sentences import register_sentences
    from annotations.suggest.tokenizer import Tokenizer

    nlp = spacy.blank("en")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    register_sentences()
    nlp.add_pipe("ratify_sentences")
    nlp.max_length = 100_000_000
    return nlp


def lesson_of(article: GoldArticle, seen: Sequence[GoldSpan] | None = None, evidence: Evidence | None = None) -> Lesson:
    """The lesson of one article, over its own spans or over those that a pipeline saw in it."""
    words = words_of(_blank()(article.text))
    items = [
        Item(*_tokens(words, span), span.label, article.text[span.start : span.end])
        for span in (article.spans if seen is None else seen)
        if span.label != MENTION
    ]
    lesson = Lesson(article, make_page(words, items, evidence))
    lesson.given = [(*_tokens(words, span), 1.0) for span in seen or () if span.label == MENTION]
    by_id = {span.id: span for span in article.spans if span.id}
    named: dict[str, Mention] = {}
    for frame in article.frames:
        for one in frame.fillers["mentions"]:
            if one not in named:
                named[one] = _mention(lesson.page, by_id[one])
        mentions = {id(named[one]): named[one] for one in frame.fillers["mentions"]}
        lesson.clusters.append(Cluster(sorted(mentions.values(), key=lambda one: one.start)))
        lesson.frames.append(frame)
        lesson.fillers.append(
            {
                role: {key for one in ids for key in _keys(lesson.page, by_id[one], ROLE_LABELS[role])}
                for role, ids in frame.fillers.items()
                if role != "mentions"
            }
        )
    lesson.mentions = [mention for mention in named.values() if mention.item is None]
    return lesson


def _keys(page: Page, span: GoldSpan, labels: frozenset[str]) -> Iterator[Key]:
    """The forms that count as a filler: what overlaps it, or else what has the same words."""
    start, end = _tokens(page.words, span)
    over = [item for token in range(start, end) for item in page.over(token) if item.label in labels]
    exact = [item for item in over if item.start == start and item.end == end]
    for item in exact[:1] or over[:1]:
        yield key_of(item)


def _tokens(words: Words, span: GoldSpan) -> tuple[int, int]:
    bounds = words.bounds(span.start, span.end)
    if bounds is not None:
        return bounds
    start = words.token_at(span.start + 1) - 1
    return start, max(start + 1, words.token_before(span.end))


def _mention(page: Page, span: GoldSpan) -> Mention:
    """The mention of a gold span; an EVENT that was not seen is named by its head alone."""
    start, end = _tokens(page.words, span)
    head = head_of(page, start, end)
    if span.label == "EVENT":
        seen = [item for item in page.over(head) if item.label == "EVENT"]
        if seen:
            return mention_at(
                page, seen[0].start, seen[0].end, head_of(page, seen[0].start, seen[0].end), "event", item=seen[0]
            )
        return mention_at(page, head, head + 1, head, class_of(page.word(head)))
    return mention_at(page, start, end, head, class_of(page.word(head)))


def scene_of(lesson: Lesson) -> Scene:
    """The scene of a lesson with its true clusters."""
    return Scene(lesson.page, lesson.clusters)
