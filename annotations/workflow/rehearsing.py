"""An export without a file: what each format would lose or change, told before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from annotations.errors import InputError
from annotations.formats import FORMATS, Format
from annotations.model import GOLD
from annotations.store import Store
from annotations.workflow.choosing import choose, outgoing
from annotations.workflow.losses import Losses, LossGroup
from annotations.workflow.progress import Progress, unseen

_FIRST_PLACES = 20
_NAMED_PLACES = 3


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What one format would lose of the articles that would go out."""

    format: Format
    articles: int
    left_out: int
    reason: str
    """Why articles are left out, to be read after "because"."""
    spans: int
    """Spans that the layer has in these articles."""
    agreements: int
    groups: tuple[LossGroup, ...]
    """The kinds of loss, in the order of Losses.groups; none where the format keeps everything."""

    @property
    def total(self) -> int:
        """How many losses there would be."""
        return sum(group.count for group in self.groups)

    def facts(self) -> dict[str, Any]:
        """The same as plain values, for scripts."""
        return {
            "format": self.format.name,
            "articles": self.articles,
            "left_out": self.left_out,
            "reason": self.reason,
            "spans": self.spans,
            "agreements": self.agreements,
            "losses": [_facts(group) for group in self.groups],
        }


def rehearse(
    store: Store,
    formats: Sequence[Format] = (),
    *,
    layer: str = GOLD,
    status: str = "done",
    most_places: int = _FIRST_PLACES,
    progress: Progress = unseen,
) -> list[Rehearsal]:
    """What each of the formats would lose, of all that can be exported where none are named; one pass over the texts.

    Raises InputError or ProjectError where an export would.
    """
    known = list(formats) or [each for each in FORMATS if each.can_write]
    chosen = choose(store, layer, status)
    found = [Losses(most_places) for _ in known]
    total = len(chosen.articles)
    for done, (article, record) in enumerate(outgoing(store, chosen.articles, layer)):
        progress(done, total)
        for each, losses in zip(known, found, strict=True):
            losses.add(article, record, each.fit(record, store.schema)[1])
    progress(total, total)
    return [
        Rehearsal(each, total, chosen.left_out, chosen.reason, losses.spans, losses.agreements, tuple(losses.groups))
        for each, losses in zip(known, found, strict=True)
    ]


def check_nothing_lost(rehearsal: Rehearsal) -> None:
    """Raise InputError naming the first places where a format would lose something."""
    if not rehearsal.groups:
        return
    lines = [f"{rehearsal.format.title} would not keep everything, so nothing was exported."]
    for group in rehearsal.groups:
        lines.append(f"{group.kind}: {group.count:,} in {group.articles:,} of {rehearsal.articles:,} articles")
        lines += [f"  {place}" for place in group.places[:_NAMED_PLACES]]
        if group.count > _NAMED_PLACES:
            lines.append(f"  ... and {group.count - _NAMED_PLACES:,} more")
    raise InputError("\n".join(lines))


def _facts(group: LossGroup) -> dict[str, Any]:
    return {
        "kind": group.kind,
        "count": group.count,
        "articles": group.articles,
        "reasons": dict(group.reasons.most_common()),
        "places": [
            {"article": place.key, "start": place.start, "end": place.end, "text": place.quote, "reason": place.reason}
            for place in group.places
        ],
    }
