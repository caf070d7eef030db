"""Records that are hard to keep: scripts, odd characters, nested and touching spans, shared spans."""

from __future__ import annotations

from annotations.formats.numbering import numbered
from annotations.model import (
    Agreement,
    Annotation,
    Article,
    ArticleState,
    Decision,
    Filler,
    Record,
    Span,
    SpanId,
)
from annotations.schema import default_schema
from tests.builders import DEAL_SPANS, DEAL_TEXT, Placed, frame, span_of

SCHEMA = default_schema()
ROLES = [role.name for role in SCHEMA.roles]

SCRIPTS = (
    "🚀👩‍🚀 Norland's space agency — 한국항공우주연구원 — signed with भारतीय अंतरिक्ष अनुसंधान संगठन.\n\n"
    "وقعت الأردن اتفاقية الفضاء في عمان. סוכנות החלל הישראלית חתמה ב־3 במאי.\n"
    "Café, Cafe\u0301 and 10\u00a0000\u202fkm; a zero\u200bwidth break, a soft\u00adhyphen and a mark \ufeff inside."
)
ODD = (
    "A tab\there, a lone\rreturn, a line\u2028separator, a next\u0085line, a feed\x0c and\x0b \x1b[0m controls.\nÅland"
)
TIGHT = "Korea-France MoU/Treaty (KASA), U.S. President's visit.\n\n=cmd|' /C calc'!A0 <b>not markup</b> & \"quotes\""


def record(
    key: str,
    text: str,
    placed: tuple[Placed, ...] = (),
    agreements: tuple[Agreement, ...] = (),
    *,
    state: ArticleState = ArticleState.DONE,
    layer: str = "gold",
) -> Record:
    """A record as an export hands it to a format: numbered, in the order of the text."""
    spans = tuple(span_of(text, one, nth) for nth, one in enumerate(placed, start=1))
    annotation = numbered(Annotation(spans, agreements), ROLES)
    return Record(Article(key, text, state=state), annotation, layer)


def hard_records() -> list[Record]:
    """A corpus for every format; its articles have other names, texts and difficulties each."""
    return [
        record("deal", DEAL_TEXT, DEAL_SPANS, (frame(mentions=[3], party=[1, 2], topic=[4], date=[5], place=[6]),)),
        _scripts(),
        _sharing(),
        _tight(),
        record("odd", ODD, (("tab", "TOPIC"), ("lone\rreturn", "TOPIC"), ("Åland", "PLACE"), ("controls", "EVENT"))),
        record("bare/of:all* names?", "Nothing is annotated here.", state=ArticleState.TODO),
        _learned(),
    ]


def _scripts() -> Record:
    return record(
        "한국 भारत",
        SCRIPTS,
        (
            ("Norland", "COUNTRY"),
            ("Norland's space agency", "ORGANIZATION"),
            ("한국항공우주연구원", "ORGANIZATION"),
            ("भारतीय अंतरिक्ष अनुसंधान संगठन", "ORGANIZATION"),
            ("भारतीय", "COUNTRY"),
            ("الأردن", "COUNTRY"),
            ("اتفاقية الفضاء", "AGREEMENT"),
            ("عمان", "PLACE"),
            ("סוכנות החלל הישראלית", "ORGANIZATION"),
            ("Cafe\u0301", "PLACE"),
            ("👩‍🚀", "PERSON"),
        ),
        (frame("MOU", "SIGNED", mentions=[7], party=[6, 9], place=[8]),),
    )


def _sharing() -> Record:
    text = "France and Chile signed a treaty and an accord on Monday. France ended the accord."
    placed: tuple[Placed, ...] = (
        ("France", "COUNTRY"),
        ("Chile", "COUNTRY"),
        ("treaty", "AGREEMENT"),
        ("accord", "AGREEMENT"),
        ("Monday", "DATE"),
        ("France", "COUNTRY", 2),
        ("accord", "AGREEMENT", 2),
    )
    return record(
        "sharing",
        text,
        placed,
        (
            frame("TREATY", "SIGNED", mentions=[3], party=[1, 2], date=[5]),
            frame("ARRANGEMENT", "ENDED", mentions=[4, 7], party=[1, 2, 6], date=[5]),
            frame("ARRANGEMENT", "SIGNED", mentions=[4]),
        ),
    )


def _tight() -> Record:
    placed: tuple[Placed, ...] = (
        ("Korea", "COUNTRY"),
        ("France", "COUNTRY"),
        ("Korea-France MoU", "AGREEMENT"),
        ("MoU", "AGREEMENT"),
        ("Treaty", "AGREEMENT"),
        ("KA", "TOPIC"),
        ("SA", "TOPIC"),
        ("U.S.", "COUNTRY"),
        ("U.S. President", "ROLE"),
        ("=cmd|' /C calc'!A0", "SYSTEM"),
        ("<b>not markup</b>", "MISSION"),
        ('"quotes"', "EVENT"),
    )
    return record("tight", TIGHT, placed, layer="théirs & ours")


def _learned() -> Record:
    """Everything that is known beside the places: scores, origins, entities, verdicts, a title and metadata."""
    text = "Norland signed a pact in Capital City."
    spans = (
        Span(0, 7, "COUNTRY", SpanId(1), 0.875, "encoder", "country:norland", Decision.ACCEPTED),
        Span(17, 21, "AGREEMENT", SpanId(2), 0.5, "patterns.mentions", "", Decision.CORRECTED),
        Span(25, 37, "PLACE", SpanId(3), None, "", "", Decision.REJECTED),
    )
    fillers = (
        Filler("mentions", SpanId(2), score=0.25, origin="agreements"),
        Filler("party", SpanId(1), verdict=Decision.ACCEPTED),
        Filler("place", SpanId(3), score=1.0),
    )
    agreement = Agreement("ARRANGEMENT", "SIGNED", fillers, score=0.75, origin="agreements", verdict=Decision.ACCEPTED)
    article = Article(
        "learned",
        text,
        "A pact, “signed” — at last",
        "2023-05-30",
        "wire",
        {"authors": ["Ana", "Bo"], "words": 7, "label": "not a label", "read": {"crlf": 2}},
        ArticleState.IN_PROGRESS,
    )
    return Record(article, Annotation(spans, (agreement,)), "machine")
