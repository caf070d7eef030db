"""Pace, constancy, the record of the machine, the network of parties, and tables for spreadsheets."""

from __future__ import annotations

import itertools

import pytest

from annotations.curate.constancy import constancy, kappa
from annotations.curate.machine_record import by_day, by_label, calibration
from annotations.curate.network import kept_apart, network, on_circle
from annotations.curate.pace import RUN, Pace, capped
from annotations.curate.spreadsheet import csv_text


def test_a_run_faster_than_reading_is_told_once() -> None:
    pace = Pace()
    assert [pace.add(20, 1.0) for _ in range(RUN)] == [False] * (RUN - 1) + [True]
    assert not pace.add(20, 1.0)


def test_a_run_at_reading_speed_is_not_told() -> None:
    pace = Pace()
    assert not any(pace.add(20, 3.0) for _ in range(3 * RUN))


def test_looking_counts_for_five_minutes_at_most() -> None:
    assert (capped(12.5), capped(4000), capped(-1)) == (12.5, 300.0, 0.0)


def test_kappa_is_that_of_the_textbook() -> None:
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_kappa_is_unknown_where_chance_explains_everything() -> None:
    assert kappa([]) is None
    assert kappa([("a", "a"), ("a", "a")]) is None


def test_constancy_is_by_the_first_label() -> None:
    first, second = constancy([("a", "a"), ("a", "b"), ("a", "a"), ("", "")])
    assert (first.label, first.seen, first.same) == ("a", 3, 2)
    assert (second.label, second.share, second.kappa) == ("", 1.0, pytest.approx(1.0))


def test_the_machines_record_counts_corrected_as_not_right() -> None:
    counted = [("A", 9, "accepted", 8), ("A", 4, "corrected", 1), ("A", 4, "rejected", 1), ("B", None, "accepted", 1)]
    assert [(it.label, it.decided, it.precision) for it in by_label(counted)] == [("A", 10, 0.8), ("B", 1, 1.0)]
    assert [(it.tenth, it.decided, it.share) for it in calibration(counted)] == [(4, 2, 0.0), (9, 8, 1.0)]


def test_one_entity_is_one_node_whatever_it_is_called() -> None:
    found = network([(1, "q1", "US"), (1, "", "Chile"), (2, "q1", "United States"), (2, "", "CHILE"), (2, "q1", "US")])
    assert [(node.name, node.agreements) for node in found.nodes] == [("CHILE", 2), ("US", 2)]
    assert found.edges == ((0, 1, 2),)


def test_a_network_keeps_those_with_most_agreements() -> None:
    found = network([(nth, "", name) for nth, name in enumerate("aabbc")], most=2)
    assert ([node.name for node in found.nodes], found.left_out) == (["a", "b"], 1)
    assert on_circle(2)[0] == pytest.approx((0.0, -1.0))


def test_a_table_holds_no_formulas() -> None:
    text = csv_text(["name", "n"], [["=1+1", -2], ["plain, text", 1]])
    assert text.splitlines() == ["name,n", "'=1+1,-2", '"plain, text",1']


def test_each_day_has_its_share_and_its_weakest_label() -> None:
    late, early = "2026-11-25", "2026-11-24"
    verdicts = [
        (late, ("DATE", 9, "accepted", 8)),
        (late, ("TOPIC", 5, "accepted", 1)),
        (late, ("TOPIC", 5, "corrected", 1)),
        (early, ("DATE", 9, "rejected", 2)),
    ]
    first, second = by_day(verdicts)
    assert (first.day, first.decided, first.precision) == (early, 2, 0.0)
    assert (second.decided, second.precision, second.weakest.label) == (10, 0.9, "TOPIC")


def test_names_are_kept_apart_and_moved_no_more_than_they_must() -> None:
    assert kept_apart([0.0, 20.0, 60.0], 15) == [0.0, 20.0, 60.0]
    assert kept_apart([0.0, 10.0, 60.0], 16) == [-3.0, 13.0, 60.0]
    assert kept_apart([], 16) == []
    assert kept_apart([5.0, 5.0, 5.0], 10) == [-5.0, 5.0, 15.0]


def test_names_that_reach_others_when_moved_move_them_too() -> None:
    apart = kept_apart([0.0, 1.0, 17.0, 18.0, 90.0], 16)
    assert [round(after - before, 6) for before, after in itertools.pairwise(apart)][:3] == [16.0, 16.0, 16.0]
    assert apart[-1] == 90.0
    assert sum(apart[:4]) == pytest.approx(sum([0.0, 1.0, 17.0, 18.0]))
