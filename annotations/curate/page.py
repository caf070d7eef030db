"""A comparison as one page of HTML that needs nothing else: figures, confusions, and every mistake in its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from annotations.curate.comparison import Comparison, Faulty, confusion_table
from annotations.curate.mistakes import Mistake, excerpt
from annotations.curate.scores import Rates, Scores
from annotations.own_pages import HTML_MARK

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2024; --paper: #fff; --faint: #6a7078; --line: #d9dce1;
  --missed: #fde3c8; --spurious: #f9d4d4; --confused: #fdf0b8; --borders: #dbe8fb; --right: #2b6cb0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e5e8; --paper: #17191c; --faint: #979da6; --line: #3a3f46;
  --missed: #5a3b17; --spurious: #5f2727; --confused: #544a12; --borders: #233c5f; --right: #6aa5e8; } }
* { box-sizing: border-box; }
body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: var(--ink); background: var(--paper);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .15rem .6rem; text-align: right; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; }
thead th { color: var(--faint); font-weight: 600; }
td.right { color: var(--right); font-weight: 600; } td.none { color: var(--faint); }
tr.all td { font-weight: 600; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: .35rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; overflow-wrap: anywhere; }
mark { color: inherit; padding: .05em .15em; border-radius: .2em; border-bottom: 2px solid currentColor; }
mark.missed, .key.missed { background: var(--missed); } mark.spurious, .key.spurious { background: var(--spurious); }
mark.confused, .key.confused { background: var(--confused); } mark.borders, .key.borders { background: var(--borders); }
.what { font-weight: 600; } .where, p.note { color: var(--faint); }
.key { padding: .05em .4em; border-radius: .2em; margin-right: .5rem; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } h2, h3 { break-after: avoid; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
_FAULTS = ("missed", "spurious", "confused", "borders")


def page(comparison: Comparison, *, gold: str, predicted: str) -> Iterator[str]:
    """The page piece by piece; `gold` and `predicted` name what was compared."""
    title = f"{predicted} against {gold}"
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"{HTML_MARK}"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
    )
    yield f'<p class="note">Articles compared: {comparison.articles}.</p>\n'
    yield from _entities(comparison.scores)
    yield from _agreements(comparison.scores)
    if comparison.by_source:
        yield from _sources(comparison)
    yield from _confusions(comparison)
    yield "<h2>Mistakes</h2>\n<p>" + "".join(f'<span class="key {one}">{one}</span>' for one in _FAULTS) + "</p>\n"
    if not comparison.faulty:
        yield "<p>There are none.</p>\n"
    for faulty in comparison.faulty:
        yield from _article(faulty)
    yield "</body>\n</html>\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]], *, all_last: bool = False) -> Iterator[str]:
    yield '<div class="wide"><table>\n<thead><tr>'
    yield "".join(f"<th>{escape(head)}</th>" for head in heads)
    yield "</tr></thead>\n<tbody>\n"
    listed = [list(row) for row in rows]
    for place, row in enumerate(listed):
        mark = ' class="all"' if all_last and place == len(listed) - 1 else ""
        yield f"<tr{mark}>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n"
    yield "</tbody></table></div>\n"


def _entities(scores: Scores) -> Iterator[str]:
    yield "<h2>Entities</h2>\n"
    heads = ("label", "P", "R", "F1", "partial P", "partial R", "partial F1", "gold", "predicted")
    rows = (
        (
            label,
            *(f"{value:.3f}" for value in (it.p, it.r, it.f, it.partial_p, it.partial_r, it.partial_f)),
            str(it.gold),
            str(it.predicted),
        )
        for label, it in scores.entities.items()
    )
    yield from _table(heads, rows, all_last=True)


def _agreements(scores: Scores) -> Iterator[str]:
    it = scores.agreements
    yield "<h2>Agreements</h2>\n"
    yield (
        f'<p class="note">{it.gold} in gold, {it.predicted} predicted. Of those found, the kind is right in '
        f"{it.kind:.3f}, the status in {it.status:.3f}.</p>\n"
    )
    rates: dict[str, Rates] = {"found": it.found, "all facts": it.facts, **it.roles}
    rows = ((name, *(f"{value:.3f}" for value in (one.p, one.r, one.f))) for name, one in rates.items())
    yield from _table(("", "P", "R", "F1"), rows)


def _sources(comparison: Comparison) -> Iterator[str]:
    yield "<h2>By source</h2>\n"
    heads = ("source", "articles", "entities F1", "partial F1", "agreements F1", "facts F1")
    rows = (
        (
            source,
            str(articles),
            *(
                f"{value:.3f}"
                for value in (
                    scores.entities["ALL"].f,
                    scores.entities["ALL"].partial_f,
                    scores.agreements.found.f,
                    scores.agreements.facts.f,
                )
            ),
        )
        for source, (articles, scores) in comparison.by_source.items()
    )
    yield from _table(heads, rows)


def _confusions(comparison: Comparison) -> Iterator[str]:
    heads, numbers = confusion_table(comparison.confusion)
    yield '<h2>Labels taken for others</h2>\n<p class="note">Rows: gold. Columns: predicted.</p>\n'
    yield '<div class="wide"><table>\n<thead><tr><th></th>'
    yield "".join(f"<th>{escape(head or 'missed')}</th>" for head in heads) + "</tr></thead>\n<tbody>\n"
    for place, (head, row) in enumerate(zip(heads, numbers, strict=True)):
        yield f"<tr><td>{escape(head or 'spurious')}</td>"
        for column, number in enumerate(row):
            kind = "none" if not number else "right" if place == column else ""
            yield f'<td class="{kind}">{number or "·"}</td>'
        yield "</tr>\n"
    yield "</tbody></table></div>\n"


def _article(faulty: Faulty) -> Iterator[str]:
    article = faulty.article
    head = escape(article.key) + (f' <span class="where">{escape(article.title)}</span>' if article.title else "")
    yield f"<h3>{head}</h3>\n<ul>\n"
    for mistake in faulty.mistakes:
        yield _mistake(article.text, mistake)
    yield "</ul>\n"


def _mistake(text: str, mistake: Mistake) -> str:
    found = excerpt(text, mistake.start, mistake.end)
    where = f"line {found.line}, offset {mistake.start}"
    return (
        f'<li><span class="what">{escape(mistake.sentence())}</span> <span class="where">{where}</span><br>'
        f'{escape(found.before)}<mark class="{mistake.fault.value}">{escape(found.span)}</mark>{escape(found.after)}'
        "</li>\n"
    )
