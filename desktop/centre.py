"""Centre: the middle pane with the article's header, its text and a hint, or what to do where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotations.changes import Changes
from annotations.model import AgreementId, Article, ArticleId, ArticleState, Flag, Note, SpanId
from annotations.schema import Role
from annotations.walk import NOWHERE, Focus, count, lit_spans, shown_agreement, shown_span
from desktop.actions import Actions
from desktop.commands import spell_keys
from desktop.language import day_text
from desktop.menus import span_menu
from desktop.reader.view import Reader
from desktop.session import Session
from desktop.widgets.article_header import ArticleHeader
from desktop.widgets.empty_page import EmptyPage
from desktop.widgets.hint_bar import HintBar
from desktop.widgets.key_cap import key_text
from desktop.widgets.plural import plural

_RECENT = 5


class Centre(QStackedWidget):
    """Shows the session's article; clicks and selections in the text go back to the session."""

    clicked = Signal()
    """The analyst chose something in the text with the mouse."""
    project_chosen = Signal(object)
    """The path of a project that was open before, on the page that is shown without one."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self.header = ArticleHeader()
        self.reader = Reader()
        self.hint = HintBar()
        self._dashboard: QWidget | None = None
        self._shows_dashboard = False
        self._is_suggesting = False
        self._left_at: tuple[ArticleId | None, Focus] = (None, NOWHERE)
        self._pages = self._empty_pages()
        self._article_page = QWidget()
        column = QVBoxLayout(self._article_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.reader, 1)
        column.addWidget(self.hint)
        for page in (*self._pages.values(), self._article_page):
            self.addWidget(page)
        self._connect()

    def _connect(self) -> None:
        self._actions.rebuilt.connect(self._offer)
        self.reader.agreement_clicked.connect(self._on_reader_agreement_clicked)
        self.reader.context_requested.connect(self._on_reader_context_requested)
        self.reader.span_clicked.connect(self._on_reader_span_clicked)
        self.reader.verticalScrollBar().rangeChanged.connect(self._on_bar_range_changed)
        self.reader.selection_changed.connect(self._session.set_selection)
        self._session.project_changed.connect(self._on_session_project_changed)
        self._session.article_changed.connect(self._on_session_article_changed)
        self._session.changed.connect(self._on_session_changed)
        self._session.focus_changed.connect(self._on_session_focus_changed)
        self._session.selection_changed.connect(self._on_session_selection_changed)
        self._offer()

    def refresh(self) -> None:
        """Take the colours of the theme that is applied now."""
        for page in self._pages.values():
            page.refresh()

    def take_keys(self) -> None:
        """Give the keys to the text, or to the main button of the page that stands in its place."""
        page = self.currentWidget()
        if isinstance(page, EmptyPage):
            page.take_keys()
        else:
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_dashboard(self, page: QWidget) -> None:
        """Take in the page that `show_dashboard` shows in place of an article."""
        self._dashboard = page
        self.addWidget(page)
        page.left.connect(self.toggle_dashboard)  # pyright: ignore[reportAttributeAccessIssue] - a Dashboard

    @property
    def shows_dashboard(self) -> bool:
        """Whether the dashboard stands where an article would be."""
        return self._shows_dashboard

    def toggle_dashboard(self) -> None:
        """Show the dashboard in place of the article, or the article again.

        No article is shown meanwhile, so that no key decides on what nobody sees.
        """
        session, kept = self._session, self._left_at
        if self._shows_dashboard:
            self._shows_dashboard = False
            session.show(*kept)
        elif self._dashboard is not None and session.store is not None:
            self._left_at = (session.article, session.focus)
            self._shows_dashboard = True
            session.show(None)
            self._dashboard.take_keys()  # pyright: ignore[reportAttributeAccessIssue] - a Dashboard

    def show_suggesting(self, running: bool) -> None:  # noqa: FBT001 - a signal gives no names
        """Say under an article without suggestions that they are being made, or how to get them."""
        self._is_suggesting = running
        self._show_hint()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer the projects that were open before where none is open."""
        entries = [
            (f"{path.stem}  —  {path.parent}", str(path), partial(self.project_chosen.emit, path))
            for path in paths[:_RECENT]
        ]
        self._pages["project"].offer_more(self.tr("Open again"), entries)

    def _empty_pages(self) -> dict[str, EmptyPage]:
        return {
            "project": EmptyPage(
                "folder-open",
                self.tr("No project is open"),
                self.tr("A project is one file that holds articles, suggestions and everything you decide."),
            ),
            "articles": EmptyPage(
                "inbox",
                self.tr("No articles yet"),
                self.tr(
                    "Import text, web pages, PDF, Word, Markdown, tables or JSONL, or drop files and folders anywhere "
                    "on this window."
                ),
            ),
            "choice": EmptyPage(
                "file-text",
                self.tr("No article is chosen"),
                self.tr("Choose one in the queue, or go to the next one."),
            ),
        }

    def _offer(self) -> None:
        self._pages["project"].offer([self._actions[f"project.{what}"] for what in ("open", "new", "samples")])
        self._pages["articles"].offer([self._actions["articles.import"]])
        self._pages["choice"].offer([self._actions["article.next"]])
        self._show_hint()

    def _show_page(self) -> None:
        store, sheet = self._session.store, self._session.sheet
        self._shows_dashboard = self._shows_dashboard and sheet is None and store is not None
        if self._shows_dashboard and self._dashboard is not None:
            self.setCurrentWidget(self._dashboard)
        elif sheet is not None:
            self.setCurrentWidget(self._article_page)
        elif store is None:
            self.setCurrentWidget(self._pages["project"])
        else:
            self.setCurrentWidget(self._pages["choice" if store.articles.count() else "articles"])

    def _show_header(self) -> None:
        sheet = self._session.sheet
        if sheet is None:
            return
        article = sheet.article
        self.header.show_article(
            article.title or article.key,
            _about(article),
            self._state(article),
            is_done=article.state is ArticleState.DONE,
        )

        self._show_remarks()

    def _show_remarks(self) -> None:
        """What is flagged, beside the title in words and in the margin of the text; and there what has a note."""
        sheet, store = self._session.sheet, self._session.store
        flags = store.flags.of(sheet.article.id) if store is not None and sheet is not None else []
        whole = [flag for flag in flags if flag.span is None and flag.agreement is None]
        parts = len(flags) - len(whole)
        said = [self.tr("flagged")] if whole else []
        said += [plural(parts, self.tr("one flag inside"), self.tr("%n flags inside"))] if parts else []
        self.header.show_flags(
            "⚑ " + ", ".join(said) if said else "", "\n".join(it.reason for it in flags if it.reason)
        )
        notes = store.notes.of(sheet.article.id) if store is not None and sheet is not None else []
        self.reader.set_marked(self._spans_of(flags), self._spans_of(notes))

    def _spans_of(self, remarks: Sequence[Flag] | Sequence[Note]) -> list[SpanId]:
        """Where remarks stand in the text: one on an agreement is at its first mention."""
        spans = [it.span for it in remarks if it.span is not None]
        for it in remarks:
            card = shown_agreement(self._session.sheet, it.agreement) if self._session.sheet is not None else None
            spans += card.mentions[:1] if card is not None else ()
        return spans

    def _state(self, article: Article) -> str:
        names = {
            ArticleState.TODO: self.tr("To do"),
            ArticleState.IN_PROGRESS: self.tr("In progress"),
            ArticleState.DONE: self.tr("Done"),
        }
        return names[article.state]

    def _show_hint(self) -> None:
        sheet = self._session.sheet
        if sheet is None:
            return
        counted = count(sheet)
        role = self._session.schema.role.get(self._session.filling.role)
        if role is not None:
            self._offer_slot(role)
        elif sheet.article.state is ArticleState.DONE:
            self.hint.offer("", None)
        elif counted.total and not counted.open:
            text = self.tr("All suggestions of this article are decided.")
            self.hint.offer(text, self._actions["article.done"], self._with_key(self.tr("Done, next"), "article.done"))
        elif not counted.total and not sheet.gold.spans and self._is_suggesting:
            text = self.tr("The machine is making suggestions; the article that is shown comes first. You can go on.")
            self.hint.offer(text, None)
        elif not counted.total and not sheet.gold.spans:
            text = self.tr("No suggestions here yet. Select text and press a label's key, or let the machine suggest.")
            button = self._with_key(self.tr("Suggest"), "articles.suggest")
            self.hint.offer(text, self._actions["articles.suggest"], button)
        else:
            self.hint.offer("", None)

    def _offer_slot(self, role: Role) -> None:
        """Say how the armed slot is filled."""
        pick = self._actions["agreement.pick"]
        fitting = len(self._session.filling.candidates())
        if fitting:
            text = self.tr(
                "{0}: go with [span.next] and [span.previous] and press [stop.accept], or click a span, "
                "or select text. [stop.next] leaves it empty."
            )
        else:
            text = self.tr(
                "{0}: no span fits yet. Select text and press [stop.accept]. [stop.next] leaves it empty, Esc ends."
            )
        button = self._with_key(self.tr("List {0}").format(fitting), "agreement.pick")
        self.hint.offer(spell_keys(text).format(role.title), pick if fitting else None, button)

    def _with_key(self, text: str, command: str) -> str:
        keys = self._actions.table[command].keys
        return f"{text}  ({key_text(keys[0])})" if keys else text

    def _show_focus(self) -> None:
        sheet, focus = self._session.sheet, self._session.focus
        if sheet is None:
            return
        schema = self._session.schema
        lit: dict[SpanId, str] = {}
        for span, roles in lit_spans(sheet, self._session.card).items():
            lit[span] = ", ".join(schema.role[role].title if role in schema.role else role for role in roles)
        self._show_hint()
        self.reader.set_open_to({span.id for span in self._session.filling.candidates()})
        shown = shown_span(sheet, focus)
        card = shown_agreement(sheet, self._session.card)
        self.reader.set_lit(lit, card.id if card else None)
        self.reader.set_focus(
            Focus(span=shown.id if shown else None, agreement=focus.agreement, filler=focus.filler, field=focus.field)
        )

    def _on_session_project_changed(self) -> None:
        self._shows_dashboard = False
        self._show_page()

    def _on_session_article_changed(self) -> None:
        self.reader.show_sheet(self._session.sheet, self._session.schema)
        self._show_page()
        self._show_header()
        self._show_hint()

    def _on_session_changed(self, changes: Changes) -> None:
        sheet = self._session.sheet
        if sheet is not None and sheet.article.id in changes.articles:
            self.reader.update_sheet(sheet)
            self._show_header()
            self._show_hint()
        elif sheet is None:
            self._show_page()

    def _on_session_focus_changed(self) -> None:
        self._show_focus()

    def _on_session_selection_changed(self) -> None:
        if self._session.selection is None and self.reader.selection is not None:
            self.reader.select(None)

    def _on_bar_range_changed(self, first: int, last: int) -> None:
        self.reader.verticalScrollBar().setEnabled(last > first)

    def _on_reader_span_clicked(self, span: SpanId) -> None:
        self._session.choose_span(span)
        self.clicked.emit()

    def _on_reader_agreement_clicked(self, agreement: AgreementId) -> None:
        self._session.set_focus(Focus(agreement=agreement))
        self.clicked.emit()

    def _on_reader_context_requested(self, where: QPoint, span: SpanId | None) -> None:
        if span is not None:
            self._session.set_focus(Focus(span=span))
        self._actions.refresh()
        menu = span_menu(self._actions, self)
        menu.popup(where)


def _about(article: Article) -> str:
    key = article.key if article.title else ""
    return "  ·  ".join(part for part in (article.source, day_text(article.published), key) if part)
