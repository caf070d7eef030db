"""The list of mistakes, the table of confusions, and the page that shows them."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from annotations.curate.comparison import compare, confusion_table
from annotations.curate.mistakes import Confusion, Fault, excerpt, mistakes_of
from annotations.curate.page import page
from annotations.model import Agreement, Annotation, Article, Filler, Record, Span, SpanId

TEXT = "Norland and Sudria signed a pact.\nWestland & <Co> watched the grand pact of Norland."


def span(part: str, label: str, number: int, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(part, start + 1)
    return Span(start, start + len(part), label, SpanId(number))


def pact(kind: str = "TREATY", status: str = "SIGNED", **roles: tuple[int, ...]) -> Agreement:
    fillers = [Filler(role, SpanId(number)) for role, numbers in roles.items() for number in numbers]
    return Agreement(kind, status, tuple(fillers))


SPANS = (span("Norland", "COUNTRY", 1), span("Sudria", "COUNTRY", 2), span("pact", "AGREEMENT", 3))
GOLD = Annotation(SPANS, (pact(mentions=(3,), party=(1, 2)),))


def sentences(predicted: Annotation, gold: Annotation = GOLD) -> list[str]:
    return [mistake.sentence() for mistake in mistakes_of(TEXT, gold, predicted, Confusion())]


def test_gold_against_itself_has_no_mistakes() -> None:
    assert sentences(GOLD) == []


def test_each_kind_of_mistake_with_a_span_is_told() -> None:
    westland = span("Westland", "ORGANIZATION", 4)
    predicted = Annotation((SPANS[0]._replace(label="PLACE"), SPANS[1]._replace(end=SPANS[1].end + 7), westland))
    confusion = Confusion()
    found = mistakes_of(TEXT, Annotation(SPANS), predicted, confusion)
    assert [(one.fault, one.gold, one.predicted) for one in found] == [
        (Fault.CONFUSED, "COUNTRY", "PLACE"),
        (Fault.BORDERS, "COUNTRY", "COUNTRY"),
        (Fault.MISSED, "AGREEMENT", ""),
        (Fault.SPURIOUS, "", "ORGANIZATION"),
    ]
    assert confusion == {
        ("COUNTRY", "PLACE"): 1,
        ("COUNTRY", "COUNTRY"): 1,
        ("AGREEMENT", ""): 1,
        ("", "ORGANIZATION"): 1,
    }


def test_a_span_inside_a_spurious_one_is_missed_and_not_confused() -> None:
    long = span("Norland and Sudria signed a pact", "EVENT", 9)
    assert sentences(Annotation((long,)), Annotation(SPANS[:1])) == ["COUNTRY missed", "EVENT spurious"]


def test_facts_of_a_found_agreement_are_told_with_the_words_that_name_it() -> None:
    other = Annotation((*SPANS, span("Westland", "COUNTRY", 4)), (pact(kind="MOU", mentions=(3,), party=(1, 4)),))
    assert [sentence for sentence in sentences(other) if "COUNTRY" not in sentence] == [
        "party Sudria missed, of “pact”",
        "kind TREATY taken for MOU, of “pact”",
        "party Westland spurious, of “pact”",
    ]


def test_agreements_that_are_missed_or_spurious_are_told() -> None:
    assert sentences(Annotation(SPANS)) == ["agreement (TREATY, SIGNED) missed"]
    elsewhere = Annotation((*SPANS, span("pact", "AGREEMENT", 5, nth=2)), (*GOLD.agreements, pact(mentions=(5,))))
    assert sentences(elsewhere) == ["agreement (TREATY, SIGNED) spurious", "AGREEMENT spurious"]


def test_a_passage_has_its_line_and_whole_words_around_the_span() -> None:
    westland = span("Westland", "COUNTRY", 1)
    found = excerpt(TEXT, westland.start, westland.end)
    assert (found.line, found.before, found.span) == (2, "Norland and Sudria signed a pact. ", "Westland")
    long = "word " * 100 + "Norland" + " word" * 100
    found = excerpt(long, 500, 507)
    assert found.before.startswith("… word")
    assert found.after.endswith("word …")


def record(annotation: Annotation, key: str = "<a&b>", source: str = "") -> Record:
    return Record(Article(key, TEXT, title='"<script>alert(1)</script>"', source=source), annotation)


class Balance(HTMLParser):
    """Checks that tags are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.seen.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_escapes_everything_and_needs_nothing_from_elsewhere() -> None:
    predicted = record(Annotation((span("Westland & <Co>", "<LABEL>", 1), *SPANS[1:])))
    comparison = compare([(record(GOLD), predicted)], errors=True, by_source=True)
    text = "".join(page(comparison, gold="<gold>", predicted="a & b"))
    checked = Balance()
    checked.feed(text)
    assert checked.open == []
    assert checked.seen.isdisjoint({"script", "link", "img", "iframe", "co", "label", "a"})
    assert '<mark class="spurious">Westland &amp; &lt;Co&gt;</mark>' in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "(no source)" in text


def test_figures_by_source_add_up() -> None:
    rows = [(record(GOLD, "a", "north"), record(GOLD, "a")), (record(GOLD, "b", "south"), record(Annotation(), "b"))]
    comparison = compare(rows, by_source=True)
    assert [(name, count, it.entities["ALL"].f) for name, (count, it) in comparison.by_source.items()] == [
        ("north", 1, 1.0),
        ("south", 1, 0.0),
    ]
    assert comparison.scores.entities["ALL"].gold == 6
    assert comparison.faulty == []


LABELS = st.sampled_from(["A", "B", "C"])
ANNOTATIONS = st.lists(st.tuples(st.integers(0, 70), st.integers(1, 9), LABELS), max_size=12).map(
    lambda rows: Annotation(
        tuple(
            Span(start, start + length, label, SpanId(number)) for number, (start, length, label) in enumerate(rows, 1)
        )
    )
)


@given(ANNOTATIONS, ANNOTATIONS)
def test_every_span_is_counted_once_in_the_table(gold: Annotation, predicted: Annotation) -> None:
    rows = [(Record(Article("a", "x" * 99), gold), Record(Article("a", "x" * 99), predicted))]
    comparison = compare(rows, errors=True)
    heads, numbers = confusion_table(comparison.confusion)
    entities = comparison.scores.entities
    for place, label in enumerate(heads[:-1]):
        assert sum(numbers[place]) == entities[label].gold
        assert sum(row[place] for row in numbers) == entities[label].predicted
    assert numbers[-1][-1] == 0
    wrong = sum(len(one.mistakes) for one in comparison.faulty)
    strict = sum((Confusion(comparison.confusion)).values()) - wrong
    assert strict == round(entities["ALL"].p * entities["ALL"].predicted)
