"""Status: what the status line says of the session and the jobs."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotations.walk import count, find_agreement, find_span, shown_agreement, shown_span
from desktop.commands import spell_keys
from desktop.core_problems import told_reason
from desktop.jobs import Jobs
from desktop.origins import origin_text
from desktop.session import Session
from desktop.theme import current
from desktop.widgets.status_line import StatusLine


class Status(QObject):
    """Keeps a status line true."""

    def __init__(self, line: StatusLine, session: Session, jobs: Jobs) -> None:
        super().__init__(line)
        self._line = line
        self._session = session
        self._jobs = jobs
        jobs.changed.connect(self.show_job)
        session.unsaved.changed.connect(self.show_article)

    def say(self, text: str) -> None:
        """Show a sentence for a while; [stop.accept] in it is the key of that command."""
        self._line.say(self._spelled(text))

    def say_failed(self, text: str) -> None:
        """Show why a step was refused; [stop.accept] in it is the key of that command."""
        self._line.say(self._spelled(text), wrong=True)

    def _spelled(self, text: str) -> str:
        """A sentence in the language and with the keys of the window; the open project goes by its name here."""
        if not text:
            return ""  # as each article comes: the sentences that are known are gathered at the first one
        store = self._session.store
        said = told_reason(text)
        return spell_keys(said.replace(str(store.path), store.path.name) if store is not None else said)

    def refresh(self) -> None:
        """Take the colours of the theme that is applied now."""
        self.show_focus()

    def show_article(self) -> None:
        """Say how far the article has come, and that all is saved."""
        sheet = self._session.sheet
        counted = count(sheet) if sheet is not None else None
        self._line.show_progress(counted.decided if counted else 0, counted.total if counted else 0)
        store, unsaved = self._session.store, self._session.unsaved
        self._line.show_saved(is_open=store is not None, unsaved=unsaved.reason if unsaved else "")
        if store is not None and store.readonly:
            self._line.show_readonly(self._session.taking_over.reason)

    def show_focus(self) -> None:
        """Name what is in focus: label or kind, score, and what made it."""
        sheet, focus, schema = self._session.sheet, self._session.focus, self._session.schema
        if sheet is None or not focus:
            self._line.show_current("")
            return
        if focus.span is not None:
            shown = shown_span(sheet, focus)
            source = find_span(sheet, focus.span) or shown
            if shown is None or source is None:
                self._line.show_current("")
                return
            label = schema.label.get(shown.label)
            parts = [label.title if label else shown.label, _score(source.score), origin_text(source.origin)]
            self._line.show_current(_joined(parts), current().label(label))
            return
        agreement = shown_agreement(sheet, focus.agreement) or find_agreement(sheet, focus.agreement)
        if agreement is None:
            return
        filler = next((each for each in agreement.fillers if each.id == focus.filler), None)
        kind = schema.kind.get(agreement.kind)
        role = schema.role.get(filler.role) if filler else None
        made = filler or agreement
        name = role.title if role else kind.title if kind else agreement.kind
        self._line.show_current(_joined([name, _score(made.score), origin_text(made.origin)]))

    def show_job(self) -> None:
        """Say which job runs and how far it is."""
        job = self._jobs.shown
        if job is None:
            self._line.show_job("")
        else:
            self._line.show_job(job.title, job.count, job.total)


def _score(score: float | None) -> str:
    return "" if score is None else f"{score:.0%}".replace("%", " %")


def _joined(parts: list[str]) -> str:
    return "  ·  ".join(part for part in parts if part)
