"""What an analyst does with agreements: frames, their fields and their roles."""

from __future__ import annotations

import pytest

from annotations.errors import RatifyError
from annotations.model import AgreementId, ArticleId, Decision, FillerId, LayerKind, Sheet
from annotations.review import (
    accept,
    accept_agreement,
    accept_filler,
    add,
    add_agreement,
    fill,
    gaps,
    redo,
    reject,
    reject_agreement,
    reject_filler,
    relabel,
    reopen,
    reopen_agreement,
    set_kind,
    set_status,
    undo,
    write_note,
)
from annotations.store import Store
from tests.builders import DEAL_TEXT, annotation, article, frame, gold, suggest, suggested

DEAL = ArticleId(1)
MENTION, FRANCE, CHILE, SPACE, MONDAY, SANTIAGO = range(6)
"""The fillers of the suggested agreement in order."""


def sheet_of(store: Store) -> Sheet:
    return store.sheets.read(DEAL)


def machine(store: Store) -> AgreementId:
    return sheet_of(store).suggested.agreements[0].id


def filler(store: Store, nth: int) -> FillerId:
    return sheet_of(store).suggested.agreements[0].fillers[nth].id


def verdicts(store: Store) -> list[Decision | None]:
    return [it.verdict for it in sheet_of(store).suggested.agreements[0].fillers]


def roles(store: Store, nth: int = 0) -> list[tuple[str, str]]:
    """Role and surface of each filler of a gold agreement."""
    sheet = sheet_of(store)
    surface = {span.id: sheet.article.text[span.start : span.end] for span in sheet.gold.spans}
    return [(it.role, surface[it.span]) for it in sheet.gold.agreements[nth].fillers]


WHOLE = [
    ("mentions", "space deal"),
    ("party", "France"),
    ("party", "Chile"),
    ("topic", "space"),
    ("date", "Monday"),
    ("place", "Santiago"),
]


def test_accepting_the_whole_card_brings_every_filler_and_its_span_to_gold(deal: Store) -> None:
    changes = accept_agreement(deal, machine(deal), whole=True)
    sheet = sheet_of(deal)
    assert roles(deal) == WHOLE
    assert sheet.gold_agreements == {machine(deal): sheet.gold.agreements[0].id}
    assert changes.agreements == (sheet.gold.agreements[0].id,)
    assert verdicts(deal) == [Decision.ACCEPTED] * 6
    assert sheet.gold.agreements[0].verdict is Decision.ACCEPTED
    assert sheet.open_agreements == ()
    row = deal.articles.row(DEAL)
    assert (row.open, row.decided, row.gold) == (3, 7, 7)
    assert len(deal.history.steps()) == 1


def test_accepting_the_card_alone_brings_its_mentions(deal: Store) -> None:
    accept_agreement(deal, machine(deal), whole=False)
    assert roles(deal) == [("mentions", "space deal")]
    assert verdicts(deal) == [Decision.ACCEPTED] + [None] * 5
    assert not accept_agreement(deal, machine(deal), whole=False)


@pytest.mark.parametrize("by_gold", [False, True])
def test_the_rest_of_a_card_can_be_accepted_later(deal: Store, by_gold: bool) -> None:
    accept_agreement(deal, machine(deal), whole=False)
    reject_filler(deal, filler(deal, SPACE))
    card = sheet_of(deal).gold.agreements[0].id if by_gold else machine(deal)
    accept_agreement(deal, card, whole=True)
    assert roles(deal) == [it for it in WHOLE if it[0] != "topic"]
    assert verdicts(deal)[SPACE] is Decision.REJECTED


def test_a_whole_card_leaves_out_what_was_rejected_or_no_longer_fits(deal: Store) -> None:
    sheet = sheet_of(deal)
    reject(deal, [suggested(sheet, "Santiago").id])
    relabel(deal, suggested(sheet, "Monday").id, "EVENT")
    accept_agreement(deal, machine(deal), whole=True)
    assert roles(deal) == WHOLE[:4]
    assert verdicts(deal)[4:] == [Decision.REJECTED, Decision.REJECTED]


def test_a_card_without_a_mention_is_not_accepted(deal: Store) -> None:
    reject(deal, [suggested(sheet_of(deal), "space deal").id])
    with pytest.raises(RatifyError, match="No mention of this agreement is left"):
        accept_agreement(deal, machine(deal), whole=True)
    assert sheet_of(deal).gold.agreements == ()


