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


def open_gaps(schema: Schema, sheet: Sheet) -> list[Gap]:
    """What holds back "done": all that the confirmed agreements lack, card by card in the order of the text."""
    gold = {agreement.id for agreement in sheet.gold.agreements}
    return [gap for card in cards(sheet) if card.id in gold for gap in gaps(schema, card)]


def gaps(schema: Schema, agreement: Agreement) -> list[Gap]:
    """What an agreement lacks, role by role: "needs 2 parties, has 1"; empty where it lacks nothing."""
    missing: list[Gap] = []
    for field, value, known in (("kind", agreement.kind, schema.kind), ("status", agreement.status, schema.status)):
        if value not in known:
            missing.append(Gap(agreement.id, field, f"needs a {field}, {value} is none of this schema"))
    for role in schema.roles:
        count = sum(it.role == role.name and it.verdict is not Decision.REJECTED for it in agreement.fillers)
        if count < role.minimum:
            wanted = f"{role.minimum} {_counted(role.title.lower(), role.minimum)}"
            missing.append(Gap(agreement.id, role.name, f"needs {wanted}, has {count}"))
    return missing


def _counted(noun: str, count: int) -> str:
    if count == 1:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
