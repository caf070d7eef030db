"""Inspector: the right pane, with agreements, entities, notes and the guide as tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.panels.agreements import AgreementsPanel
from desktop.panels.entities import EntitiesPanel
from desktop.panels.guidelines import GuidelinesPanel
from desktop.panels.notes import NotesPanel
from desktop.session import Session


class Inspector(QTabWidget):
    """Four views of the article beside its text."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agreements = AgreementsPanel(session)
        self.entities = EntitiesPanel(session)
        self.notes = NotesPanel(session)
        self.guide = GuidelinesPanel(session)
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("Inspector"))
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for panel, title in (
            (self.agreements, self.tr("Agreements")),
            (self.entities, self.tr("Entities")),
            (self.notes, self.tr("Notes")),
            (self.guide, self.tr("Guide")),
        ):
            self.addTab(panel, title)
