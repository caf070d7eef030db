"""Finds the words and the events by which a text names agreements, and adds AGREEMENT spans for the words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from annotations.paths import resources
from annotations.suggest.agreements.evidence import KEY
from annotations.suggest.agreements.lexicon import NEGATIONS, SIGNING
from annotations.suggest.agreements.model import ALONE, WITH_EVIDENCE, Models, load_models
from annotations.suggest.agreements.naming import Naming
from annotations.suggest.agreements.page import MENTION, Page, page_of, spans_of
from annotations.suggest.agreements.spotting import Mention, spot
from annotations.suggest.extensions import ENTITIES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "ratify_mentions"
ORIGIN = "agreements.mentions"

_latest: tuple[Doc, Page, list[Mention]] | None = None


def register_mentions() -> None:
    """Make the component known to spaCy."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.factory(NAME, func=_make)  # pyright: ignore[reportUnknownMemberType] - untyped in spaCy


def _make(nlp: Language, name: str) -> Mentions:  # noqa: ARG001 - spaCy passes them
    return Mentions(models_folder())


def models_folder() -> Path:
    """Where the trained models of agreements are."""
    return resources() / "pipelines" / "agreements"


def models_for(doc: Doc, folder: Path) -> Models:
    """The models that were learned with evidence where a document has some, else those that do without."""
    return load_models(folder / (WITH_EVIDENCE if KEY in doc.user_data else ALONE))


class Mentions:
    """The component: adds an AGREEMENT span wherever words name an agreement."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, doc: Doc) -> Doc:
        """The document with its AGREEMENT spans."""
        from spacy.tokens import Span

        spans = spans_of(doc)
        if KEY in doc.user_data:
            spans = [span for span in spans if span.label_ != MENTION]
        there = {(span.start, span.end, span.label_) for span in spans}
        _, mentions = mentions_of(doc, models_for(doc, self._folder))
        for mention in mentions:
            if mention.item is None and (mention.start, mention.end, MENTION) not in there:
                span = Span(doc, mention.start, mention.end, MENTION)
                span._.score, span._.origin = mention.score, ORIGIN
                spans.append(span)
        spans.sort(key=lambda span: (span.start, -span.end, span.label_))
        cast("dict[str, Any]", doc.spans)[ENTITIES] = spans
        return doc


def mentions_of(doc: Doc, models: Models) -> tuple[Page, list[Mention]]:
    """The page of a document and its mentions, made once while it goes through the pipeline."""
    global _latest  # noqa: PLW0603 - one document is in work at a time; another thread only makes its own again
    latest = _latest
    if latest is not None and latest[0] is doc:
        return latest[1], latest[2]
    page = page_of(doc)
    given = [(span.start, span.end, float(span._.score)) for span in spans_of(doc) if span.label_ == MENTION]
    found = find_mentions(page, models, given)
    _latest = (doc, page, found)
    return page, found


def find_mentions(page: Page, models: Models, given: Sequence[tuple[int, int, float]] = ()) -> list[Mention]:
    """The places of a page that are likely to name an agreement, in the order of the text."""
    candidates = spot(page, models.scorers["extent"], given)
    naming = Naming(page, candidates)
    for mention in candidates:
        chance = models.scorers["mention"].probability(naming.features(mention))
        # Evidence tells the model what was given; without it, the model does not know.
        is_blind = mention.given is not None and page.evidence is None
        mention.score = (chance + (mention.given or 0.0)) / 2 if is_blind else chance
        mention.given = mention.given if is_blind else None
    least = models.thresholds["mention"]
    likely = [one for one in candidates if one.given is not None or (one.score >= least and not is_negated(page, one))]
    return _apart(page, likely)


def is_negated(page: Page, mention: Mention) -> bool:
    """Whether the text says that there is no such agreement: `no treaty`, `did not sign a treaty`."""
    if mention.kind not in {"instrument", "partnership"}:
        return False
    before = page.word(mention.start - 1)
    if before == "no":
        return True
    denied = page.word(mention.start - 3) in NEGATIONS
    return before in {"a", "an", "any"} and denied and page.word(mention.start - 2) in SIGNING


def _apart(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """Of two mentions that share a word the likelier one, and none that crosses another span or equals an EVENT."""
    taken: set[int] = set()
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda one: (one.given is None, -one.score, one.start)):
        tokens = range(one.start, one.end)
        if one.item is None:
            if not taken.isdisjoint(tokens) or (one.given is None and _collides(page, one)):
                continue
            taken.update(tokens)
        kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end))


def _collides(page: Page, mention: Mention) -> bool:
    around = [*page.over(mention.start), *page.over(mention.end - 1)]
    start, end = mention.start, mention.end
    return any(
        (item.start < start < item.end < end)
        or (start < item.start < end < item.end)
        or (item.label == "EVENT" and item.start == start and item.end == end)
        for item in around
    )