def test_fillers_keep_the_order_of_the_suggestion(deal: Store) -> None:
    accept_filler(deal, filler(deal, CHILE))
    accept_filler(deal, filler(deal, FRANCE))
    assert roles(deal) == WHOLE[:3]


def test_rejecting_a_card_rejects_its_fillers_but_not_its_spans(deal: Store) -> None:
    reject_agreement(deal, machine(deal))
    sheet = sheet_of(deal)
    assert sheet.suggested.agreements[0].verdict is Decision.REJECTED
    assert verdicts(deal) == [Decision.REJECTED] * 6
    assert len(sheet.open_spans) == 9
    assert deal.articles.row(DEAL).open == 9
    assert not reject_agreement(deal, machine(deal))


@pytest.mark.parametrize("by_gold", [False, True])
def test_rejecting_an_accepted_card_takes_it_out_of_gold(deal: Store, by_gold: bool) -> None:
    accept_agreement(deal, machine(deal), whole=True)
    reject_agreement(deal, sheet_of(deal).gold.agreements[0].id if by_gold else machine(deal))
    sheet = sheet_of(deal)
    assert sheet.gold.agreements == ()
    assert len(sheet.gold.spans) == 6
    assert verdicts(deal) == [Decision.REJECTED] * 6
    accept_agreement(deal, machine(deal), whole=True)
    assert roles(deal) == WHOLE


def test_reopening_a_card_opens_it_and_its_fillers(deal: Store) -> None:
    accept_agreement(deal, machine(deal), whole=True)
    reopen_agreement(deal, machine(deal))
    assert verdicts(deal) == [None] * 6
    assert sheet_of(deal).gold.agreements == ()
    reject_agreement(deal, machine(deal))
    reopen_agreement(deal, machine(deal))
    assert sheet_of(deal).suggested.agreements[0].verdict is None
    assert verdicts(deal) == [None] * 6


def test_another_kind_or_status_accepts_the_card_corrected(deal: Store) -> None:
    set_kind(deal, machine(deal), "TREATY")
    sheet = sheet_of(deal)
    assert (sheet.gold.agreements[0].kind, sheet.gold.agreements[0].status) == ("TREATY", "SIGNED")
    assert sheet.suggested.agreements[0].verdict is Decision.CORRECTED
    assert sheet.suggested.agreements[0].kind == "ARRANGEMENT"
    set_status(deal, sheet.gold.agreements[0].id, "AGREED")
    set_kind(deal, machine(deal), "ARRANGEMENT")
    assert sheet_of(deal).gold.agreements[0].verdict is Decision.CORRECTED
    set_status(deal, machine(deal), "SIGNED")
    assert sheet_of(deal).gold.agreements[0].verdict is Decision.ACCEPTED
    assert not set_status(deal, machine(deal), "SIGNED")


def test_a_kind_or_status_that_the_schema_lacks_is_refused(deal: Store) -> None:
    with pytest.raises(RatifyError, match="PACT is no kind"):
        set_kind(deal, machine(deal), "PACT")
    with pytest.raises(RatifyError, match="MAYBE is no status"):
        set_status(deal, machine(deal), "MAYBE")
    assert sheet_of(deal).gold.agreements == ()


def test_an_agreement_can_be_added_by_hand(deal: Store) -> None:
    mention = suggested(sheet_of(deal), "space deal").id
    changes = add_agreement(deal, DEAL, mention, "MOU", "AGREED")
    sheet = sheet_of(deal)
    made = sheet.gold.agreements[0]
    assert changes.agreements == (made.id,)
    assert (made.kind, made.status, made.verdict, made.origin) == ("MOU", "AGREED", None, "ana")
    assert roles(deal) == [("mentions", "space deal")]
    assert sheet.suggested.agreements[0].verdict is None
    with pytest.raises(RatifyError, match="added by hand"):
        reopen_agreement(deal, made.id)
    with pytest.raises(RatifyError, match="Mention takes AGREEMENT or EVENT, not COUNTRY"):
        add_agreement(deal, DEAL, suggested(sheet, "Chile").id, "MOU", "AGREED")
    assert len(sheet_of(deal).gold.agreements) == 1


def test_accepting_a_card_joins_gold_with_the_same_mentions(deal: Store) -> None:
    add_agreement(deal, DEAL, suggested(sheet_of(deal), "space deal").id, "MOU", "AGREED")
    made = sheet_of(deal).gold.agreements[0].id
    accept_agreement(deal, machine(deal), whole=True)
    sheet = sheet_of(deal)
    assert [it.id for it in sheet.gold.agreements] == [made]
    assert (sheet.gold.agreements[0].kind, sheet.gold.agreements[0].verdict) == ("MOU", Decision.CORRECTED)
    assert roles(deal) == WHOLE


