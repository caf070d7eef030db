"""Two cards become one and one becomes two; doubles are noticed; a slot can go back to undecided."""

from __future__ import annotations

import pytest

from annotations.errors import RatifyError
from annotations.model import AgreementId, ArticleId, Decision, LayerKind, Sheet
from annotations.review import (
    accept_agreement,
    accept_filler,
    add_agreement_over,
    duplicates,
    fill,
    fill_over,
    fitting,
    is_short,
    merge_agreements,
    next_empty,
    open_gaps,
    ranked,
    redo,
    reject_agreement,
    reopen_agreement,
    reopen_filler,
    split_agreement,
    undo,
    write_note,
)
from annotations.store import Store
from tests.builders import DEAL_TEXT, annotation, article, frame, gold, suggest, suggested

DEAL = ArticleId(1)
TWO_TEXT = "France and Chile signed a pact. Their treaty binds France and Chile. Peru met Chile on Monday in Lima."
TWO_SPANS = [
    ("France", "COUNTRY"),
    ("Chile", "COUNTRY"),
    ("pact", "AGREEMENT"),
    ("treaty", "AGREEMENT"),
    ("Peru", "COUNTRY"),
    ("Monday", "DATE"),
    ("France", "COUNTRY", 2),
    ("Chile", "COUNTRY", 2),
]


@pytest.fixture
def two(store: Store) -> Store:
    """A pact and a treaty, suggested as two cards with the same parties, the treaty with a day."""
    store.articles.add([article("two", TWO_TEXT)])
    pact = frame("TREATY", "SIGNED", mentions=[3], party=[1, 2])
    treaty = frame("TREATY", "IN_FORCE", mentions=[4], party=[7, 8], date=[6])
    suggest(store, DEAL, annotation(TWO_TEXT, TWO_SPANS, [pact, treaty]))
    return store


def sheet_of(store: Store) -> Sheet:
    return store.sheets.read(DEAL)


def cards(store: Store) -> tuple[AgreementId, AgreementId]:
    first, second = sheet_of(store).suggested.agreements
    return first.id, second.id


def roles(store: Store, nth: int = 0) -> list[tuple[str, str]]:
    sheet = sheet_of(store)
    surface = {span.id: sheet.article.text[span.start : span.end] for span in sheet.gold.spans}
    return [(it.role, surface[it.span]) for it in sheet.gold.agreements[nth].fillers]


def test_merging_two_open_cards_leaves_one_with_both_mentions_and_what_waits(two: Store) -> None:
    pact, treaty = cards(two)
    changes = merge_agreements(two, pact, treaty)
    sheet = sheet_of(two)
    (made,) = sheet.gold.agreements
    assert changes.action == "Merge agreements"
    assert (made.kind, made.status) == ("TREATY", "SIGNED")
    assert roles(two) == [("mentions", "pact"), ("mentions", "treaty")]
    assert sheet.gold_agreements == {pact: made.id, treaty: made.id}
    assert [it.verdict for it in sheet.suggested.agreements] == [Decision.ACCEPTED, Decision.CORRECTED]
    assert sum(it.verdict is None for frame in sheet.suggested.agreements for it in frame.fillers) == 5
    assert two.articles.row(DEAL).open == 6


def test_the_rest_of_both_cards_can_be_accepted_after_merging(two: Store) -> None:
    pact, treaty = cards(two)
    merge_agreements(two, pact, treaty)
    accept_agreement(two, sheet_of(two).gold.agreements[0].id, whole=True)
    assert sorted(roles(two)) == [
        ("date", "Monday"),
        ("mentions", "pact"),
        ("mentions", "treaty"),
        *[("party", "Chile")] * 2,
        *[("party", "France")] * 2,
    ]


def test_merging_confirmed_cards_moves_fillers_verdicts_and_notes(two: Store) -> None:
    pact, treaty = cards(two)
    for card in (pact, treaty):
        accept_agreement(two, card, whole=True)
    first, second = (it.id for it in sheet_of(two).gold.agreements)
    write_note(two, DEAL, "The same?", agreement=second)
    merge_agreements(two, first, second)
    sheet = sheet_of(two)
    assert [it.id for it in sheet.gold.agreements] == [first]
    assert len(roles(two)) == 7
    assert two.notes.of(DEAL)[0].agreement == first
    assert all(it.verdict is Decision.ACCEPTED for it in sheet.gold.agreements[0].fillers)
    assert set(sheet.gold_agreements.values()) == {first}
    with pytest.raises(RatifyError, match="one agreement already"):
        merge_agreements(two, first, treaty)
    reopen_agreement(two, first)
    assert sheet_of(two).open_agreements == sheet_of(two).suggested.agreements


