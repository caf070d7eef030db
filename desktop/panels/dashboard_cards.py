"""DashboardCards: the plots of the dashboard, and how counts over the project become bars, dots and lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from annotations.curate.constancy import constancy, kappa
from annotations.curate.machine_record import Day, by_day, by_label, calibration
from annotations.curate.network import network
from annotations.model import ArticleState
from annotations.schema import Schema
from annotations.store.tallies import Tallies
from desktop.language import day_text, month_text, short_day_text
from desktop.widgets.plot import Figures, share_text
from desktop.widgets.plot_card import PlotCard
from desktop.widgets.plots import Bar, Circle, Columns, Part, Reliability, Rows
from desktop.widgets.plural import plural
from desktop.widgets.trend import Point, Trend

PARTY = "party"
"""The role that names who agrees, in the schema that ships."""
_DAYS, _HOURS, _TIMES = 30, 24, 36
_DAY, _MONTH, _YEAR = 10, 7, 4


class DashboardCards(QObject):
    """Eleven cards, filled together from one count."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: list[PlotCard] = []

    def make(self) -> None:
        """Make the cards, empty."""
        self._progress = Rows(self.tr("Progress"))
        self._days = Columns(self.tr("Decisions a day"))
        self._hours = Columns(self.tr("Decisions an hour"))
        self._machine = Rows(self.tr("Precision of the machine"))
        self._trend = Trend(self.tr("Precision over time"))
        self._sure = Reliability(
            self.tr("Calibration of the machine"),
            self.tr("score"),
            self.tr("accepted as suggested"),
            self.tr("Score {0}: {1} of {2} accepted as suggested"),
        )
        self._labels = Rows(self.tr("Labels in gold"))
        self._kinds = Rows(self.tr("Kinds and statuses"))
        self._own = Rows(self.tr("Your own agreement"))
        self._times = Columns(self.tr("Agreements over time"))
        self._parties = Circle(self.tr("Network of parties"), self.tr("{0}: {1} agreements; with {2}"))
        plots = (self._progress, self._days, self._hours, self._machine, self._trend, self._sure)
        self.all = [
            PlotCard(plot) for plot in (*plots, self._labels, self._kinds, self._own, self._times, self._parties)
        ]
        self._card = {card.plot: card for card in self.all}

    def show_tallies(self, counted: Tallies, schema: Schema) -> None:
        """Fill every card."""
        self._show_progress(counted)
        self._show_hours(counted)
        self._show_machine(counted, schema)
        self._show_trend(counted, schema)
        self._show_gold(counted, schema)
        self._show_agreements(counted)
        self._show_own(counted, schema)

    def _show_progress(self, counted: Tallies) -> None:
        names = {
            ArticleState.TODO: (self.tr("To do"), "faint"),
            ArticleState.IN_PROGRESS: (self.tr("In progress"), "accent"),
            ArticleState.DONE: (self.tr("Done"), "ok"),
        }
        bars = [Bar(name, (Part(counted.states.get(it.value, 0), role),)) for it, (name, role) in names.items()]
        rows = tuple((bar.name, bar.total) for bar in bars)
        self._progress.show_bars(bars, Figures((self.tr("State"), self.tr("Articles")), rows))
        decided, total = counted.suggestions
        said = self.tr("{0} of {1} suggested spans and agreements are decided.").format(f"{decided:,}", f"{total:,}")
        self._card[self._progress].say(said if total else self.tr("Nothing is suggested yet."))

    def _show_hours(self, counted: Tallies) -> None:
        hours = Counter[str]()
        for hour, number in counted.hours:
            hours[_local(hour)] += number
        days = Counter[str]()
        for hour, number in hours.items():
            days[hour[:_DAY]] += number
        head = self.tr("Decisions")
        self._days.show_bars(
            [
                Bar(short_day_text(day), (Part(n),), text=self.tr("{0}: {1} decisions").format(day_text(day), f"{n:,}"))
                for day, n in _last(days, _DAYS)
            ],
            Figures((self.tr("Day"), head), tuple(sorted(days.items()))),
        )
        self._hours.show_bars(
            [
                Bar(hour[-5:], (Part(n),), text=self.tr("{0}: {1} decisions").format(_hour_text(hour), f"{n:,}"))
                for hour, n in _last(hours, _HOURS)
            ],
            Figures((self.tr("Hour"), head), tuple(sorted(hours.items()))),
        )
        nothing = self.tr("Nothing is decided yet.")
        total = f"{days.total():,}"
        one = self.tr("{0} decisions on one day, those on slots of agreements among them.")
        many = self.tr("{0} decisions on %n days, those on slots of agreements among them.")
        shown = plural(len(days), one, many).format(total)
        if len(days) > _DAYS:
            shown += self.tr(" The last {0} are drawn.").format(_DAYS)
        self._card[self._days].say(shown if days else nothing)
        number, seconds = counted.looked
        mean = self.tr("{0} decisions in each hour that had any; {1} seconds of looking before each.")
        plain = self.tr("{0} decisions in each hour that had any.")
        each = f"{hours.total() / max(len(hours), 1):,.0f}"
        said = mean.format(each, f"{seconds / number:.1f}") if number else plain.format(each)
        self._card[self._hours].say(said if hours else nothing)

    def _show_machine(self, counted: Tallies, schema: Schema) -> None:
        verdicts = [(it.label, it.tenth, it.decision, it.count) for it in counted.verdicts]
        records, tenths = by_label(verdicts), calibration(verdicts)
        text = self.tr("{0}: {1} accepted, {2} corrected, {3} rejected")
        bars = [
            Bar(
                schema.title_of(it.label),
                (Part(it.accepted, "ok"), Part(it.corrected, "warn"), Part(it.rejected, "danger")),
                share_text(it.precision),
                text.format(schema.title_of(it.label), f"{it.accepted:,}", f"{it.corrected:,}", f"{it.rejected:,}"),
            )
            for it in records
        ]
        rows = tuple(
            (schema.title_of(it.label), it.accepted, it.corrected, it.rejected, round(it.precision, 4))
            for it in records
        )
        head = (self.tr("Accepted"), self.tr("Corrected"), self.tr("Rejected"), self.tr("Precision"))
        self._machine.show_bars(bars, Figures((self.tr("Label"), *head), rows))
        nothing = self.tr("No suggestion is decided yet.")
        said = self.tr("Accepted as suggested, corrected, rejected: from left to right, with the share accepted.")
        self._card[self._machine].say(said if records else nothing)
        rows = tuple((f"{it.tenth / 10:g}–{(it.tenth + 1) / 10:g}", it.decided, round(it.share, 4)) for it in tenths)
        self._sure.show_tenths(
            tenths, Figures((self.tr("Score"), self.tr("Decided"), self.tr("Share accepted as suggested")), rows)
        )
        said = self.tr("On the dashed line, scores are what they promise; below it the machine is too sure.")
        self._card[self._sure].say(said if tenths else nothing)

    def _show_trend(self, counted: Tallies, schema: Schema) -> None:
        days = by_day((it.day, (it.label, it.tenth, it.decision, it.count)) for it in counted.verdicts)
        points = [
            Point(short_day_text(it.day), it.precision, it.decided, self._told(it, schema)) for it in days[-_DAYS:]
        ]
        rows = tuple(
            (day.day, schema.title_of(it.label), it.decided, round(it.precision, 4))
            for day in days
            for it in day.records
        )
        head = (self.tr("Day"), self.tr("Label"), self.tr("Decided"), self.tr("Precision"))
        self._trend.show_points(points, Figures(head, rows))
        said = self.tr("The share accepted as suggested, day by day; a larger dot stands for more decisions.")
        self._card[self._trend].say(said if days else self.tr("No suggestion is decided yet."))

    def _told(self, day: Day, schema: Schema) -> str:
        text = self.tr("{0}: {1} of {2} accepted as suggested; the least {3}, {4}")
        weakest = day.weakest
        share, least = share_text(day.precision), share_text(weakest.precision)
        return text.format(day_text(day.day), share, f"{day.decided:,}", schema.title_of(weakest.label), least)

    def _show_gold(self, counted: Tallies, schema: Schema) -> None:
        bars = [Bar(schema.title_of(label), (Part(number),)) for label, number in counted.labels]
        rows = tuple((bar.name, bar.total) for bar in bars)
        self._labels.show_bars(bars, Figures((self.tr("Label"), self.tr("Gold spans")), rows))
        total = sum(number for _, number in counted.labels)
        said = self.tr("{0} gold spans.").format(f"{total:,}")
        self._card[self._labels].say(said if total else self.tr("No span is gold yet."))
        kinds = {it.name: it.title for it in schema.kinds}
        statuses = {it.name: it.title for it in schema.statuses}
        by_kind = dict[str, list[tuple[str, int]]]()
        for kind, status, number in counted.kinds:
            by_kind.setdefault(kind, []).append((statuses.get(status, status), number))
        used = {status for found in by_kind.values() for status, _ in found}
        order = [title for title in (*statuses.values(), *sorted(used)) if title in used]
        tones = {title: _TONES[nth % len(_TONES)] for nth, title in enumerate(dict.fromkeys(order))}
        bars = [
            Bar(
                kinds.get(kind, kind),
                tuple(Part(number, tones[status]) for status, number in found),
                text=f"{kinds.get(kind, kind)}: " + ", ".join(f"{status} {number:,}" for status, number in found),
            )
            for kind, found in sorted(by_kind.items(), key=lambda it: (-sum(n for _, n in it[1]), it[0]))
        ]
        rows = tuple((kinds.get(kind, kind), statuses.get(status, status), n) for kind, status, n in counted.kinds)
        self._kinds.show_bars(
            bars, Figures((self.tr("Kind"), self.tr("Status"), self.tr("Agreements")), rows), tuple(tones.items())
        )
        said = self.tr("{0} gold agreements; a bar is made of its statuses.")
        total = sum(number for *_, number in counted.kinds)
        self._card[self._kinds].say(said.format(f"{total:,}") if total else self.tr("No agreement is gold yet."))

    def _show_agreements(self, counted: Tallies) -> None:
        found = network((it.agreement, it.entity, it.text) for it in counted.parties)
        rows = tuple((found.nodes[a].name, found.nodes[b].name, number) for a, b, number in found.edges)
        head = (self.tr("Party"), self.tr("Other party"), self.tr("Agreements"))
        self._parties.show_network(found, Figures(head, rows))
        said = self.tr("{0} parties; a line is thicker where two share more agreements.").format(len(found.nodes))
        more = self.tr("{0} parties with fewer agreements are left out.").format(found.left_out)
        nothing = self.tr("No gold agreement has parties yet.")
        self._card[self._parties].say((f"{said} {more}" if found.left_out else said) if found.nodes else nothing)
        times = _by_time(counted.days)
        text = self.tr("{0}: {1} agreements")
        bars = [Bar(month_text(time), (Part(n),), text=text.format(month_text(time), f"{n:,}")) for time, n in times]
        self._times.show_bars(bars, Figures((self.tr("Date"), self.tr("Agreements")), tuple(counted.days)))
        dated = self.tr("{0} gold agreements by the date of the article; {1} more have no date.")
        number = sum(number for _, number in counted.days)
        said = dated.format(f"{number:,}", f"{counted.undated:,}")
        self._card[self._times].say(said if number + counted.undated else self.tr("No agreement is gold yet."))

    def _show_own(self, counted: Tallies, schema: Schema) -> None:
        pairs = [(first, second) for reason, first, second in counted.looks if reason == "second"]
        nothing_there, found = self.tr("Nothing"), constancy(pairs)
        names = [schema.title_of(it.label) if it.label else nothing_there for it in found]
        kappas = ["–" if it.kappa is None else f"{it.kappa:.2f}" for it in found]
        bars = [
            Bar(name, (Part(it.same, "ok"), Part(it.seen - it.same, "danger")), f"{share_text(it.share)}   κ {value}")
            for name, it, value in zip(names, found, kappas, strict=True)
        ]
        rows = tuple((name, it.seen, it.same, value) for name, it, value in zip(names, found, kappas, strict=True))
        head = (self.tr("First label"), self.tr("Seen again"), self.tr("Same label"), "κ")
        self._own.show_bars(bars, Figures(head, rows))
        overall = kappa(pairs)
        same = sum(first == second for first, second in pairs)
        text = self.tr("At a second look {0} of {1} got the same label again (Cohen's κ {2}).")
        said = text.format(same, len(pairs), "–" if overall is None else f"{overall:.2f}")
        said = said if pairs else self.tr("No passage was looked at a second time yet.")
        drawn = [(first, second) for reason, first, second in counted.looks if reason == "sample"]
        right = sum(first == second for first, second in drawn)
        bulk = self.tr("Of {0} drawn from bulk steps, {1} were right.").format(len(drawn), right)
        self._card[self._own].say(f"{said} {bulk}" if drawn else said)