def test_two_cards_of_one_layer_with_the_same_mention_stay_two(store: Store) -> None:
    store.articles.add([article()])
    both = [frame("MOU", mentions=[1], party=[2]), frame("TREATY", mentions=[1], party=[3])]
    spans = [("space deal", "AGREEMENT"), ("France", "COUNTRY"), ("Chile", "COUNTRY")]
    suggest(store, DEAL, annotation(DEAL_TEXT, spans, both))
    first, second = sheet_of(store).suggested.agreements
    accept_agreement(store, first.id, whole=True)
    assert sheet_of(store).open_agreements == (second,)
    accept_agreement(store, second.id, whole=True)
    assert [(it.kind, len(it.fillers)) for it in sheet_of(store).gold.agreements] == [("MOU", 2), ("TREATY", 2)]


def test_the_same_card_of_two_layers_is_decided_once(deal: Store) -> None:
    spans = [("space deal", "AGREEMENT"), ("France", "COUNTRY"), ("भारत", "COUNTRY")]
    card = frame("TREATY", mentions=[1], party=[2, 3])
    suggest(deal, DEAL, annotation(DEAL_TEXT, spans, [card]), "colleague", LayerKind.IMPORT)
    assert deal.articles.row(DEAL).open == 11
    accept_agreement(deal, machine(deal), whole=True)
    sheet = sheet_of(deal)
    theirs = sheet.suggested.agreements[1]
    assert theirs.verdict is Decision.CORRECTED
    assert [it.verdict for it in theirs.fillers] == [Decision.ACCEPTED, Decision.ACCEPTED, None]
    assert deal.articles.row(DEAL).open == 3
    accept_filler(deal, theirs.fillers[2].id)
    assert len(sheet_of(deal).gold.agreements) == 1
    assert ("party", "भारत") in roles(deal)


def test_filling_a_role_brings_card_and_span_to_gold(deal: Store) -> None:
    fill(deal, machine(deal), "party", suggested(sheet_of(deal), "भारत").id)
    assert roles(deal) == [("mentions", "space deal"), ("party", "भारत")]
    assert verdicts(deal) == [Decision.ACCEPTED] + [None] * 5


def test_filling_with_what_is_suggested_accepts_that(deal: Store) -> None:
    reject_filler(deal, filler(deal, CHILE))
    fill(deal, machine(deal), "party", suggested(sheet_of(deal), "Chile").id)
    assert verdicts(deal)[CHILE] is Decision.ACCEPTED
    made = sheet_of(deal).gold.agreements[0].id
    assert not fill(deal, made, "party", gold(sheet_of(deal), "Chile").id)


def test_a_card_without_mentions_can_get_one(deal: Store) -> None:
    reject(deal, [suggested(sheet_of(deal), "space deal").id])
    start = DEAL_TEXT.index("signed")
    add(deal, DEAL, start, start + 6, "AGREEMENT")
    fill(deal, machine(deal), "mentions", gold(sheet_of(deal), "signed").id)
    assert roles(deal) == [("mentions", "signed")]


def test_a_role_refuses_other_labels_and_other_articles(deal: Store) -> None:
    with pytest.raises(RatifyError, match=r"Party takes .* not DATE"):
        fill(deal, machine(deal), "party", suggested(sheet_of(deal), "Monday").id)
    with pytest.raises(RatifyError, match="witness is no role"):
        fill(deal, machine(deal), "witness", suggested(sheet_of(deal), "Chile").id)
    deal.articles.add([article("other", "France.")])
    add(deal, ArticleId(2), 0, 6, "COUNTRY")
    other = deal.sheets.read(ArticleId(2)).gold.spans[0].id
    with pytest.raises(RatifyError, match="different articles"):
        fill(deal, machine(deal), "party", other)
    assert sheet_of(deal).gold.spans == ()


def test_accepting_a_filler_brings_its_card_and_span(deal: Store) -> None:
    accept_filler(deal, filler(deal, SANTIAGO))
    assert roles(deal) == [("mentions", "space deal"), ("place", "Santiago")]
    assert not accept_filler(deal, filler(deal, SANTIAGO))
    assert not accept_filler(deal, sheet_of(deal).gold.agreements[0].fillers[1].id)


def test_a_filler_whose_span_no_longer_fits_is_refused(deal: Store) -> None:
    relabel(deal, suggested(sheet_of(deal), "Santiago").id, "DATE")
    with pytest.raises(RatifyError, match="Place takes"):
        accept_filler(deal, filler(deal, SANTIAGO))


