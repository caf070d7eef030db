"""A comparison in the terminal: tables of figures, the table of confusions, and mistakes with their passages."""

from __future__ import annotations

from annotations.cli.output import say
from annotations.curate.comparison import Comparison, Faulty, confusion_table
from annotations.curate.mistakes import Confusion, excerpt
from annotations.curate.scores import Rates, Scores

_HEAD = 4
"""Letters of a label at the head of a column: thirteen of them must fit."""


def print_comparison(comparison: Comparison, *, errors: bool) -> None:
    """Print all figures, and with `errors` every mistake."""
    _print_entities(comparison.scores)
    _print_agreements(comparison.scores)
    if comparison.by_source:
        _print_sources(comparison)
    _print_confusion(comparison.confusion)
    if errors:
        for faulty in comparison.faulty:
            _print_mistakes(faulty)


def _print_entities(scores: Scores) -> None:
    say(f"{'':14}{'------ strict ------':^21}{'------ partial -----':^21}")
    heads = "".join(f"{head:>7}" for head in ("P", "R", "F1") * 2)
    say(f"{'label':14}{heads}{'gold':>8}{'predicted':>10}")
    for label, it in scores.entities.items():
        values = (it.p, it.r, it.f, it.partial_p, it.partial_r, it.partial_f)
        say(f"{label:14}{''.join(f'{value:7.3f}' for value in values)}{it.gold:8d}{it.predicted:10d}")


def _print_agreements(scores: Scores) -> None:
    it = scores.agreements
    say(f"\n{'agreements':14}{'P':>7}{'R':>7}{'F1':>7}")
    rates: dict[str, Rates] = {"found": it.found, "facts": it.facts, **it.roles}
    for name, one in rates.items():
        say(f"{name:14}{one.p:7.3f}{one.r:7.3f}{one.f:7.3f}")
    say(
        f"{it.gold} in gold, {it.predicted} predicted; of those found, kind right {it.kind:.3f}, status {it.status:.3f}"
    )


def _print_sources(comparison: Comparison) -> None:
    width = min(30, max(map(len, comparison.by_source)))
    say(f"\n{'source':{width}}{'articles':>10}{'entities':>10}{'partial':>9}{'found':>8}{'facts':>8}   (F1)")
    for source, (articles, scores) in comparison.by_source.items():
        entities, agreements = scores.entities["ALL"], scores.agreements
        say(
            f"{source[:width]:{width}}{articles:10d}{entities.f:10.3f}{entities.partial_f:9.3f}"
            f"{agreements.found.f:8.3f}{agreements.facts.f:8.3f}"
        )


def _print_confusion(confusion: Confusion) -> None:
    heads, numbers = confusion_table(confusion)
    say("\nlabels taken for others (rows: gold, columns: predicted)")
    say(f"{'':12}" + "".join(f"{head[:_HEAD] if head else 'none':>5}" for head in heads))
    for head, row in zip(heads, numbers, strict=True):
        say(f"{head or 'spurious':12}" + "".join(f"{number or '.':>5}" for number in row))
    say("none: missed")


def _print_mistakes(faulty: Faulty) -> None:
    article = faulty.article
    say(f"\n{article.key}" + (f" ({article.source})" if article.source else ""))
    for mistake in faulty.mistakes:
        found = excerpt(article.text, mistake.start, mistake.end)
        say(f"  line {found.line}, offset {mistake.start}: {mistake.sentence()}")
        say(f"    {found.before}[{found.span}]{found.after}")
