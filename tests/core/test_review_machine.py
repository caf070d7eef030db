"""Any sequence of decisions on spans of any text leads to the gold that a simple model says, also after a restart."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotations.errors import ProjectError, RatifyError
from annotations.model import Annotation, Article, ArticleId, LayerKind, Span, SpanId
from annotations.review import accept, add, label_same, redo, reject, relabel, reopen, resize, undo
from annotations.store import Store
from tests.core.test_review_undo_property import LABELS, check, opened, places

ARTICLE = ArticleId(1)
EXAMPLES = int(os.environ.get("RATIFY_EXAMPLES", "12"))
Place = tuple[int, int, str]

WORDS = (
    "Korea",
    "भारत",
    "누리호",
    "🚀",
    "👩‍🚀",
    "שלום",
    "السلام",
    "e\u0301tat",
    "𝒜𝓁",
    "a",
    "\u200d",
    "\ufeff",
    "3.5",
    "—",
)
GAPS = (" ", "  ", "\r\n", "\n\n", "\t", "\u00a0", "\u2028", "", ", ", "\u3000")
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=2, max_size=14).map(
    lambda parts: "".join(word + gap for word, gap in parts)
) | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=4, max_size=60)


@dataclass
class Model:
    """What gold is, and what each suggestion came to: a place of gold, or None where it was rejected."""

    gold: set[Place] = field(default_factory=set[Place])
    verdicts: dict[Place, Place | None] = field(default_factory=dict[Place, "Place | None"])
    by_hand: set[Place] = field(default_factory=set[Place])
    """Gold that stays when no suggestion comes to it any more."""

    def gold_of(self, place: Place) -> Place | None:
        if place in self.verdicts:
            return self.verdicts[place]
        return place if place in self.gold else None

    def put(self, place: Place) -> None:
        self.gold.add(place)
        if place in self.verdicts and self.verdicts[place] is None:
            self.verdicts[place] = place

    def accept(self, place: Place) -> None:
        if self.gold_of(place) is None:
            self.put(place)
            self.verdicts[place] = place

    def reject(self, place: Place, *, is_suggestion: bool) -> None:
        if place in self.gold:
            self.drop(place)
        elif is_suggestion:
            gold, self.verdicts[place] = self.verdicts.get(place), None
            # Several suggestions can come to one span of gold; it goes with the last of them.
            if gold is not None and gold not in self.verdicts.values() and gold not in self.by_hand:
                self.drop(gold)

    def drop(self, gold: Place) -> None:
        self.gold.discard(gold)
        self.by_hand.discard(gold)
        for each, came_to in self.verdicts.items():
            if came_to == gold:
                self.verdicts[each] = None

    def move(self, gold: Place, new: Place) -> None:
        self.gold.discard(gold)
        self.put(new)
        if gold in self.by_hand:
            self.by_hand.discard(gold)
            self.by_hand.add(new)
        for each, came_to in self.verdicts.items():
            if came_to == gold:
                self.verdicts[each] = new

    def correct(self, place: Place, new: Place, *, is_suggestion: bool) -> None:
        gold = self.gold_of(place) if is_suggestion else place
        if gold is not None:
            self.move(gold, new)
        else:
            self.put(new)
            self.verdicts[place] = new


class Review(RuleBasedStateMachine):
    """An analyst on one article with one layer of suggestions."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "any.ratify"
        self.model = Model()
        self.done: list[Model] = []
        self.undone: list[Model] = []

    @initialize(text=texts.filter(lambda text: bool(text.strip())), data=st.data())
    def begin(self, text: str, data: st.DataObject) -> None:
        Store.create(self.path, author="ana").close()
        self.store = opened(self.path)
        self.store.articles.add([Article("any", text)])
        self.text = text
        found = data.draw(st.sets(st.tuples(places(text), st.sampled_from(LABELS)), max_size=6))
        spans = tuple(Span(*place, label, SpanId(nth)) for nth, (place, label) in enumerate(sorted(found), start=1))
        layer = self.store.layers.create("machine", LayerKind.MACHINE)
        self.store.layers.write(layer, [(ARTICLE, Annotation(spans))])

    def spans(self) -> list[tuple[SpanId, Place, bool]]:
        """Every span that can be decided on, and whether it is a suggestion."""
        sheet = self.store.sheets.read(ARTICLE)
        return [
            (it.id, (it.start, it.end, it.label), layer is sheet.suggested)
            for layer in (sheet.gold, sheet.suggested)
            for it in layer.spans
        ]

    def follow(self, act: Callable[[], object], told: Callable[[], object]) -> None:
        """Do a step; the model follows where it was not refused."""
        steps = len(self.store.history.steps(10_000))
        before = deepcopy(self.model)
        try:
            act()
        except ProjectError:
            raise  # the file is at fault, not the step
        except RatifyError:
            assert len(self.store.history.steps(10_000)) == steps
            return
        told()
        if len(self.store.history.steps(10_000)) > steps:
            self.done.append(before)
            self.undone.clear()

    @rule(data=st.data(), label=st.sampled_from(LABELS))
    def add(self, data: st.DataObject, label: str) -> None:
        start, end = data.draw(places(self.text))
        place = (start, end, label)
        suggested = {it for _, it, is_suggestion in self.spans() if is_suggestion}

        def told() -> None:
            if place not in self.model.gold and place in suggested and self.model.gold_of(place) is None:
                self.model.accept(place)
            elif place not in self.model.gold:
                self.model.put(place)
                self.model.by_hand.add(place)

        self.follow(lambda: add(self.store, ARTICLE, start, end, label), told)

    @precondition(lambda self: self.spans())
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        span, place, is_suggestion = data.draw(st.sampled_from(self.spans()))
        self.follow(lambda: accept(self.store, [span]), lambda: is_suggestion and self.model.accept(place))

    @precondition(lambda self: self.spans())
    @rule(data=st.data())
    def reject(self, data: st.DataObject) -> None:
        span, place, is_suggestion = data.draw(st.sampled_from(self.spans()))
        self.follow(lambda: reject(self.store, [span]), lambda: self.model.reject(place, is_suggestion=is_suggestion))

    @precondition(lambda self: self.spans())
    @rule(data=st.data(), label=st.sampled_from(LABELS))
    def relabel(self, data: st.DataObject, label: str) -> None:
        span, place, is_suggestion = data.draw(st.sampled_from(self.spans()))
        gold = place if not is_suggestion else self.model.gold_of(place)
        start, end, _ = gold or place
        self.follow(
            lambda: relabel(self.store, span, label),
            lambda: self.model.correct(place, (start, end, label), is_suggestion=is_suggestion),
        )

    @precondition(lambda self: self.spans())
    @rule(data=st.data())
    def resize(self, data: st.DataObject) -> None:
        span, place, is_suggestion = data.draw(st.sampled_from(self.spans()))
        start, end = data.draw(places(self.text))
        gold = place if not is_suggestion else self.model.gold_of(place)
        label = (gold or place)[2]
        self.follow(
            lambda: resize(self.store, span, start, end),
            lambda: self.model.correct(place, (start, end, label), is_suggestion=is_suggestion),
        )

    @precondition(lambda self: self.spans())
    @rule(data=st.data())
    def take_over_from_file(self, data: st.DataObject) -> None:
        """Steps that the model does not foretell: it takes the gold from the file, and undo must still lead back."""
        span, _, _ = data.draw(st.sampled_from(self.spans()))
        step = data.draw(st.sampled_from((reopen, label_same)))
        self.follow(lambda: step(self.store, span), self.adopt)

    def adopt(self) -> None:
        rows = self.store._connection.all(
            'SELECT s.start, s."end", s.label, g.start, g."end", g.label FROM verdict'
            " JOIN span s ON s.id = verdict.span_id LEFT JOIN span g ON g.id = verdict.gold_span_id"
        )
        self.model.gold = self.gold()
        by_hand = 'SELECT start, "end", label FROM span WHERE layer_id = 1 AND by_hand = 1'
        self.model.by_hand = set(self.store._connection.all(by_hand))
        self.model.verdicts = {(a, b, c): None if d is None else (d, e, f) for a, b, c, d, e, f in rows}

    @rule()
    def undo(self) -> None:
        assert bool(undo(self.store)) == bool(self.done)
        if self.done:
            self.undone.append(self.model)
            self.model = self.done.pop()

    @rule()
    def redo(self) -> None:
        assert bool(redo(self.store)) == bool(self.undone)
        if self.undone:
            self.done.append(self.model)
            self.model = self.undone.pop()

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = opened(self.path)

    def gold(self) -> set[Place]:
        return {(it.start, it.end, it.label) for it in self.store.sheets.read(ARTICLE).gold.spans}

    @invariant()
    def gold_is_what_the_model_says(self) -> None:
        assert self.gold() == self.model.gold
        assert self.store.articles.get(ARTICLE).text == self.text
        check(self.store)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
        self.folder.cleanup()


TestReview = Review.TestCase
TestReview.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