def test_what_both_cards_have_is_there_once(two: Store) -> None:
    pact, treaty = cards(two)
    for card in (pact, treaty):
        fill(two, card, "party", suggested(sheet_of(two), "Peru").id)
    first, second = (it.id for it in sheet_of(two).gold.agreements)
    merge_agreements(two, first, second)
    assert roles(two) == [("mentions", "pact"), ("party", "Peru"), ("mentions", "treaty")]


def test_agreements_of_two_articles_are_not_merged(two: Store) -> None:
    two.articles.add([article()])
    suggest(two, ArticleId(2), annotation(DEAL_TEXT, [("space deal", "AGREEMENT")], [frame(mentions=[1])]), "other")
    other = two.sheets.read(ArticleId(2)).suggested.agreements[0].id
    with pytest.raises(RatifyError, match="different articles"):
        merge_agreements(two, cards(two)[0], other)


def test_splitting_moves_some_parts_and_shares_others(two: Store) -> None:
    pact, treaty = cards(two)
    merge_agreements(two, pact, treaty)
    whole = sheet_of(two).gold.agreements[0]
    accept_agreement(two, whole.id, whole=True)
    sheet = sheet_of(two)
    parts = {TWO_TEXT[span.start : span.end]: span.id for span in sheet.gold.spans}
    fillers = {it.span: it.id for it in sheet.gold.agreements[0].fillers}
    moved = [fillers[parts["treaty"]], fillers[parts["Monday"]]]
    shared = [it.id for it in sheet.gold.agreements[0].fillers if it.role == "party"][:2]
    split_agreement(two, whole.id, moved, shared)
    assert roles(two)[0] == ("mentions", "pact")
    assert ("date", "Monday") not in roles(two)
    assert roles(two, 1)[:2] == [("mentions", "treaty"), ("date", "Monday")]
    assert [it for it in roles(two, 1) if it[0] == "party"] == [it for it in roles(two) if it[0] == "party"][:2]
    assert sheet_of(two).gold.agreements[1].kind == "TREATY"


def test_splitting_accepts_what_waits(two: Store) -> None:
    pact, treaty = cards(two)
    merge_agreements(two, pact, treaty)
    suggestion = sheet_of(two).suggested.agreements[1]
    mention = next(
        it.id for it in sheet_of(two).gold.agreements[0].fillers if it.span == gold(sheet_of(two), "treaty").id
    )
    day = next(it.id for it in suggestion.fillers if it.role == "date")
    split_agreement(two, pact, [mention, day])
    assert roles(two) == [("mentions", "pact")]
    assert roles(two, 1) == [("mentions", "treaty"), ("date", "Monday")]


def test_each_half_needs_a_mention(two: Store) -> None:
    pact, _ = cards(two)
    accept_agreement(two, pact, whole=True)
    fillers = sheet_of(two).gold.agreements[0].fillers
    for moved in ([fillers[1].id], [fillers[0].id]):
        with pytest.raises(RatifyError, match="needs a mention"):
            split_agreement(two, pact, moved)
    assert len(sheet_of(two).gold.agreements) == 1
    split_agreement(two, pact, [fillers[1].id], [fillers[0].id])
    assert roles(two, 1) == [("party", "France"), ("mentions", "pact")]


def test_merging_and_splitting_are_taken_back_and_done_again(two: Store) -> None:
    pact, treaty = cards(two)
    sheets = [sheet_of(two)]
    steps = [
        lambda: merge_agreements(two, pact, treaty),
        lambda: accept_agreement(two, sheet_of(two).gold.agreements[0].id, whole=True),
        lambda: split_agreement(
            two,
            pact,
            [it.id for it in sheet_of(two).gold.agreements[0].fillers if it.role in ("mentions", "date")][1:],
        ),
        lambda: merge_agreements(two, sheet_of(two).gold.agreements[1].id, sheet_of(two).gold.agreements[0].id),
    ]
    for step in steps:
        assert step()
        sheets.append(sheet_of(two))
    for before in reversed(sheets[:-1]):
        undo(two)
        assert sheet_of(two) == before
    for after in sheets[1:]:
        redo(two)
        assert sheet_of(two) == after


def test_a_slot_goes_back_to_undecided(two: Store) -> None:
    pact, _ = cards(two)
    party = sheet_of(two).suggested.agreements[0].fillers[1]
    accept_filler(two, party.id)
    reopen_filler(two, sheet_of(two).gold.agreements[0].fillers[1].id)
    assert sheet_of(two).suggested.agreements[0].fillers[1].verdict is None
    assert roles(two) == [("mentions", "pact")]
    fill(two, pact, "party", suggested(sheet_of(two), "Peru").id)
    with pytest.raises(RatifyError, match="added by hand"):
        reopen_filler(two, sheet_of(two).gold.agreements[0].fillers[1].id)


