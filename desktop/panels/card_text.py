"""How cards put values into words: scores, origins and the sentence around a span."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotations.model import Sheet
from annotations.schema import Choice, Schema
from desktop.models.card import Card, Chip
from desktop.models.passage import sentence_around
from desktop.origins import origin_text
from desktop.plain_text import tip


def percent(score: float | None) -> str:
    """A score as a share of a hundred; nothing where there is none."""
    return f"{round(score * 100)} %" if score is not None else ""


def made_of(score: float | None, origin: str) -> str:
    """Score and origin on one line; nothing where neither is known."""
    return " · ".join(part for part in (percent(score), origin_text(origin)) if part)


def choice_title(choices: tuple[Choice, ...], name: str) -> str:
    """The title of a kind or status, also of one that the schema does not know."""
    return next((choice.title for choice in choices if choice.name == name), name)


def kind_and_status(card: Card, schema: Schema) -> str:
    """What an agreement is and how far it has come, on one line."""
    return f"{choice_title(schema.kinds, card.kind)} · {choice_title(schema.statuses, card.status)}"


def state_text(card: Card) -> str:
    """Whether an agreement is decided, in words."""
    if card.is_rejected:
        return QCoreApplication.translate("cards", "rejected")
    decided = decided_text(is_open=card.is_open)
    return f"{decided} · {open_text(card.waiting)}" if card.waiting and not card.is_open else decided


def decided_text(*, is_open: bool) -> str:
    """Whether something is decided, in a word."""
    if is_open:
        return QCoreApplication.translate("cards", "undecided")
    return QCoreApplication.translate("cards", "confirmed")


def open_text(count: int) -> str:
    """How many wait, in words."""
    return QCoreApplication.translate("cards", "{0} open").format(count)


def title_of(card: Card) -> str:
    """What names the agreement in the text, also where no mention is left."""
    return card.title or QCoreApplication.translate("cards", "No mention")


def chip_tip(chip: Chip, sheet: Sheet | None, schema: Schema) -> str:
    """What a chip is and the sentence that it stands in."""
    head = [schema.title_of(chip.label), decided_text(is_open=chip.is_open)]
    if made := made_of(chip.score, chip.origin):
        head.append(made)
    if sheet is None:
        return " · ".join(head)
    before, span, after = sentence_around(sheet.article.text, chip.start, chip.end)
    return tip(" · ".join(head), f"{before}[{span}]{after}")
