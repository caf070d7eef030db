"""The orders in which articles can be listed."""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """What stands first."""

    IMPORT = "import"
    """As they were imported."""
    TODO = "todo"
    """What is begun, then what is to do, then what is done."""
    DOUBT = "doubt"
    """Where most of what is open has a score near one half."""
    DATE = "date"
    """The newest."""
    AGREEMENTS = "agreements"
    """The most agreements."""
    TITLE = "title"
    """By title, from A to Z."""
