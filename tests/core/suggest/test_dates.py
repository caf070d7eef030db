from __future__ import annotations

import pytest

from annotations.suggest.patterns.dates import find_dates
from annotations.suggest.patterns.reading import Reading
from annotations.suggest.pipeline import load_rules_pipeline

NLP = load_rules_pipeline()


def dates(text: str) -> list[str]:
    doc = NLP.make_doc(text)
    for name in ("ratify_sentences",):
        doc = NLP.get_pipe(name)(doc)
    reading = Reading.of(doc)
    find_dates(reading)
    return [doc[one.start : one.end].text for one in sorted(reading.found)]


@pytest.mark.parametrize(
    "date",
    [
        *(
            "May 30, 2023",
            "30 May 2023",
            "Tuesday, May 30, 2023",
            "Nov. 5",
            "5 Nov",
            "Oct 09, 2025",
            "2025-10-09",
            "09.10.2025",
        ),
        *(
            "June this year",
            "last Wednesday",
            "this Thursday",
            "next month",
            "earlier this month",
            "late 2026",
            "2030s",
        ),
        *(
            "end of 2026",
            "first half of 2026",
            "Q3 2026",
            "spring 2027",
            "last autumn",
            "today",
            "same day",
            "3-5 March",
        ),
        *("October 9th, 2025", "3 of May 2024", "Christmas", "two years ago", "fiscal 2026", "2025/6/23", "mid-2027"),
    ],
)
def test_a_date_is_found_whole(date: str) -> None:
    assert dates(f"They met on {date}, he said.") == [date]


@pytest.mark.parametrize(
    "text",
    [
        "It may fly in a while.",
        "The march went on soon.",
        "He needs 2000 km of cable.",
        "Asteroid 1998 KY26 is small.",
        "They will march and they may rest.",
        "It opens at 10:30 a.m.",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert dates(text) == []


def test_a_span_of_days_between_two_words_is_two_dates() -> None:
    assert dates("from Tuesday to Wednesday") == ["Tuesday", "Wednesday"]


def test_a_weekday_and_a_bracketed_date_are_two() -> None:
    assert dates("on Monday (13/2) there") == ["Monday", "13/2"]


def test_clock_times_and_prepositions_stay_out() -> None:
    assert dates("In May 2026 at 10:41am") == ["May 2026"]
