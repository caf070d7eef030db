"""Every command as a row: id, text, keys, icon, needs and place; menus, toolbar, palette and keys derive from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from annotations.schema import Schema
from desktop.keymap import Keys, keep, own_keys, replaced
from desktop.widgets.key_cap import key_text


class Needs(Enum):
    """What must be there for a command to make sense."""

    NOTHING = "nothing"
    PROJECT = "project"
    ARTICLE = "article"
    CURRENT = "current"
    """A span or a card in focus."""
    SPAN = "span"
    """A span in focus."""
    TARGET = "target"
    """A span in focus, or selected text."""
    CARD = "card"
    """A chosen agreement."""
    UNDO = "undo"
    REDO = "redo"
    JOB = "job"
    """Something runs that can be cancelled."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `argument` is the label or role of a generated one, `keys` are in Qt's portable form."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = Needs.NOTHING
    menu: str = ""
    argument: str = ""
    toolbar: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is a key without Ctrl or Alt, which in a text field is text."""
        return any("Ctrl" not in key and "Alt" not in key and not _is_function_key(key) for key in self.keys)


MENUS = ("file", "edit", "review", "label", "agreement", "go", "view", "help")
"""The menus in the order of the menu bar; `menu_title` has their names."""

_ROWS: tuple[Command, ...] = (
    Command("project.new", "New project…", ("Ctrl+N",), "file-plus", menu="file"),
    Command("project.open", "Open project…", ("Ctrl+O",), "folder-open", menu="file"),
    Command("project.samples", "Sample articles", (), "file-text", menu="file"),
    Command("articles.import", "Import articles…", ("Ctrl+I",), "download", Needs.PROJECT, "file", toolbar=True),
    Command("articles.suggest", "Suggest", ("Ctrl+G",), "sparkles", Needs.PROJECT, "file", toolbar=True),
    Command("articles.export", "Export…", ("Ctrl+E",), "upload", Needs.PROJECT, "file", toolbar=True),
    Command("article.original", "Save the original page as…", (), "", Needs.ARTICLE, "file"),
    Command("project.check", "Check the project…", (), "", Needs.PROJECT, "file"),
    Command("project.backups", "Backups…", (), "history", Needs.PROJECT, "file"),
    Command("job.cancel", "Cancel what runs", ("Ctrl+Backspace",), "circle-x", Needs.JOB, "file"),
    Command("window.quit", "Quit", ("Ctrl+Q",), "log-out", menu="file"),
    Command("history.undo", "Undo", ("Ctrl+Z",), "undo-2", Needs.UNDO, "edit", toolbar=True),
    Command("history.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", Needs.REDO, "edit", toolbar=True),
    Command("note.write", "Write a note", ("Ctrl+M",), "notebook-pen", Needs.ARTICLE, "edit"),
    Command("settings.open", "Settings…", ("Ctrl+,",), "settings-2", menu="edit"),
    Command("settings.keys", "Change keys…", ("Shift+F1",), "", menu="edit"),
    Command("flag.toggle", "Flag or unflag", ("F",), "flag", Needs.ARTICLE, "edit"),
    Command("flag.article", "Flag or unflag the article", ("Shift+F",), "flag", Needs.ARTICLE, "edit"),
    Command("guide.precedents", "Decided before…", ("B",), "history", Needs.CURRENT, "edit"),
    Command("guide.keep", "Keep as precedent…", ("Shift+B",), "bookmark-plus", Needs.CURRENT, "edit"),
    Command("guide.edit", "Project guidelines…", (), "pencil", Needs.PROJECT, "edit"),
    Command("stop.accept", "Accept", ("Space",), "check", Needs.CURRENT, "review", toolbar=True),
    Command(
        "stop.accept_whole",
        "Accept with all open slots",
        ("Return", "Enter"),
        "check-check",
        Needs.CURRENT,
        "review",
    ),
    Command("stop.reject", "Reject", ("X", "Backspace"), "x", Needs.CURRENT, "review", toolbar=True),
    Command("stop.reopen", "Back to undecided", ("Shift+X",), "rotate-ccw", Needs.CURRENT, "review"),
    Command("span.widen_left", "Widen left by a word", ("[",), "arrow-left-from-line", Needs.SPAN, "review"),
    Command("span.widen_right", "Widen right by a word", ("]",), "arrow-right-from-line", Needs.SPAN, "review"),
    Command("span.narrow_left", "Narrow left by a word", ("{",), "arrow-right-to-line", Needs.SPAN, "review"),
    Command("span.narrow_right", "Narrow right by a word", ("}",), "arrow-left-to-line", Needs.SPAN, "review"),
    Command("span.widen_left_char", "Widen left by a character", ("Ctrl+[",), "", Needs.SPAN, "review"),
    Command("span.widen_right_char", "Widen right by a character", ("Ctrl+]",), "", Needs.SPAN, "review"),
    Command("span.narrow_left_char", "Narrow left by a character", ("Ctrl+{",), "", Needs.SPAN, "review"),
    Command("span.narrow_right_char", "Narrow right by a character", ("Ctrl+}",), "", Needs.SPAN, "review"),
    Command("span.label_same", "Label the same text here", ("=",), "copy-check", Needs.SPAN, "review"),
    Command("span.same_text", "Same text, same label…", ("+",), "text-quote", Needs.TARGET, "review"),
    Command("list.like_this", "All suggestions like this…", ("Shift+F5",), "list-filter", Needs.SPAN, "review"),
    Command(
        "article.done",
        "Done, next article",
        ("Ctrl+Return",),
        "circle-check-big",
        Needs.ARTICLE,
        "review",
        toolbar=True,
    ),
    Command(
        "article.done_anyway",
        "Done although something is missing",
        ("Ctrl+Shift+Return",),
        "",
        Needs.ARTICLE,
        "review",
    ),
    Command("article.reopen", "Back to in progress", (), "circle-dashed", Needs.ARTICLE, "review"),
    Command("agreement.new", "New agreement", ("N",), "handshake", Needs.TARGET, "agreement"),
    Command("agreement.next", "Next card", ("H",), "gallery-vertical-end", Needs.ARTICLE, "agreement"),
    Command("agreement.gap", "What is missing", ("W",), "triangle-alert", Needs.ARTICLE, "agreement"),
    Command("agreement.kind", "Choose the kind…", ("Y",), "shapes", Needs.CARD, "agreement"),
    Command("agreement.status", "Choose the status…", ("U",), "flag", Needs.CARD, "agreement"),
    Command("agreement.pick", "List spans for the slot…", ("Q",), "list-filter", Needs.CARD, "agreement"),
    Command("agreement.merge", "Merge with another card…", ("Ctrl+J",), "merge", Needs.CARD, "agreement"),
    Command("agreement.split", "Split the card…", ("Ctrl+Shift+J",), "split", Needs.CARD, "agreement"),
    Command("stop.next", "Next undecided", ("J", "Tab"), "arrow-down", Needs.ARTICLE, "go", toolbar=True),
    Command("stop.previous", "Previous undecided", ("K", "Shift+Tab"), "arrow-up", Needs.ARTICLE, "go", toolbar=True),
    Command("span.next", "Next span", (".",), "chevron-right", Needs.ARTICLE, "go"),
    Command("span.previous", "Previous span", (",",), "chevron-left", Needs.ARTICLE, "go"),
    Command("article.next", "Next article", ("Ctrl+Down", "Alt+PgDown"), "chevrons-down", Needs.PROJECT, "go"),
    Command("article.previous", "Previous article", ("Ctrl+Up", "Alt+PgUp"), "chevrons-up", Needs.PROJECT, "go"),
    Command("queue.find", "Find articles", ("Ctrl+L", "Ctrl+F"), "search", Needs.PROJECT, "go"),
    Command("queue.order", "Order of the queue…", ("Ctrl+Shift+O",), "arrow-down", Needs.PROJECT, "go"),
    Command("queue.filters", "Filters of the queue…", ("Ctrl+Shift+L",), "list-filter", Needs.PROJECT, "go"),
    Command("queue.keep", "Keep this filter…", (), "bookmark-plus", Needs.PROJECT, "go"),
    Command("list.suggestions", "Suggestions of the project", ("F5",), "list-filter", Needs.PROJECT, "go"),
    Command("list.ledger", "Ledger of texts", ("F6",), "book-open", Needs.PROJECT, "go"),
    Command("list.second_look", "Second look", ("Shift+F6",), "rotate-ccw", Needs.PROJECT, "go"),
    Command("view.dashboard", "Dashboard", ("F9",), "chart-column", Needs.PROJECT, "go"),
    Command("pane.queue", "To the queue", ("F2",), "panel-left", Needs.PROJECT, "go"),
    Command("pane.reader", "To the text", ("F3",), "file-text", Needs.PROJECT, "go"),
    Command("pane.inspector", "To the inspector", ("F4",), "panel-right", Needs.PROJECT, "go"),
    Command("view.palette", "Find a command…", ("Ctrl+K", "Ctrl+Shift+P"), "command", menu="view", toolbar=True),
    Command("view.tags", "Label tags", ("Ctrl+T",), "tag", menu="view"),
    Command("view.theme", "Dark or light", ("Ctrl+D",), "sun-moon", menu="view", toolbar=True),
    Command("view.theme_contrast", "High contrast", ("Ctrl+Shift+D",), "contrast", menu="view"),
    Command("view.theme_system", "Theme of the system", (), "monitor", menu="view"),
    Command("view.queue", "Show the queue", ("Ctrl+1",), "panel-left", menu="view"),
    Command("view.inspector", "Show the inspector", ("Ctrl+2",), "panel-right", menu="view"),
    Command("view.drawer", "Show the lists of the project", ("Ctrl+3",), "", Needs.PROJECT, "view"),
    Command("view.zoom_in", "Larger text", ("Ctrl++", "Ctrl+="), "zoom-in", menu="view"),
    Command("view.zoom_out", "Smaller text", ("Ctrl+-",), "zoom-out", menu="view"),
    Command("view.zoom_reset", "Normal text size", ("Ctrl+0",), "", menu="view"),
    Command("view.wider", "Wider lines", ("F7",), "", menu="view"),
    Command("view.narrower", "Narrower lines", ("Shift+F7",), "", menu="view"),
    Command("view.looser", "Lines further apart", ("F8",), "", menu="view"),
    Command("view.closer", "Lines closer together", ("Shift+F8",), "", menu="view"),
    Command("view.text_reset", "Text as it was first", (), "", menu="view"),
    Command("help.keys", "Keys on screen", ("?",), "keyboard", menu="help", toolbar=True),
    Command("help.open", "Help", ("F1",), "circle-question-mark", menu="help"),
    Command("help.about", "About Ratify", (), "info", menu="help"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """All commands for one schema, and the schema's keys that other commands hold already."""

    rows: tuple[Command, ...]
    clashes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Command]:
        """The rows in the order of the menus."""
        return iter(self.rows)

    def __getitem__(self, command: str) -> Command:
        """The row with an id."""
        return next(row for row in self.rows if row.id == command)


