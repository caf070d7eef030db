"""A query becomes a tree, or an error that stands inside it; nothing that can be typed does anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.query import (
    LONGEST,
    AgreementIs,
    All,
    ArticleIs,
    Either,
    Node,
    Not,
    Pattern,
    QueryError,
    SpanIs,
    Words,
    complete,
    parse,
)
from annotations.schema import default_schema

SCHEMA = default_schema()
PIECES = (
    *('"', "(", ")", "-", "/", "\\", " ", " ", "OR", "AND", "NOT", "|", ":", "<", ">="),
    *("label", "text", "score", "date", "kind:MOU", "label:AGENCY", "party:india", "is:open"),
    *("0.6", "2024-01", "é", "한국", "[", "(?", "{9}", "*", "+", "\0"),
)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", All()),
        ("  ", All()),
        ("peru", Words("peru", is_begun=True)),
        ("peru ", Words("peru")),
        ('"met in"', Words("met in")),
        ('"met in', Words("met in")),
        ("peru chile ", All((Words("peru"), Words("chile")))),
        ("* -- peru ", Words("peru")),
        ("peru OR chile ", Either((Words("peru"), Words("chile")))),
        ("a (b | c) ", All((Words("a"), Either((Words("b"), Words("c")))))),
        ("-peru ", Not(Words("peru"))),
        ("NOT (peru) ", Not(Words("peru"))),
        ("12:30 ", Words("12:30")),
        ("co-operation ", Words("co-operation")),
        (r"/km\/h/", Pattern("km/h")),
        ("label:agency", SpanIs("AGENCY")),
        ('label:Agency text:"KASA" score<0.6', SpanIs("AGENCY", "KASA", (("<", 0.6),))),
        ("score>=40% score<0,6", SpanIs(scores=((">=", 0.4), ("<", 0.6)))),
        ("label:AGENCY label:PLACE", All((SpanIs("AGENCY"), SpanIs("PLACE")))),
        ("kind:MOU status:signed party:india", AgreementIs("MOU", "SIGNED", (("party", "india"),))),
        ("kind:letter-of-intent", AgreementIs("LETTER_OF_INTENT")),
        ("state:todo", ArticleIs("state", "=", "todo")),
        ("status:todo", ArticleIs("state", "=", "todo")),
        ("date>=2024-01", ArticleIs("date", ">=", "2024-01")),
        ('note:"ask Ana"', ArticleIs("note", "=", "ask Ana")),
        ("-label:PLACE", Not(SpanIs("PLACE"))),
    ],
)
def test_a_query_is_read(query: str, tree: Node) -> None:
    assert parse(query, SCHEMA) == tree


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("(peru", "Column 1: this bracket is not closed."),
        ("peru)", "Column 5: this bracket was never opened."),
        ("peru OR", "Column 6: OR stands between two things to look for."),
        ("OR peru", "Column 1: OR stands between two things to look for."),
        ("peru NOT", "Column 6: say what must not be there."),
        ("label:", "Column 1: say which label is meant"),
        ("label:AGENC", "Column 1: there is no label “AGENC”. Did you mean AGENCY?"),
        ("lable:AGENCY", "Column 1: there is no field “lable”; did you mean label:?"),
        ("http://x", "Column 1: there is no field “http”; put it into quotes to look for it as text."),
        ("is:lost", "Column 1: there is no is “lost”."),
        ("label<AGENCY", "Column 1: label has no order; write label:"),
        ("score<7", "Column 1: a score is a number from 0 to 1, like 0.6."),
        ("date>May", "Column 1: a date is written 2024, 2024-05 or 2024-05-31."),
        ("peru /a(/", "Column 6: this pattern cannot be read: missing )."),
        ("/a", "Column 1: this pattern needs a second / at its end."),
        ("//", "Column 1: there is nothing between the two /."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_column(query: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query, SCHEMA)
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    "query",
    [
        *("x" * (LONGEST + 1), "(" * 1000, "-" * 1000, "(" * 500 + "x" + ")" * 500, "x OR " * 399 + "x", "a " * 900),
        *("/" + "(" * 299 + "/", "/" + "a?" * 149 + "/", "/(a{9999}){9999}/", "/(?:a{1000000000}){99}/", "/[[:x:]]/"),
        *("label:" * 300, '"' * 1999, "\\" * 1999, "NOT " * 499, "score<" + "9" * 1500, "date>" + "٣" * 4),
    ],
    ids=lambda query: str(query)[:12],
)
def test_hostile_queries_are_read_or_refused_at_once(query: str) -> None:
    read_or_refused(query)


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_any_text_is_read_or_has_an_error_inside_it(query: str) -> None:
    read_or_refused(query)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.data())
def test_every_completion_takes_the_place_of_what_was_typed(query: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(query)))
    for completion in complete(query, cursor, SCHEMA):
        assert 0 <= completion.start <= cursor


def read_or_refused(query: str) -> None:
    fault = fault_of(query)
    if fault is not None:
        assert 0 <= fault.start <= fault.end <= len(query)
        assert fault.start < len(query)
        assert fault.reason.endswith((".", ":", "?"))


def fault_of(query: str) -> QueryError | None:
    try:
        parse(query, SCHEMA)
    except QueryError as error:
        return error
    return None


def texts(query: str) -> list[str]:
    return [completion.text for completion in complete(query, len(query), SCHEMA)]


def test_fields_and_values_are_completed() -> None:
    assert texts("peru la") == ["label:"]
    assert texts("sc") == ["score<"]
    assert texts("-lab") == ["label:"]
    assert texts("label:ag") == ["AGENCY ", "AGREEMENT "]
    assert texts("kind:memo") == ["MOU "]
    assert texts("state:") == ["todo ", "in_progress ", "done "]
    assert texts("par") == ["party:"]


def test_nothing_is_completed_inside_quotes_or_free_values() -> None:
    assert texts('"la') == []
    assert texts("source:la") == []
    assert texts("peru ") == []
