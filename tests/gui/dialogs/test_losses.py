"""The export dialog tells what a format would lose before it writes, and leads to the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.formats import FORMATS, Format, Loss
from annotations.formats.flat import flat
from annotations.model import Annotation, ArticleId, Record
from annotations.schema import Schema
from annotations.workflow.losses import Place
from desktop.core_texts import LOSSES
from desktop.dialogs import export as module
from desktop.dialogs.export import ExportDialog
from desktop.jobs import Jobs
from desktop.session import Session
from desktop.settings import Settings
from desktop.tasks import rehearsing
from desktop.tasks.exporting import Exporting
from tests.core.formats.corpus import SCHEMA, hard_records

FLAT = 1


class Flat(Format):
    """Keeps the longest spans, and no agreement."""

    name = "flat"
    title = "Flat"
    suffixes = (".flat.txt",)
    can_write = True

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        del schema
        annotation = record.annotation or Annotation()
        kept, losses = flat(annotation.spans)
        whole = (Loss("agreements", "Agreements are left out."),) if annotation.agreements else ()
        return replace(record, annotation=Annotation(tuple(kept))), (*losses, *whole)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        del schema
        out.writelines(record.article.text.encode() for record in records)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.drain()
    qtbot.waitUntil(lambda: not made.running)


@pytest.fixture
def dialog(
    session: Session, jobs: Jobs, settings: Settings, shown: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> ExportDialog:
    formats = (module.FORMATS[0], Flat())
    monkeypatch.setattr(module, "FORMATS", formats)
    monkeypatch.setattr(rehearsing, "FORMATS", formats)
    assert session.store is not None
    one = ExportDialog(session.store, Exporting(session, jobs, session), settings)
    one.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    one.layer.setCurrentIndex(one.layer.findData("machine"))
    shown(one)
    return one


def rows(dialog: ExportDialog) -> list[tuple[str, str]]:
    tree = dialog.losses.tree
    items: list[Any] = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items]


def test_a_format_that_keeps_everything_says_so(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: dialog.losses.said.text() == "This format keeps everything.")
    assert not dialog.losses.frame.isVisible()


def test_losses_are_shown_by_kind_before_anything_is_written(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.format.setCurrentIndex(FLAT)
    qtbot.waitUntil(dialog.losses.frame.isVisible)
    assert rows(dialog) == [("Agreements", "1 in 1 article"), ("Nested", "1 in 1 article")]
    assert "does not keep 2 things" in dialog.losses.said.text()
    assert dialog.out.text().endswith(".flat.txt")
    assert not list(tmp_path.glob("*.flat.txt"))


def test_a_place_is_chosen_by_keys(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.format.setCurrentIndex(FLAT)
    qtbot.waitUntil(dialog.losses.frame.isVisible)
    tree = dialog.losses.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.place_chosen) as signal:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    place = signal.args[0] if signal.args else None
    assert isinstance(place, Place)
    assert (place.article, place.quote) == (ArticleId(1), "space")


def test_nothing_to_write_is_not_looked_at(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.finished_only.setChecked(True)
    qtbot.wait(200)
    assert dialog.losses.said.text() == ""
    assert not dialog.start.isEnabled()


def test_every_loss_is_known_to_the_translations() -> None:
    said = {
        sentence
        for known in FORMATS
        if known.can_write
        for record in hard_records()
        for loss in known.fit(record, SCHEMA)[1]
        for sentence in (loss.kind.capitalize(), loss.reason)
    }
    shapes = [re.escape(text).replace(r"\{0\}", ".+") for text in LOSSES]
    assert [text for text in said if not any(re.fullmatch(shape, text) for shape in shapes)] == []


def test_nothing_can_be_written_that_loses_something_where_that_was_asked_for(
    qtbot: QtBot, dialog: ExportDialog
) -> None:
    dialog.strict.setChecked(True)
    qtbot.waitUntil(dialog.start.isEnabled)
    dialog.format.setCurrentIndex(FLAT)
    qtbot.waitUntil(dialog.losses.frame.isVisible)
    assert not dialog.start.isEnabled()
    assert "Nothing is written" in dialog.outcome.text()
    dialog.strict.setChecked(False)
    assert dialog.start.isEnabled()
    assert dialog.outcome.text() == ""


def test_a_strict_export_waits_until_it_is_known_what_is_lost(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: dialog.losses.said.text() == "This format keeps everything.")
    dialog.strict.setChecked(True)
    dialog.format.setCurrentIndex(FLAT)
    assert not dialog.start.isEnabled()
    qtbot.waitUntil(lambda: bool(dialog.outcome.text()))


def test_articles_that_a_layer_does_not_cover_are_told(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: "does not cover" in dialog.preview.text())
    assert dialog.preview.text().startswith("1 article will be written. 1 is left out")
