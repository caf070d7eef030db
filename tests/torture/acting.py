"""One random action of an analyst after another, over all review functions: what torture and soak runs do to a file."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from random import Random

from annotations import review
from annotations.errors import RatifyError
from annotations.model import Annotation, Article, ArticleId, ArticleState, LayerKind, Sheet, Span, SpanId
from annotations.store import Store
from tests.builders import DEAL_TEXT, deal_annotation

LABELS = ("COUNTRY", "AGENCY", "PERSON", "TOPIC", "AGREEMENT", "EVENT", "DATE", "PLACE")
ROLES = ("mentions", "party", "topic", "date", "place")
_BEFORE = "שלום — "
WORDS = 400
"""Words, and suggestions, of the long article that bulk steps work on."""
_STATE = (
    "SELECT * FROM span WHERE layer_id = 1 ORDER BY id",
    "SELECT * FROM agreement WHERE layer_id = 1 ORDER BY id",
    "SELECT f.* FROM agreement_filler f JOIN agreement a ON a.id = f.agreement_id WHERE a.layer_id = 1 ORDER BY f.id",
    "SELECT * FROM verdict ORDER BY id",
    "SELECT * FROM note ORDER BY id",
    "SELECT * FROM flag ORDER BY id",
    "SELECT * FROM look ORDER BY id",
    "SELECT * FROM precedent ORDER BY id",
    "SELECT id, state FROM article ORDER BY id",
)


def make_project(store: Store) -> None:
    """Fill a new project: three articles that agree on a deal, and one long one with a suggestion on each word."""
    texts = [DEAL_TEXT, f"{DEAL_TEXT}\nNo more.", f"{_BEFORE}{DEAL_TEXT}"]
    store.articles.add([Article(f"deal-{nth}", text) for nth, text in enumerate(texts)])
    store.articles.add([Article("long", "word " * WORDS)])
    machine = store.layers.create("machine", LayerKind.MACHINE)
    given = deal_annotation()
    store.layers.write(machine, [(ArticleId(1), given), (ArticleId(2), given)])
    store.layers.write(machine, [(ArticleId(3), _moved(given, len(_BEFORE)))])
    long = tuple(Span(nth * 5, nth * 5 + 4, "TOPIC", SpanId(nth + 1)) for nth in range(WORDS))
    store.layers.write(machine, [(ArticleId(4), Annotation(long))])


def state_of(store: Store) -> str:
    """A print of everything that an analyst decided, row by row."""
    return sha256(repr([store._connection.all(query) for query in _STATE]).encode()).hexdigest()[:24]


def last_step(store: Store) -> int:
    """The id of the newest row of the history; 0 where there is none."""
    steps = store.history.steps(1)
    return steps[0].id if steps else 0


def decide(store: Store, random: Random) -> bool:
    """Do one random action on one of the short articles; False where it was refused or changed nothing."""
    article = ArticleId(random.randint(1, 3))
    sheet = store.sheets.read(article)
    action = random.choice(
        [*_on_text(store, random, sheet), *_on_spans(store, random, sheet), *_on_cards(store, random, sheet)]
    )
    try:
        return bool(action())
    except RatifyError as error:
        if type(error) is not RatifyError:
            raise  # the disk is at fault, not the action
        return False


def decide_on_many(store: Store, random: Random) -> bool:
    """Do one random step on some hundred spans of the long article; False where nothing changed."""
    sheet = store.sheets.read(ArticleId(4))
    some = random.sample([span.id for span in (*sheet.suggested.spans, *sheet.gold.spans)], random.randint(2, 300))
    places = [review.Place(ArticleId(4), nth * 5, nth * 5 + 4) for nth in random.sample(range(WORDS), 150)]
    actions: list[Callable[[], review.Bulk]] = [
        lambda: review.accept_all(store, some, random=random),
        lambda: review.reject_all(store, some, random=random),
        lambda: review.relabel_all(store, some, random.choice(LABELS)),
        lambda: review.label_places(store, places, random.choice(LABELS)),
    ]
    return bool(random.choice(actions)().changes)


def walk_back_and_forth(store: Store, random: Random) -> bool:
    """Undo or redo a step, or decide something new; False where nothing changed."""
    move = random.random()
    if move < 0.4:
        return bool(review.undo(store))
    return bool(review.redo(store)) if move < 0.7 else decide(store, random)


def _moved(given: Annotation, by: int) -> Annotation:
    spans = tuple(Span(it.start + by, it.end + by, it.label, it.id, it.score, it.origin) for it in given.spans)
    return Annotation(spans, given.agreements)


def _place(random: Random, text: str) -> tuple[int, int]:
    start = random.randrange(len(text))
    return start, min(len(text), start + random.randint(1, 12))


def _on_text(store: Store, random: Random, sheet: Sheet) -> list[Callable[[], object]]:
    article = sheet.article.id
    return [
        lambda: review.add(store, article, *_place(random, sheet.article.text), random.choice(LABELS)),
        lambda: review.set_state(store, article, random.choice(list(ArticleState))),
        lambda: review.write_note(store, article, random.choice(("नोट", "🛰️ again", "two\r\nlines"))),
    ]


def _on_spans(store: Store, random: Random, sheet: Sheet) -> list[Callable[[], object]]:
    spans = [span.id for span in (*sheet.gold.spans, *sheet.suggested.spans)]
    if not spans:
        return []
    pick = lambda: random.choice(spans)  # noqa: E731 - read four lines below
    return [
        lambda: review.accept(store, [pick()]),
        lambda: review.accept(store, random.sample(spans, min(3, len(spans)))),
        lambda: review.reject(store, [pick()]),
        lambda: review.relabel(store, pick(), random.choice(LABELS)),
        lambda: review.resize(store, pick(), *_place(random, sheet.article.text)),
        lambda: review.reopen(store, pick()),
        lambda: review.label_same(store, pick()),
        lambda: review.toggle_flag(store, sheet.article.id, span=pick()),
        lambda: review.keep_precedent(store, pick(), is_right=random.random() < 0.5),
        lambda: review.add_agreement(store, sheet.article.id, pick(), "TREATY", "AGREED"),
    ]


def _on_cards(store: Store, random: Random, sheet: Sheet) -> list[Callable[[], object]]:
    frames = (*sheet.gold.agreements, *sheet.suggested.agreements)
    fillers = [filler.id for frame in frames for filler in frame.fillers]
    spans = [span.id for span in (*sheet.gold.spans, *sheet.suggested.spans)]
    if not frames or not fillers or not spans:
        return []
    pick = lambda: random.choice(frames).id  # noqa: E731 - read below
    part = lambda: random.choice(fillers)  # noqa: E731 - read below
    return [
        lambda: review.accept_agreement(store, pick(), whole=random.random() < 0.5),
        lambda: review.reject_agreement(store, pick()),
        lambda: review.reopen_agreement(store, pick()),
        lambda: review.set_kind(store, pick(), random.choice(("MOU", "TREATY"))),
        lambda: review.set_status(store, pick(), random.choice(("SIGNED", "AGREED"))),
        lambda: review.fill(store, pick(), random.choice(ROLES), random.choice(spans)),
        lambda: review.accept_filler(store, part()),
        lambda: review.reject_filler(store, part()),
        lambda: review.reopen_filler(store, part()),
        lambda: review.merge_agreements(store, pick(), pick()),
    ]
