"""Changes: what one mutation of a project touched, so that every view can redraw just that."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.model import AgreementId, ArticleId, SpanId


@dataclass(frozen=True, slots=True)
class Changes:
    """What one mutation touched. `action` is the step's name as undo shows it ("Accept span")."""

    action: str = ""
    articles: frozenset[ArticleId] = frozenset()
    """Articles whose annotation, state, counts or notes differ now."""
    spans: tuple[SpanId, ...] = ()
    """Gold spans that were made or altered: what a view may want to focus."""
    agreements: tuple[AgreementId, ...] = ()
    """Gold agreements that were made or altered."""
    queue: bool = False
    """Whether articles were added or removed, so that lists must be read again."""
    guidance: bool = False
    """Whether the project's own guidelines differ now: its precedents."""

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.articles) or self.queue or self.guidance

    def __or__(self, other: Changes) -> Changes:
        """Both changes as one; the name of the first that has one."""
        return Changes(
            action=self.action or other.action,
            articles=self.articles | other.articles,
            spans=self.spans + other.spans,
            agreements=self.agreements + other.agreements,
            queue=self.queue or other.queue,
            guidance=self.guidance or other.guidance,
        )
