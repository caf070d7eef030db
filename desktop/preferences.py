"""Preferences: the windows in which an analyst changes settings and keys, and those that explain."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions import Actions
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.help import HelpDialog
from desktop.dialogs.keys import KeysDialog
from desktop.dialogs.settings import SettingsDialog
from desktop.keymap import Keys, keep, own_keys, use_keys
from desktop.session import Session
from desktop.settings import Settings
from desktop.view_options import ViewOptions


class Preferences(QObject):
    """Opens them over the window, and keeps what was changed."""

    def __init__(
        self, window: QWidget, session: Session, actions: Actions, settings: Settings, options: ViewOptions
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._actions = actions
        self._settings = settings
        self._options = options

    def handlers(self) -> Mapping[str, Callable[..., object]]:
        """What the commands do that open these windows."""
        return {
            "help.about": self._show_about,
            "help.open": self._show_help,
            "settings.keys": self._change_keys,
            "settings.open": self._open_settings,
        }

    def _show_about(self) -> None:
        AboutDialog(self._window).open()

    def _show_help(self) -> None:
        HelpDialog(self._window).open()

    def _open_settings(self) -> None:
        dialog = SettingsDialog(self._settings, self._options, self._window)
        dialog.keys_requested.connect(self._change_keys)
        dialog.language_chosen.connect(self._keep_language)
        dialog.open()

    def _change_keys(self) -> None:
        dialog = KeysDialog(self._session.schema, own_keys(), QApplication.activeModalWidget() or self._window)
        dialog.changed.connect(self._on_keys_changed)
        dialog.open()

    def _keep_language(self, language: str) -> None:
        self._settings.language = language

    def _on_keys_changed(self, own: Keys) -> None:
        self._settings.own_keys = keep(own)
        use_keys(self._settings.own_keys)
        self._actions.rebuild()