def test_rejecting_a_suggested_filler_leaves_the_card_open(deal: Store) -> None:
    reject_filler(deal, filler(deal, SANTIAGO))
    sheet = sheet_of(deal)
    assert verdicts(deal)[SANTIAGO] is Decision.REJECTED
    assert sheet.suggested.agreements[0].verdict is None
    assert suggested(sheet, "Santiago").verdict is None
    assert not reject_filler(deal, filler(deal, SANTIAGO))


@pytest.mark.parametrize("by_gold", [False, True])
def test_rejecting_an_accepted_filler_takes_it_out_of_gold(deal: Store, by_gold: bool) -> None:
    accept_agreement(deal, machine(deal), whole=True)
    made = sheet_of(deal).gold.agreements[0].fillers[SANTIAGO].id
    reject_filler(deal, made if by_gold else filler(deal, SANTIAGO))
    assert roles(deal) == WHOLE[:5]
    assert verdicts(deal)[SANTIAGO] is Decision.REJECTED
    assert gold(sheet_of(deal), "Santiago")
    accept_filler(deal, filler(deal, SANTIAGO))
    assert roles(deal) == WHOLE


def test_rejecting_a_filler_filled_by_hand_rejects_the_equal_suggestion(deal: Store) -> None:
    add_agreement(deal, DEAL, suggested(sheet_of(deal), "space deal").id, "MOU", "AGREED")
    made = sheet_of(deal).gold.agreements[0].id
    fill(deal, made, "party", suggested(sheet_of(deal), "Chile").id)
    accept_agreement(deal, machine(deal), whole=False)
    assert verdicts(deal)[CHILE] is Decision.ACCEPTED
    by_hand = next(it for it in sheet_of(deal).gold.agreements[0].fillers if it.role == "party")
    reject_filler(deal, by_hand.id)
    assert verdicts(deal)[CHILE] is Decision.REJECTED


def test_the_last_mention_stays(deal: Store) -> None:
    accept_agreement(deal, machine(deal), whole=False)
    with pytest.raises(RatifyError, match="only mention"):
        reject_filler(deal, filler(deal, MENTION))
    with pytest.raises(RatifyError, match="only mention"):
        reopen(deal, suggested(sheet_of(deal), "space deal").id)
    assert roles(deal) == WHOLE[:1]


def test_a_note_on_a_gold_card_goes_back_to_the_suggestion(deal: Store) -> None:
    accept_agreement(deal, machine(deal), whole=False)
    write_note(deal, DEAL, "Sure?", agreement=sheet_of(deal).gold.agreements[0].id)
    reject_agreement(deal, machine(deal))
    assert deal.notes.of(DEAL)[0].agreement == machine(deal)


def test_a_gap_is_named_with_its_number(deal: Store) -> None:
    accept_filler(deal, filler(deal, CHILE))
    sheet = sheet_of(deal)
    (made,) = sheet.gold.agreements
    assert [gap.text for gap in gaps(deal.schema, made)] == ["needs 2 parties, has 1"]
    fill(deal, made.id, "party", suggested(sheet, "भारत").id)
    (filled,) = sheet_of(deal).gold.agreements
    assert gaps(deal.schema, filled) == []
    assert [gap.text for gap in gaps(deal.schema, frame("MOU"))] == ["needs 1 mention, has 0", "needs 2 parties, has 0"]


def test_every_step_on_agreements_can_be_taken_back_and_done_again(deal: Store) -> None:
    sheets = [sheet_of(deal)]
    steps = [
        lambda: accept_filler(deal, filler(deal, CHILE)),
        lambda: set_kind(deal, machine(deal), "TREATY"),
        lambda: accept_agreement(deal, machine(deal), whole=True),
        lambda: fill(deal, machine(deal), "party", suggested(sheet_of(deal), "भारत").id),
        lambda: reject_filler(deal, filler(deal, SANTIAGO)),
        lambda: reject_agreement(deal, machine(deal)),
        lambda: reopen_agreement(deal, machine(deal)),
        lambda: accept(deal, [suggested(sheet_of(deal), "누리호").id]),
    ]
    for step in steps:
        assert step()
        sheets.append(sheet_of(deal))
    for before in reversed(sheets[:-1]):
        assert undo(deal)
        assert sheet_of(deal) == before
    for after in sheets[1:]:
        assert redo(deal)
        assert sheet_of(deal) == after
    assert not redo(deal)