def commands_for(schema: Schema, own: Keys | None = None) -> Table:
    """Every command there is with a schema; labels and roles whose key is taken keep their place without it.

    `own` are keys that were changed, by default those that the analyst has now.
    """
    own = own_keys() if own is None else own
    rows, clashes = [replace(row, keys=own.get(row.id, row.keys)) for row in _ROWS], list[str]()
    taken = {key for row in rows for key in row.keys}
    for row in (*_label_rows(schema), *_role_rows(schema)):
        free = tuple(key for key in row.keys if key not in taken)
        clashes += [key for key in row.keys if key in taken]
        taken.update(free)
        rows.append(Command(row.id, row.text, free, row.icon, row.needs, row.menu, row.argument))
    return Table(tuple(rows), tuple(clashes))


def shown_keys(schema: Schema) -> Mapping[str, str]:
    """The key that a command is shown with, by its id: the first of those that it has now; none for one without."""
    return _shown_keys(schema, keep(own_keys()))


@lru_cache(maxsize=4)
def _shown_keys(schema: Schema, _kept: str) -> Mapping[str, str]:
    """Worked out once for a schema and the keys that were changed: panels ask each time they draw."""
    return {row.id: row.keys[0] for row in commands_for(schema) if row.keys}


def default_keys() -> Keys:
    """The keys that commands come with; those of labels and roles are the schema's own."""
    return {row.id: row.keys for row in _ROWS}


