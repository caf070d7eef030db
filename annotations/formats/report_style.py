"""How the HTML report looks, on light and dark screens and on paper."""

from __future__ import annotations

from annotations.schema import Schema

_PAPER, _DARK_PAPER = "#ffffff", "#17191c"
_TINT, _DARK_TINT = 0.14, 0.24

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2024; --paper: #ffffff; --faint: #5f656d; --line: #d9dce1; --card: #f6f7f9;
  --target: #ffe28a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e5e8; --paper: #17191c; --faint: #a0a6af; --line: #3a3f46;
  --card: #1f2226; --target: #665410; } }
* { box-sizing: border-box; }
body { margin: 2rem auto; max-width: 76rem; padding: 0 1.2rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 system-ui, "Noto Sans", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; } h2 { font-size: 1.25rem; margin: 0; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 0 0 .4rem; }
.note { color: var(--faint); margin: .1rem 0 .8rem; overflow-wrap: anywhere; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem .5rem; list-style: none; margin: 0; padding: 0;
  font-size: .85rem; }
.legend li { padding: 0 .45rem; border-bottom: 2px solid var(--c); background: var(--t);
  border-radius: .2rem .2rem 0 0; }
article { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.4rem; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 1.6rem; align-items: start; }
.sides.alone { grid-template-columns: minmax(0, 1fr); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; max-width: 46rem; line-height: 1.9; }
mark { color: inherit; background: var(--t); border-bottom: 2px solid var(--c); border-radius: .2rem .2rem 0 0;
  padding: .05em .1em; }
mark mark { padding: 0 .05em; }
mark[data-label]::after { content: attr(data-label); color: var(--c); font-size: .62em; font-weight: 600;
  letter-spacing: .03em; margin-inline-start: .35em; vertical-align: .25em; unicode-bidi: isolate;
  white-space: nowrap; }
mark:target, .card:target { background: var(--target); outline: 2px solid var(--ink); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .7rem .9rem .8rem;
  margin: 0 0 .9rem; break-inside: avoid; }
.status { font-weight: 400; color: var(--faint); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem .8rem; margin: 0; }
dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
dd a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .4rem 0 1rem; }
td, th { text-align: start; padding: .15rem 1.4rem .15rem 0; border-bottom: 1px solid var(--line); }
td + td { text-align: end; }
.totals { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.2rem; break-inside: avoid; }
@media (max-width: 56rem) { .sides { grid-template-columns: minmax(0, 1fr); } }
@page { margin: 18mm 16mm 20mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #bbb; --card: #fff;
    --target: transparent; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; }
  .sides { display: block; } .cards { columns: 2; column-gap: 1rem; }
  .text { max-width: none; margin-bottom: 1.2rem; orphans: 3; widows: 3; line-height: 1.75; }
  article { break-before: page; border: 0; margin: 0; padding: 0; }
  header + article { break-before: auto; margin-top: 1rem; }
  h2, h3, .note { break-after: avoid; } dd a { text-decoration: none; }
  mark:target, .card:target { outline: none; }
  mark, .legend li, .card { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def style(schema: Schema) -> str:
    """The style sheet with the colours of a schema's labels; paper has the light ones."""
    light = _colours([(label.light, _PAPER, _TINT) for label in schema.labels])
    dark = _colours([(label.dark, _DARK_PAPER, _DARK_TINT) for label in schema.labels])
    plain = ".l { --c: var(--faint); --t: var(--card); }\n"
    return f"{_STYLE}{plain}{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"


def _colours(labels: list[tuple[str, str, float]]) -> str:
    return "".join(
        f".l{nth} {{ --c: {colour}; --t: {_mixed(colour, paper, share)}; }}\n"
        for nth, (colour, paper, share) in enumerate(labels)
    )


def _mixed(colour: str, paper: str, share: float) -> str:
    """A colour thinned on paper; written out, because not every browser can mix."""
    parts = zip(bytes.fromhex(colour[1:]), bytes.fromhex(paper[1:]), strict=True)
    return "#" + "".join(f"{round(ink * share + under * (1 - share)):02x}" for ink, under in parts)
