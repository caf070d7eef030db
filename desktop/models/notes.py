"""NotesModel: the notes of an article, each with what it is about and whether that is in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotations.model import AgreementId, Flag, Note, NoteId, Sheet, SpanId
from annotations.schema import Label, Schema
from annotations.walk import Focus, find_agreement, find_span, shown_agreement, shown_span, span_text

ENTRY = Qt.ItemDataRole.UserRole + 1
"""The Entry of an index."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Target:
    """What a note is about: a span or an agreement, or the article where it is neither."""

    span: SpanId | None = None
    agreement: AgreementId | None = None
    text: str = ""
    label: Label | None = None

    @property
    def focus(self) -> Focus:
        """The stop to go to; none for the article."""
        return Focus(span=self.span, agreement=self.agreement)


@dataclass(frozen=True, slots=True)
class Entry:
    """One note or flag with its target; `is_current` where the target is in focus."""

    note: Note
    """For a flag, its reason as a note."""
    target: Target
    is_current: bool
    flag: Flag | None = None


def span_target(sheet: Sheet, schema: Schema, focus: Focus) -> Target | None:
    """The span in focus as a target."""
    span = shown_span(sheet, Focus(span=focus.span)) if focus.span is not None else None
    if span is None:
        return None
    return Target(span=span.id, text=span_text(sheet, span), label=schema.label.get(span.label))


def agreement_target(sheet: Sheet, schema: Schema, agreement: AgreementId | None) -> Target | None:
    """The chosen agreement as a target; its text is its first mention."""
    found = shown_agreement(sheet, agreement)
    if found is None:
        return None
    kind = schema.kind.get(found.kind)
    mention = find_span(sheet, found.mentions[0]) if found.mentions else None
    text = span_text(sheet, mention) if mention is not None else kind.title if kind else found.kind
    label = schema.label.get(mention.label) if mention is not None else None
    return Target(agreement=found.id, text=text, label=label)


def entries_of(
    notes: Sequence[Note], sheet: Sheet, schema: Schema, focus: Focus, flags: Sequence[Flag] = ()
) -> list[Entry]:
    """The flags and notes of a sheet, latest first; those on what is in focus stand before the others."""
    here = {target for target in (_focus_span(sheet, focus), _shown_id(sheet, focus.agreement)) if target is not None}
    entries: list[Entry] = []
    marked = [
        (Note(flag.reason, flag.article, flag.span, flag.agreement, flag.author, flag.at, NoteId(flag.id)), flag)
        for flag in flags
    ]
    for note, flag in (*marked, *((note, None) for note in notes)):
        target = _target(note, sheet, schema)
        is_current = bool(here) and (target.span in here or ("agreement", target.agreement) in here)
        entries.append(Entry(note, target, is_current, flag))
    return sorted(entries, key=lambda entry: (not entry.is_current, entry.flag is None, -entry.note.id))


class NotesModel(QAbstractListModel):
    """One row for each note."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other notes."""
        if list(entries) != self._entries:
            self.beginResetModel()
            self._entries = list(entries)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many notes there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, or the text of the note for those who know nothing of entries."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.note.author, entry.target.text, entry.note.text) if part)
        return None


def _target(note: Note, sheet: Sheet, schema: Schema) -> Target:
    found = span_target(sheet, schema, Focus(span=note.span)) if note.span is not None else None
    if note.agreement is not None and find_agreement(sheet, note.agreement) is not None:
        found = agreement_target(sheet, schema, note.agreement)
    return found or Target()


def _focus_span(sheet: Sheet, focus: Focus) -> SpanId | None:
    span = shown_span(sheet, focus) if focus.agreement is None or focus.filler is not None else None
    return span.id if span is not None else None


def _shown_id(sheet: Sheet, agreement: AgreementId | None) -> tuple[str, AgreementId] | None:
    found = shown_agreement(sheet, agreement)
    return ("agreement", found.id) if found is not None else None