def spell_keys(text: str) -> str:
    """A text in which [stop.accept] and the like are the keys that these commands have now, or their names."""
    if "[" not in text:
        return text
    own = own_keys()
    spelled: dict[str, str] = {}
    for row in _ROWS:
        keys = own.get(row.id, row.keys)
        spelled[row.id] = _spelled(key_text(keys[0]) if keys else translated(row.text), is_key=bool(keys))
    return replaced(text, spelled)


def _spelled(text: str, *, is_key: bool) -> str:
    """A key or a name within a sentence; a name, and a key that could be taken for the sentence's own stop, quoted."""
    return text if is_key and (len(text) > 1 or text.isalnum()) else f"“{text}”"


def translated(text: str) -> str:
    """A command's text in the language of the window."""
    return QCoreApplication.translate("commands", text)


def menu_title(menu: str) -> str:
    """The name of a menu as the menu bar shows it."""
    titles = {
        "file": translated("&File"),
        "edit": translated("&Edit"),
        "review": translated("&Review"),
        "label": translated("&Label"),
        "agreement": translated("&Agreement"),
        "go": translated("&Go"),
        "view": translated("&View"),
        "help": translated("&Help"),
    }
    return titles[menu]


def plain_menu_title(menu: str) -> str:
    """The name of a menu without the mark of its letter."""
    return re.sub(r"\(&\w\)", "", menu_title(menu)).replace("&", "").strip()


def _label_rows(schema: Schema) -> Iterator[Command]:
    for label in schema.labels:
        keys = (label.key.upper(),) if label.key else ()
        yield Command(
            f"label.{label.name}",
            translated("Label as {0}").format(label.title),
            keys,
            "",
            Needs.TARGET,
            "label",
            label.name,
        )


def _role_rows(schema: Schema) -> Iterator[Command]:
    for role in schema.roles:
        keys = (f"Shift+{role.key.upper()}",) if role.key else ()
        yield Command(
            f"role.{role.name}", translated("Fill {0}").format(role.title), keys, "", Needs.CARD, "agreement", role.name
        )


def _is_function_key(key: str) -> bool:
    return len(key) > 1 and key[0] == "F" and key[1:].isdigit()
