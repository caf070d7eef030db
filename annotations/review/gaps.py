"""What an agreement still lacks before an article is done."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.model import Agreement, AgreementId, Decision, Sheet
from annotations.schema import Schema
from annotations.walk import cards


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a confirmed agreement lacks: a role, or `kind` or `status`, and the words for it."""

    agreement: AgreementId
    field: str
    text: str


def gaps(schema: Schema, sheet: Sheet, agreement: Agreement | AgreementId) -> list[str]:
    """What is missing, role by role: "needs 2 parties, has 1"; empty where nothing is."""
    frame = agreement if isinstance(agreement, Agreement) else _find(sheet, agreement)
    return [] if frame is None else [gap.text for gap in _gaps(schema, frame)]


def open_gaps(schema: Schema, sheet: Sheet) -> list[Gap]:
    """What holds back "done": all that the confirmed agreements lack, card by card in the order of the text."""
    gold = {agreement.id for agreement in sheet.gold.agreements}
    return [gap for card in cards(sheet) if card.id in gold for gap in _gaps(schema, card)]


def _gaps(schema: Schema, frame: Agreement) -> list[Gap]:
    missing: list[Gap] = []
    for field, value, known in (("kind", frame.kind, schema.kind), ("status", frame.status, schema.status)):
        if value not in known:
            missing.append(Gap(frame.id, field, f"needs a {field}, {value} is none of this schema"))
    for role in schema.roles:
        count = sum(it.role == role.name and it.verdict is not Decision.REJECTED for it in frame.fillers)
        if count < role.minimum:
            wanted = f"{role.minimum} {_counted(role.title.lower(), role.minimum)}"
            missing.append(Gap(frame.id, role.name, f"needs {wanted}, has {count}"))
    return missing


def _find(sheet: Sheet, agreement: AgreementId) -> Agreement | None:
    frames = (*sheet.gold.agreements, *sheet.suggested.agreements)
    return next((frame for frame in frames if frame.id == agreement), None)


def _counted(noun: str, count: int) -> str:
    if count == 1:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
