"""The table of commands is sound: ids are unique, no key means two things, every row is documented and has its icon."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from annotations.paths import resources
from annotations.schema import Schema, default_schema, parse_schema
from desktop.commands import MENUS, Command, commands_for

TABLE = commands_for(default_schema())
ROWS = pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: row.id)
RESERVED = set("prcagolmsetdi")


def help_text() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted((resources() / "help").glob("*.md")))


def test_ids_are_unique() -> None:
    assert [name for name, times in Counter(row.id for row in TABLE).items() if times > 1] == []


def test_no_key_means_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for row in TABLE for key in row.keys)
    assert [key for key, times in keys.items() if times > 1] == []


@ROWS
def test_every_key_is_one_that_qt_knows(row: Command) -> None:
    for key in row.keys:
        assert QKeySequence(key).count() == 1
        assert QKeySequence(key).toString() not in ("", "Unknown")


@ROWS
def test_every_command_stands_in_a_menu(row: Command) -> None:
    assert row.menu in MENUS


@ROWS
def test_every_command_is_in_the_help_with_its_keys(row: Command) -> None:
    line = next((line for line in help_text().splitlines() if line.endswith(f"| {row.text} |")), "")
    assert line, f"{row.text} is not in the help"
    for key in row.keys:
        assert f"`{key}`" in line


@ROWS
def test_every_icon_ships(row: Command) -> None:
    assert not row.icon or (resources() / "icons" / f"{row.icon}.svg").is_file()


def test_letters_of_labels_are_never_actions() -> None:
    letters = {key.lower() for row in TABLE for key in row.keys if not row.argument}
    assert letters & RESERVED == set()


def test_the_default_schema_has_no_clashing_key() -> None:
    assert TABLE.clashes == ()


def test_a_schema_whose_key_is_taken_keeps_its_label_in_the_palette() -> None:
    schema: Schema = parse_schema('name = "x"\n[[label]]\nname = "JOB"\nkey = "j"\n')
    table = commands_for(schema)
    assert table["label.JOB"].keys == ()
    assert table.clashes == ("J",)
