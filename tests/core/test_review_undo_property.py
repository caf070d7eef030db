"""Undo of any sequence of actions returns the earlier state exactly, also after a restart; counts are always true."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.errors import RatifyError
from annotations.model import (
    Agreement,
    Annotation,
    Article,
    ArticleId,
    ArticleState,
    Filler,
    LayerKind,
    Sheet,
    Span,
    SpanId,
)
from annotations.review import (
    accept,
    accept_agreement,
    accept_filler,
    add,
    add_agreement,
    fill,
    label_same,
    merge_agreements,
    redo,
    reject,
    reject_agreement,
    reject_filler,
    relabel,
    reopen,
    reopen_agreement,
    reopen_filler,
    resize,
    set_kind,
    set_state,
    set_status,
    split_agreement,
    undo,
    write_note,
)
from annotations.store import Store
from annotations.store.checking import check_project

TEXTS = (
    "🚀 누리호 left Korea; Korea and भारत signed, e\u0301tat 🛰️🛰️ said Korea. שלום",
    "𝒜𝓁𝓅𝒽𝒶 met 대한민국 in Seoul 👩‍🚀 on Monday. Seoul मंत्री Monday",
)
LABELS = ("COUNTRY", "AGENCY", "PERSON", "TOPIC", "AGREEMENT", "EVENT", "DATE")
ROLES = ("mentions", "party", "topic", "date", "event")
GOLD_STATE = (
    "SELECT * FROM span WHERE layer_id = 1 ORDER BY id",
    "SELECT * FROM agreement WHERE layer_id = 1 ORDER BY id",
    "SELECT f.* FROM agreement_filler f JOIN agreement a ON a.id = f.agreement_id WHERE a.layer_id = 1 ORDER BY f.id",
    "SELECT * FROM verdict ORDER BY id",
    "SELECT * FROM note ORDER BY id",
    "SELECT id, state FROM article ORDER BY id",
)
Dump = list[list[tuple[Any, ...]]]


def dump(store: Store) -> Dump:
    """Everything that an analyst decides, row by row."""
    return [store._connection.all(query) for query in GOLD_STATE]


@st.composite
def places(draw: st.DrawFn, text: str) -> tuple[int, int]:
    """Words, parts of words and whatever lies between two positions."""
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, min(len(text), start + 12)))


@st.composite
def layers(draw: st.DrawFn, text: str) -> Annotation:
    """Suggestions that may nest, cross and repeat, and agreements over them."""
    found = draw(st.lists(st.tuples(places(text), st.sampled_from(LABELS)), min_size=1, max_size=8))
    spans = tuple(Span(*place, label, SpanId(nth)) for nth, (place, label) in enumerate(found, start=1))
    span_ids = st.integers(1, len(spans)).map(SpanId)
    fillers = st.lists(st.builds(Filler, st.sampled_from(ROLES), span_ids), min_size=1, max_size=5)
    kinds, statuses = st.sampled_from(("MOU", "TREATY")), st.sampled_from(("SIGNED", "AGREED"))
    frames = draw(st.lists(st.builds(Agreement, kinds, statuses, fillers.map(tuple)), max_size=3))
    return Annotation(spans, tuple(frames))


def pick(data: st.DataObject, things: Any) -> Any:
    return data.draw(st.sampled_from(list(things)))


def decide(store: Store, data: st.DataObject) -> None:
    """One action of an analyst, whatever comes of it."""
    article = ArticleId(data.draw(st.integers(1, len(TEXTS))))
    sheet = store.sheets.read(article)
    spans = [span.id for span in (*sheet.gold.spans, *sheet.suggested.spans)]
    frames = (*sheet.gold.agreements, *sheet.suggested.agreements)
    actions: list[Callable[[], object]] = [
        lambda: add(store, article, *data.draw(places(sheet.article.text)), pick(data, LABELS)),
        lambda: set_state(store, article, pick(data, ArticleState)),
        lambda: write_note(store, article, data.draw(st.sampled_from(("नोट", "🛰️"))), span=pick(data, spans)),
    ]
    if spans:
        actions += [
            lambda: accept(store, [pick(data, spans)]),
            lambda: accept(store, data.draw(st.lists(st.sampled_from(spans), max_size=4))),
            lambda: reject(store, [pick(data, spans)]),
            lambda: relabel(store, pick(data, spans), pick(data, LABELS)),
            lambda: resize(store, pick(data, spans), *data.draw(places(sheet.article.text))),
            lambda: take_place(store, data, sheet),
            lambda: reopen(store, pick(data, spans)),
            lambda: label_same(store, pick(data, spans)),
            lambda: add_agreement(store, article, pick(data, spans), "TREATY", "AGREED"),
        ]
    if frames:
        fillers = [filler.id for frame in frames for filler in frame.fillers]
        ids = [frame.id for frame in frames]
        actions += [
            lambda: accept_agreement(store, pick(data, ids), whole=data.draw(st.booleans())),
            lambda: reject_agreement(store, pick(data, ids)),
            lambda: reopen_agreement(store, pick(data, ids)),
            lambda: set_kind(store, pick(data, ids), "MOU"),
            lambda: set_status(store, pick(data, ids), "SIGNED"),
            lambda: fill(store, pick(data, ids), pick(data, ROLES), pick(data, spans)),
            lambda: accept_filler(store, pick(data, fillers)),
            lambda: reject_filler(store, pick(data, fillers)),
            lambda: reopen_filler(store, pick(data, fillers)),
            lambda: merge_agreements(store, pick(data, ids), pick(data, ids)),
            lambda: split_one(store, data, sheet),
        ]
    action = pick(data, range(len(actions)))
    if action != 2 or spans:
        try:
            actions[action]()
        except RatifyError:
            return


def split_one(store: Store, data: st.DataObject, sheet: Sheet) -> None:
    """Split a card somewhere; some of its parts belong to both afterwards."""
    card = pick(data, (*sheet.gold.agreements, *sheet.suggested.agreements))
    parts = data.draw(st.lists(st.sampled_from([it.id for it in card.fillers]), unique=True))
    cut = data.draw(st.integers(0, len(parts)))
    split_agreement(store, card.id, parts[:cut], parts[cut:])


def take_place(store: Store, data: st.DataObject, sheet: Sheet) -> None:
    """Move a gold span, or add one, to where a suggestion is."""
    if not sheet.suggested.spans:
        return
    target = pick(data, sheet.suggested.spans)
    same = [span.id for span in sheet.gold.spans if span.label == target.label]
    if same:
        resize(store, pick(data, same), target.start, target.end)
    else:
        add(store, sheet.article.id, target.start, target.end, pick(data, LABELS))


def check(store: Store) -> None:
    """What is true at every moment: the file is sound, counts are true, gold nests, the kept sheet is the file."""
    connection = store._connection
    assert connection.all("PRAGMA foreign_key_check") == []
    for article in store.articles.ids():
        kept = store.sheets.read(article)
        store.sheets.forget()
        sheet = store.sheets.read(article)
        assert kept == sheet
        row = store.articles.row(article)
        decided = len(sheet.suggested.spans) + len(sheet.suggested.agreements)
        open_ones = len(sheet.open_spans) + len(sheet.open_agreements)
        assert (row.open, row.decided) == (open_ones, decided - open_ones)
        assert row.gold == len(sheet.gold.spans) + len(sheet.gold.agreements)
        check_gold(sheet, store)


def check_gold(sheet: Sheet, store: Store) -> None:
    spans = sheet.gold.spans
    text = sheet.article.text
    for nth, outer in enumerate(spans):
        surface = text[outer.start : outer.end]
        assert surface
        assert surface == surface.strip()
        for inner in spans[nth + 1 :]:
            same = (inner.start, inner.end) == (outer.start, outer.end)
            nested = inner.end <= outer.end and store.schema.label[outer.label].holds_spans
            assert inner.start >= outer.end or same or nested
    by_id = {span.id: span for span in spans}
    for agreement in sheet.gold.agreements:
        assert agreement.mentions
        for filler in agreement.fillers:
            assert by_id[filler.span].label in store.schema.role[filler.role].labels
    assert set(sheet.gold_spans.values()) <= by_id.keys()


@cache
def empty_project() -> bytes:
    """A project with the two articles; made once, since the disk takes its time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.ratify"
        with Store.create(path, author="ana") as store:
            store.articles.add([Article(f"a{nth}", text) for nth, text in enumerate(TEXTS)])
        return path.read_bytes()


