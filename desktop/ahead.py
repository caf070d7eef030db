"""Ahead: while the analyst reads, the articles that may come next are read from the project and laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer

from annotations.model import ArticleId
from annotations.walk import next_open, shown_span
from desktop.reader.view import Reader
from desktop.session import Session

_IDLE_MS = 120
"""How long no article was opened, nothing decided and no key pressed before the next ones are prepared."""
_KEYS = QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress


class Ahead(QObject):
    """Prepares one article at a time, each between two events, so that no key waits for more than one of them."""

    def __init__(
        self,
        session: Session,
        reader: Reader,
        neighbours: Callable[[], Iterable[ArticleId | None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._neighbours = neighbours
        self._waiting: list[ArticleId] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        reader.installEventFilter(self)
        session.article_changed.connect(self._begin_anew)
        session.changed.connect(self._begin_anew)

    @property
    def is_ready(self) -> bool:
        """Whether everything that may come next is prepared."""
        return self._waiting == []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for the next pause where keys come: one would have to wait for the reading of a long article."""
        if event.type() in _KEYS and self._timer.isActive():
            self._timer.start(_IDLE_MS)
        return False

    def _begin_anew(self) -> None:
        self._waiting = None
        self._timer.start(_IDLE_MS)

    def _on_timer_timeout(self) -> None:
        if self._waiting is None:
            here = self._session.article
            self._waiting = [] if here is None else list(dict.fromkeys(self._others(here)))
        elif self._waiting:
            self._prepare(self._waiting.pop(0))
        if self._waiting:
            self._timer.start(0)

    def _others(self, here: ArticleId) -> Iterable[ArticleId]:
        return (article for article in self._neighbours() if article is not None and article != here)

    def _prepare(self, article: ArticleId) -> None:
        store = self._session.store
        if store is None:
            return
        sheet = store.sheets.read(article)
        shown = shown_span(sheet, next_open(sheet))
        self._reader.prepare(sheet.article.text, shown.start if shown is not None else 0)
