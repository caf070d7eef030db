"""What a layer in bulk adds to the counts is what a count of everything finds."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest

from annotations.errors import RatifyError
from annotations.model import Annotation, ArticleId, LayerKind
from annotations.review import accept, accept_agreement, add, reject, reopen, undo
from annotations.store import Store
from annotations.store.schema_001 import RECOUNT
from tests.builders import DEAL_TEXT, article, deal_annotation

Counts = list[tuple[int, ...]]
_READ = "SELECT article_id, open, decided, gold FROM article_count ORDER BY article_id"


def counts(store: Store, *, anew: bool) -> Counts:
    """The counts as they are kept, or as they would be after all was counted again."""
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("BEGIN")
        for row in other.execute("SELECT id FROM article").fetchall() if anew else ():
            for statement in RECOUNT:
                other.execute(statement, {"article": row[0]})
        found: Counts = other.execute(_READ).fetchall()
        other.execute("ROLLBACK")
    return found


def some_annotation(chance: random.Random) -> Annotation:
    whole = deal_annotation()
    spans = [span for span in whole.spans if chance.random() < 0.7]
    ids = {span.id for span in spans}
    agreements = [it for it in whole.agreements if ids.issuperset(filler.span for filler in it.fillers)]
    return Annotation(tuple(spans), tuple(agreements))


def decide(store: Store, chance: random.Random) -> None:
    """Something that an analyst could do to one article."""
    number = ArticleId(chance.randint(1, 4))
    sheet = store.sheets.read(number)
    spans = [span.id for span in (*sheet.suggested.spans, *sheet.gold.spans)]
    some = chance.sample(spans, min(2, len(spans)))
    try:
        match chance.randrange(6):
            case 0:
                accept(store, some)
            case 1:
                reject(store, some)
            case 2:
                add(
                    store,
                    number,
                    *chance.choice([(span.start, span.end, span.label) for span in deal_annotation().spans]),
                )
            case 3 if some:
                reopen(store, some[0])
            case 4 if sheet.suggested.agreements:
                accept_agreement(store, sheet.suggested.agreements[0].id, whole=True)
            case _:
                undo(store)
    except RatifyError:
        pass  # not all that is tried is possible


@pytest.mark.parametrize("seed", range(4))
def test_a_layer_in_bulk_is_counted_as_a_count_of_everything_would(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    store.articles.add([article(f"deal-{nth}", f"{DEAL_TEXT} {nth}") for nth in range(4)])
    for nth in range(6):
        kind = chance.choice((LayerKind.MACHINE, LayerKind.IMPORT))
        layer = store.layers.create(f"layer-{nth}", kind)
        covered = [ArticleId(number) for number in (1, 2, 3, 4) if chance.random() < 0.6]
        store.layers.write(layer, [(number, some_annotation(chance)) for number in covered])
        assert counts(store, anew=False) == counts(store, anew=True)
        for _ in range(4):
            decide(store, chance)
