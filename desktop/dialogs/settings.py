"""SettingsDialog: how the window looks and the text is set; each change takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.language import LANGUAGES, SYSTEM_LANGUAGE
from desktop.reader.metrics import ZOOM_STEP
from desktop.settings import Settings
from desktop.theme import SYSTEM
from desktop.view_options import MEASURE, SPACING, ZOOM, ViewOptions

_WIDTH = 460
_MARGINS = (6, 0, 0, 0)


class SettingsDialog(QDialog):
    """Theme, language, size, width and spacing, and the way to the keys."""

    keys_requested = Signal()
    """The user wants to change keys."""
    language_chosen = Signal(str)
    """The window is to speak another language: its code, empty for that of the system."""

    def __init__(self, settings: Settings, options: ViewOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._options = options
        self._build()
        self._show()
        self._connect()

    def _build(self) -> None:
        self.theme = QComboBox()
        for text, name in (
            (self.tr("As the system"), SYSTEM),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
            (self.tr("High contrast"), "contrast"),
        ):
            self.theme.addItem(text, name)
        self.language = QComboBox()
        self.language.addItem(self.tr("As the system"), SYSTEM_LANGUAGE)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.text_size = _Size()
        self.measure = _number(MEASURE, self.tr("Characters a line, where the window is wide enough"))
        self.measure.setSuffix(self.tr(" characters"))
        self.spacing = _number(SPACING, self.tr("100 is the least that tags and underlines need"))
        self.spacing.setSuffix(" %")
        self.tags = QCheckBox(self.tr("Show the names of labels over the text"))
        self.second_look = _number(
            range(51),
            self.tr(
                "Of the spans that you decide on, this share comes back later without the decision; 0 turns it off"
            ),
        )
        self.second_look.setSuffix(" %")
        share = QLabel(self.tr("Of what you decide, this share comes back later without the decision."))
        share.setProperty("role", "muted")
        share.setWordWrap(True)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        for text, part in (
            (self.tr("Theme"), self.theme),
            (self.tr("Language"), self.language),
            (self.tr("Text size"), self.text_size),
            (self.tr("Line width"), self.measure),
            (self.tr("Line spacing"), self.spacing),
            ("", self.tags),
            (self.tr("Second look"), self.second_look),
            ("", share),
        ):
            form.addRow(text, part)
        self.said = QLabel()
        self.said.setProperty("role", "muted")
        self.said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addStretch()
        column.addLayout(self._buttons())
        self.resize(_WIDTH, self.sizeHint().height())

    def _buttons(self) -> QHBoxLayout:
        self.keys = QPushButton(self.tr("Change keys…"))
        self.reset = QPushButton(self.tr("Text as it was first"))
        close = QPushButton(self.tr("Close"))
        for button in (self.keys, self.reset):
            button.setAutoDefault(False)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keys)
        row.addWidget(self.reset)
        row.addStretch()
        row.addWidget(close)
        return row

    def _show(self) -> None:
        settings = self._settings
        self.theme.setCurrentIndex(max(0, self.theme.findData(settings.theme)))
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        parts = (self.text_size, settings.zoom), (self.measure, settings.measure), (self.spacing, settings.spacing)
        for part, value in parts:
            with QSignalBlocker(part):
                part.setValue(value)
        self.tags.setChecked(settings.tags)
        with QSignalBlocker(self.second_look):
            self.second_look.setValue(settings.second_look)

    def _connect(self) -> None:
        self.theme.activated.connect(self._on_theme_activated)
        self.language.activated.connect(self._on_language_activated)
        for part in (self.text_size, self.measure, self.spacing):
            part.valueChanged.connect(self._on_text_changed)
        self.tags.toggled.connect(self._on_text_changed)
        self.second_look.valueChanged.connect(self._on_second_look_changed)
        self.keys.clicked.connect(self.keys_requested)
        self.reset.clicked.connect(self._on_reset_clicked)

    def _on_theme_activated(self) -> None:
        self._options.set_theme(self.theme.currentData())

    def _on_language_activated(self) -> None:
        self.language_chosen.emit(self.language.currentData())
        self.said.setText(self.tr("The language is another one when Ratify is opened next."))

    def _on_text_changed(self) -> None:
        settings = self._settings
        settings.zoom, settings.measure = self.text_size.value(), self.measure.value()
        settings.spacing, settings.tags = self.spacing.value(), self.tags.isChecked()
        self._options.restore()

    def _on_second_look_changed(self, share: int) -> None:
        self._settings.second_look = share

    def _on_reset_clicked(self) -> None:
        self._options.reset()
        self._show()


class _Size(QSpinBox):
    """The size of the text in steps, shown in percent."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(ZOOM[0], ZOOM[-1])
        self.lineEdit().setReadOnly(True)
        self.lineEdit().setTextMargins(*_MARGINS)

    def textFromValue(self, value: int) -> str:
        """The size that a step stands for."""
        return f"{round(100 * ZOOM_STEP**value)} %"


def _number(allowed: range, tip: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(allowed[0], allowed[-1])
    box.setSingleStep(allowed.step)
    box.setToolTip(tip)
    box.setAccessibleDescription(tip)
    box.lineEdit().setTextMargins(*_MARGINS)
    return box
