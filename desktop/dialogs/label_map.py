"""The dialog that asks what the names in imported files mean: labels, kinds, statuses and roles that are not ours."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotations.intake.mapping import PARTS, Foreign, names_of
from annotations.schema import Schema
from annotations.workflow import NameMap
from desktop.plain_text import tip
from desktop.settings import Settings
from desktop.widgets.button_row import button_row
from desktop.widgets.calm_combo_box import CalmComboBox
from desktop.widgets.plural import plural

_WIDTH, _HEIGHT = 680, 480
_LONGEST_NAME = 220


class LabelMapDialog(QDialog):
    """Shows each foreign name with how often it comes and an example, and a chooser of ours or "leave out"."""

    def __init__(
        self, found: Sequence[Foreign], schema: Schema, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What do these names mean?"))
        self._found = found
        self._schema = schema
        self._settings = settings
        self._kept = kept_names(settings)
        self.choosers: list[QComboBox] = []
        said = QLabel(
            self.tr(
                "The files have names that this project does not know. Choose what each means here, or leave it out."
            )
        )
        said.setWordWrap(True)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._rows())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(said)
        column.addWidget(area, 1)
        column.addLayout(self._buttons())
        self.resize(_WIDTH, _HEIGHT)
        if self.choosers:
            self.choosers[0].setFocus()

    @property
    def names(self) -> NameMap:
        """What was chosen."""
        rows: dict[str, dict[str, str]] = {}
        for one, chooser in zip(self._found, self.choosers, strict=True):
            rows.setdefault(one.part, {})[one.name] = chooser.currentData()
        return NameMap(rows)

    def accept(self) -> None:
        """Remember what was chosen for the next files."""
        kept = {part: dict(names) for part, names in self._kept.rows.items()}
        for part, names in self.names.rows.items():
            kept.setdefault(part, {}).update(names)
        self._settings.import_names = json.dumps(kept, ensure_ascii=False)
        super().accept()

    def _rows(self) -> QWidget:
        titles = {
            "label": self.tr("Labels"),
            "kind": self.tr("Kinds of agreement"),
            "status": self.tr("Statuses"),
            "role": self.tr("Roles"),
        }
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        last = ""
        for one in self._found:
            if one.part != last:
                heading = QLabel(titles[one.part])
                heading.setProperty("role", "heading")
                grid.addWidget(heading, grid.rowCount(), 0, 1, 3)
                last = one.part
            self._add_row(grid, one)
        grid.setRowStretch(grid.rowCount(), 1)
        return page

    def _add_row(self, grid: QGridLayout, one: Foreign) -> None:
        row = grid.rowCount()
        name = QLabel()
        # A label alone would cut it off without a sign.
        shown = one.name or self.tr("(without a name)")
        name.setText(name.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME - 8))
        name.setTextFormat(Qt.TextFormat.PlainText)
        times = plural(one.count, self.tr("once"), self.tr("%n times"))
        example = QLabel(f"{times}: “{one.example}”" if one.example else times)
        example.setTextFormat(Qt.TextFormat.PlainText)
        example.setProperty("role", "muted")
        example.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        example.setToolTip(tip(example.text()))
        chooser = CalmComboBox()
        chooser.setAccessibleName(self.tr("What {0} means here").format(one.name))
        chooser.addItem(self.tr("Leave out"), "")
        for ours in names_of(self._schema, one.part):
            chooser.addItem(self._title(one.part, ours), ours)
        remembered = self._kept.get(one.part, one.name)
        chooser.setCurrentIndex(max(0, chooser.findData(one.guess if remembered is None else remembered)))
        name.setBuddy(chooser)
        self.choosers.append(chooser)
        name.setMaximumWidth(_LONGEST_NAME)
        name.setToolTip(tip(one.name))
        grid.addWidget(name, row, 0)
        grid.addWidget(example, row, 1)
        grid.addWidget(chooser, row, 2)

    def _title(self, part: str, name: str) -> str:
        schema = self._schema
        named = {"label": schema.label, "kind": schema.kind, "status": schema.status, "role": schema.role}
        return named[part][name].title

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.start = QPushButton(self.tr("Import"))
        self.start.setDefault(True)
        self.start.clicked.connect(self.accept)
        return button_row((), (cancel, self.start))


def kept_names(settings: Settings) -> NameMap:
    """What was chosen for earlier files; nothing where it cannot be read."""
    try:
        kept: object = json.loads(settings.import_names)
    except ValueError:
        return NameMap()
    rows: dict[str, dict[str, str]] = {}
    for part, names in cast("dict[str, Any]", kept).items() if isinstance(kept, dict) else ():
        if part in PARTS and isinstance(names, dict):
            pairs = cast("dict[str, Any]", names)
            rows[part] = {theirs: ours for theirs, ours in pairs.items() if isinstance(ours, str)}
    return NameMap(rows)
