"""Counts over a project say what was decided, what gold holds and who agreed with whom."""

from __future__ import annotations

from pathlib import Path

from annotations.model import ArticleId
from annotations.review import accept, accept_agreement, accept_all, reject, relabel
from tests.builders import deal_project, suggested


def test_counts_of_a_project_follow_what_was_decided(tmp_path: Path) -> None:
    with deal_project(tmp_path / "deal.ratify") as store:
        sheet = store.sheets.read(ArticleId(1))
        accept(store, [suggested(sheet, "Chile").id])
        reject(store, [suggested(sheet, "Monday").id])
        relabel(store, suggested(sheet, "Santiago").id, "COUNTRY")
        accept_agreement(store, sheet.suggested.agreements[0].id, whole=True)
        counted = store.counting.read("party")
        assert counted.states == {"in_progress": 1}
        assert counted.suggestions[0] < counted.suggestions[1]
        assert {(it.label, it.decision) for it in counted.verdicts} >= {
            ("COUNTRY", "accepted"),
            ("DATE", "rejected"),
            ("PLACE", "corrected"),
        }
        assert dict(counted.labels)["COUNTRY"] >= 2
        assert sum(number for _, number in counted.hours) >= 4
        assert counted.undated == 1
        assert {party.text for party in counted.parties} == {"France", "Chile"}


def test_an_empty_project_counts_nothing(tmp_path: Path) -> None:
    with deal_project(tmp_path / "deal.ratify") as store:
        counted = store.counting.read("party")
        assert counted.verdicts == ()
        assert counted.hours == ()
        assert counted.parties == ()
        assert counted.looked == (0, 0.0)


def test_what_was_decided_in_bulk_says_nothing_about_the_machine(tmp_path: Path) -> None:
    with deal_project(tmp_path / "deal.ratify") as store:
        sheet = store.sheets.read(ArticleId(1))
        accept_all(store, [suggested(sheet, "Chile").id, suggested(sheet, "Monday").id])
        accept(store, [suggested(sheet, "Santiago").id])
        counted = store.counting.read("party")
        assert [(it.label, it.count) for it in counted.verdicts] == [("PLACE", 1)]
        assert sum(number for _, number in counted.hours) == 3
