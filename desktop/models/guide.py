"""The guidance that fits what is in focus, and the list of all labels and roles with their keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotations.model import Precedent, Sheet
from annotations.schema import Choice, Label, Role, Schema
from annotations.walk import Focus, find_agreement, shown_agreement, shown_span
from desktop.commands import shown_keys

ENTRY = Qt.ItemDataRole.UserRole + 1
"""The Guide of an index."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Guide:
    """What the guidelines say of one label, role, kind or status; `sort` names which of these, in words."""

    sort: str
    title: str
    key: str = ""
    label: Label | None = None
    rule: str = ""
    accepts: tuple[Label, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    own: tuple[Precedent, ...] = ()
    """What the project itself says of a label."""


def guides_for(sheet: Sheet | None, schema: Schema, focus: Focus) -> list[Guide]:
    """The guidance on what is in focus: a span's label, a filler's role and label, a card's kind and status."""
    if sheet is None or not focus:
        return []
    found: list[Guide] = []
    agreement = shown_agreement(sheet, focus.agreement)
    if focus.filler is not None:
        owner = find_agreement(sheet, focus.agreement)
        roles = [filler.role for filler in owner.fillers if filler.id == focus.filler] if owner is not None else []
        found += [role_guide(schema, schema.role[role]) for role in roles if role in schema.role]
    elif focus.field in schema.role:
        found.append(role_guide(schema, schema.role[focus.field]))
    elif agreement is not None:
        found += _of_choice(
            schema.kinds,
            agreement.kind,
            QCoreApplication.translate("guide", "Kind"),
            shown_keys(schema).get("agreement.kind", ""),
        )
        found += _of_choice(
            schema.statuses,
            agreement.status,
            QCoreApplication.translate("guide", "Status"),
            shown_keys(schema).get("agreement.status", ""),
        )
    span = shown_span(sheet, focus) if focus.agreement is None or focus.filler is not None else None
    if span is not None and span.label in schema.label:
        found.append(label_guide(schema, schema.label[span.label]))
    return found


def label_guide(schema: Schema, label: Label) -> Guide:
    """The guidance on a label."""
    key = shown_keys(schema).get(f"label.{label.name}", "")
    return Guide(
        QCoreApplication.translate("guide", "Label"),
        label.title,
        key,
        label,
        label.rule,
        (),
        label.examples,
        label.counterexamples,
    )


def role_guide(schema: Schema, role: Role) -> Guide:
    """The guidance on a role, with the labels that it accepts."""
    key = shown_keys(schema).get(f"role.{role.name}", "")
    accepts = tuple(schema.label[name] for name in role.labels if name in schema.label)
    return Guide(QCoreApplication.translate("guide", "Role"), role.title, key, None, role.rule, accepts)


def all_guides(schema: Schema) -> list[Guide]:
    """Every label, then every role."""
    labels = [label_guide(schema, label) for label in schema.labels]
    return labels + [role_guide(schema, role) for role in schema.roles]


def around(precedent: Precedent, reach: int) -> tuple[str, str]:
    """The words before and after a kept passage, whole words only, and … where more was there."""
    before, after = precedent.before, precedent.after
    if len(before) > reach:
        before = "…" + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = after[:reach].rpartition(" ")[0] + "…"
    return before, after


class GuidesModel(QAbstractListModel):
    """One row for each label and role."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guides: list[Guide] = []

    def show_guides(self, guides: Sequence[Guide]) -> None:
        """Show the labels and roles of another schema."""
        if list(guides) != self._guides:
            self.beginResetModel()
            self._guides = list(guides)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._guides)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The guide, or its title for those who know nothing of guides."""
        if not index.isValid():
            return None
        guide = self._guides[index.row()]
        if role == ENTRY:
            return guide
        if role == Qt.ItemDataRole.DisplayRole:
            return guide.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (guide.title, guide.sort, guide.key) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return guide.rule
        return None


def _of_choice(choices: Sequence[Choice], name: str, sort: str, key: str) -> list[Guide]:
    return [Guide(sort, choice.title, key, rule=choice.rule) for choice in choices if choice.name == name]