def new_project(data: st.DataObject, path: Path) -> Store:
    path.write_bytes(empty_project())
    store = opened(path)
    for name, kind in (("machine", LayerKind.MACHINE), ("colleague", LayerKind.IMPORT)):
        write_layer(store, data, name, kind)
    return store


def write_layer(store: Store, data: st.DataObject, name: str, kind: LayerKind) -> None:
    layer = store.layers.create(name, kind)
    store.layers.write(layer, [(ArticleId(nth), data.draw(layers(text))) for nth, text in enumerate(TEXTS, start=1)])


def opened(path: Path) -> Store:
    store = Store.open(path, author="ana")
    # What is tested is what is written, not that the disk keeps it.
    store._connection.run("PRAGMA synchronous = OFF")
    store._connection.before_first_change = None
    return store


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_undo_of_any_sequence_returns_every_earlier_state_exactly(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = new_project(data, Path(folder) / "any.ratify")
        try:
            states = [dump(store)]
            for _ in range(data.draw(st.integers(1, 12))):
                decide(store, data)
                check(store)
                after = dump(store)
                if after != states[-1]:
                    states.append(after)
                assert len(store.history.steps()) == len(states) - 1
            rerun = data.draw(st.booleans())
            if rerun:
                write_layer(store, data, "machine-2", LayerKind.MACHINE)
                check(store)
            for nth, before in enumerate(reversed(states[:-1])):
                assert store.history.can_undo()
                assert undo(store)
                assert dump(store) == before
                if nth == len(states) // 2:
                    store.close()
                    store = opened(store.path)
            check(store)
            assert not undo(store)
            for after in states[1:]:
                assert store.history.can_redo()
                assert redo(store)
                assert dump(store) == after
            assert not redo(store)
            check(store)
        finally:
            store.close()


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_undo_and_redo_mixed_with_new_steps_and_new_layers_stay_true(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = new_project(data, Path(folder) / "mixed.ratify")
        try:
            done, undone = [dump(store)], list[Dump]()
            for nth in range(data.draw(st.integers(5, 20))):
                move = data.draw(st.sampled_from(("decide", "decide", "decide", "undo", "undo", "redo", "suggest")))
                if move == "decide":
                    decide(store, data)
                    if dump(store) != done[-1]:
                        done.append(dump(store))
                        undone.clear()
                elif move == "suggest":
                    write_layer(store, data, f"run {nth}", pick(data, (LayerKind.MACHINE, LayerKind.IMPORT)))
                elif move == "undo":
                    assert bool(undo(store)) == (len(done) > 1)
                    if len(done) > 1:
                        undone.append(done.pop())
                else:
                    assert bool(redo(store)) == bool(undone)
                    if undone:
                        done.append(undone.pop())
                assert dump(store) == done[-1]
                check(store)
            assert check_project(store.path).findings == []
        finally:
            store.close()