_TONES = ("accent", "ok", "warn", "muted", "danger", "faint")


def _local(hour: str) -> str:
    """An hour of UTC in the time of this place, as 2026-11-25 17:00."""
    return datetime.fromisoformat(f"{hour}:00").replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def _hour_text(hour: str) -> str:
    return f"{day_text(hour[:_DAY])}, {hour[-5:]}"


def _last(counted: Counter[str], most: int) -> Sequence[tuple[str, int]]:
    return sorted(counted.items())[-most:]


def _by_time(days: Iterable[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    """Months, or years where those are too many, without a gap between the first and the last."""
    days = list(days)
    for length in (_MONTH, _YEAR):
        counted = Counter[str]()
        for day, number in days:
            counted[day[:length]] += number
        if len(_between(counted)) <= _TIMES:
            break
    return [(time, counted[time]) for time in _between(counted)][-_TIMES:]


def _between(times: Iterable[str]) -> Sequence[str]:
    """All months or years from the first to the last; what is no date is told as it is."""
    known = sorted(times)
    parts = [[int(part) for part in time.split("-")] for time in known if time.replace("-", "").isdigit()]
    if not known or len(parts) < len(known):
        return known
    if len(parts[0]) == 1:
        return [f"{year:04}" for year in range(parts[0][0], parts[-1][0] + 1)]
    first, last = (part[0] * 12 + part[1] - 1 for part in (parts[0], parts[-1]))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
