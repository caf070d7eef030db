"""Each decision keeps its time, a run faster than reading is told, and some decisions are drawn for a second look."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotations.curate.pace import RUN
from annotations.model import ArticleId
from annotations.store import Store
from desktop.session import Session
from tests.builders import annotation, article, suggest

WORDS = " ".join(["Chile met with some of the other people there."] * (RUN + 2))


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(session: Session) -> Clock:
    made = Clock()
    session.timing.clock = made
    session.timing.begin()
    return made


def seconds(session: Session) -> list[float | None]:
    assert session.store is not None
    return [step.seconds for step in session.store.history.steps(3)]


def long_article(session: Session, path: Path) -> None:
    session.create(path)
    store = session.store
    assert isinstance(store, Store)
    store.articles.add([article("long", WORDS)])
    suggest(store, ArticleId(1), annotation(WORDS, [("Chile", "COUNTRY", nth) for nth in range(1, RUN + 3)]))
    session.show(ArticleId(1))


def test_a_decision_keeps_the_time_since_the_focus_came(session: Session, clock: Clock) -> None:
    clock.now += 2.5
    session.accept_current()
    clock.now += 4000
    session.accept_current()
    assert seconds(session)[:2] == [300.0, 2.5]


def test_a_step_that_is_no_decision_has_no_time(session: Session, clock: Clock) -> None:
    clock.now += 2
    session.write_note("Looks right.")
    session.undo()
    assert seconds(session)[:2] == [None, None]


@pytest.mark.parametrize(("each", "told"), [(0.5, 1), (3.0, 0)])
def test_ten_decisions_faster_than_reading_are_told_once(
    session: Session, clock: Clock, tmp_path: Path, each: float, told: int
) -> None:
    long_article(session, tmp_path / "long.ratify")
    said = list[str]()
    session.notice.connect(said.append)
    for _ in range(RUN + 1):
        clock.now += each
        session.accept_current()
    assert len([text for text in said if "faster than reading" in text]) == told


def test_all_decisions_are_asked_again_where_the_share_is_one(qtbot: QtBot, session: Session) -> None:
    session.second_look = lambda: 1.0
    with qtbot.waitSignal(session.changed):
        session.accept_current()
    assert session.store is not None
    assert session.store.history.also is None
    assert session.store.looks.get(1) is not None
