"""What an agreement still lacks before an article is done."""

from __future__ import annotations

from annotations.model import Agreement, AgreementId, Decision, Sheet
from annotations.schema import Schema


def gaps(schema: Schema, sheet: Sheet, agreement: Agreement | AgreementId) -> list[str]:
    """What is missing, role by role: "needs 2 parties, has 1"; empty where nothing is."""
    frame = agreement if isinstance(agreement, Agreement) else _find(sheet, agreement)
    if frame is None:
        return []
    missing: list[str] = []
    for role in schema.roles:
        count = sum(it.role == role.name and it.verdict is not Decision.REJECTED for it in frame.fillers)
        if count < role.minimum:
            missing.append(f"needs {role.minimum} {_counted(role.title.lower(), role.minimum)}, has {count}")
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