def test_a_card_and_its_mention_are_made_from_bare_text_in_one_step(two: Store) -> None:
    start = TWO_TEXT.index("met")
    add_agreement_over(two, DEAL, start, start + 3, "AGREEMENT", "MEETING", "IN_FORCE")
    assert roles(two) == [("mentions", "met")]
    assert len(two.history.steps()) == 1
    with pytest.raises(RatifyError, match="Mention takes"):
        add_agreement_over(two, DEAL, 0, 6, "COUNTRY", "MEETING", "IN_FORCE")


def test_bare_text_goes_into_a_slot_that_accepts_its_label(two: Store) -> None:
    start = TWO_TEXT.index("Lima")
    fill_over(two, cards(two)[0], "place", start, start + 4, "PLACE")
    assert roles(two) == [("mentions", "pact"), ("place", "Lima")]
    with pytest.raises(RatifyError, match="Party takes"):
        fill_over(two, cards(two)[0], "party", start, start + 4, "PLACE")


def test_slots_are_filled_in_the_order_of_the_schema(two: Store) -> None:
    pact, treaty = cards(two)
    sheet, schema = sheet_of(two), two.schema
    assert next_empty(schema, sheet, pact) == "representative"
    assert next_empty(schema, sheet, pact, "representative") == "date"
    assert next_empty(schema, sheet, treaty, "representative") == "place"
    assert next_empty(schema, sheet, pact, "event") == ""
    assert not is_short(schema, sheet, pact, "party")
    add_agreement_over(two, DEAL, TWO_TEXT.index("met"), TWO_TEXT.index("met") + 3, "AGREEMENT", "MEETING", "SIGNED")
    made = sheet_of(two).gold.agreements[0].id
    assert next_empty(schema, sheet_of(two), made) == "party"
    assert is_short(schema, sheet_of(two), made, "party")


def test_only_spans_that_a_role_accepts_and_does_not_hold_are_offered(two: Store) -> None:
    pact, _ = cards(two)
    sheet = sheet_of(two)
    offered = [TWO_TEXT[it.start : it.end] for it in fitting(two.schema, sheet, pact, "party")]
    assert offered == ["France", "Chile", "Peru"]
    assert [TWO_TEXT[it.start : it.end] for it in fitting(two.schema, sheet, pact, "date")] == ["Monday"]


def test_the_picker_puts_recent_spans_first_and_repetitions_last(two: Store) -> None:
    _, treaty = cards(two)
    accept_agreement(two, treaty, whole=False)
    sheet = sheet_of(two)
    peru = suggested(sheet, "Peru")
    found = ranked(two.schema, sheet, treaty, "party", [peru.id])
    assert [(TWO_TEXT[span.start : span.end], lately) for span, lately in found] == [
        ("Peru", True),
        ("Chile", False),
        ("France", False),
    ]


def test_cards_with_the_same_parties_and_kind_are_doubles(two: Store) -> None:
    pact, treaty = cards(two)
    found = duplicates(two.schema, sheet_of(two))
    assert found[pact][0].agreement == treaty
    assert found[treaty][0].reason == "the same kind and party"


def test_another_day_makes_another_agreement(two: Store) -> None:
    pact, _ = cards(two)
    start = TWO_TEXT.index("Their")
    fill_over(two, pact, "date", start, start + 5, "DATE")
    assert duplicates(two.schema, sheet_of(two)) == {}


def test_equal_cards_of_two_layers_are_doubles_until_one_is_decided(deal: Store) -> None:
    spans = [("space deal", "AGREEMENT"), ("Chile", "COUNTRY")]
    suggest(deal, DEAL, annotation(DEAL_TEXT, spans, [frame("MOU", mentions=[1])]), "colleague", LayerKind.IMPORT)
    machine, theirs = sheet_of(deal).suggested.agreements
    assert duplicates(deal.schema, sheet_of(deal))[machine.id][0].reason == "the same mentions"
    merge_agreements(deal, machine.id, theirs.id)
    assert duplicates(deal.schema, sheet_of(deal)) == {}
    assert len(sheet_of(deal).gold.agreements) == 1


def test_what_holds_back_done_is_told_card_by_card(two: Store) -> None:
    pact, treaty = cards(two)
    accept_agreement(two, pact, whole=False)
    accept_agreement(two, treaty, whole=True)
    (gap,) = open_gaps(two.schema, sheet_of(two))
    assert (gap.field, gap.text) == ("party", "needs 2 parties, has 0")
    reject_agreement(two, pact)
    assert open_gaps(two.schema, sheet_of(two)) == []
