"""What an analyst does with spans: each decision is in the file, with its verdict, and can be taken back."""

from __future__ import annotations

import pytest

from annotations.errors import RatifyError
from annotations.model import ArticleId, ArticleState, Decision, LayerKind, Sheet, SpanId
from annotations.review import (
    accept,
    accept_agreement,
    add,
    fill,
    reject,
    relabel,
    reopen,
    resize,
    set_state,
    undo,
)
from annotations.store import Store
from tests.builders import DEAL_TEXT, annotation, gold, suggest, suggested, surfaces

DEAL = ArticleId(1)


def sheet_of(store: Store) -> Sheet:
    return store.sheets.read(DEAL)


def place(surface: str, nth: int = 1) -> tuple[int, int]:
    start = -1
    for _ in range(nth):
        start = DEAL_TEXT.index(surface, start + 1)
    return start, start + len(surface)


def test_accepting_puts_a_suggestion_into_gold(deal: Store) -> None:
    span = suggested(sheet_of(deal), "누리호")
    changes = accept(deal, [span.id])
    sheet = sheet_of(deal)
    made = gold(sheet, "누리호")
    assert (made.label, made.verdict, made.score, made.origin) == ("SYSTEM", Decision.ACCEPTED, 0.9, "test.builder")
    assert suggested(sheet, "누리호").verdict is Decision.ACCEPTED
    assert sheet.gold_spans == {span.id: made.id}
    assert (changes.action, changes.articles, changes.spans) == ("Accept span", {DEAL}, (made.id,))
    row = deal.articles.row(DEAL)
    assert (row.open, row.decided, row.gold) == (9, 1, 1)


def test_accepting_several_is_one_step(deal: Store) -> None:
    spans = [span.id for span in sheet_of(deal).suggested.spans]
    assert accept(deal, spans).action == "Accept 9 spans"
    assert len(sheet_of(deal).gold.spans) == 9
    undo(deal)
    assert sheet_of(deal).gold.spans == ()


def test_accepting_again_or_accepting_gold_changes_nothing(deal: Store) -> None:
    span = suggested(sheet_of(deal), "Chile").id
    accept(deal, [span])
    assert not accept(deal, [span])
    assert not accept(deal, [gold(sheet_of(deal), "Chile").id])
    assert len(deal.history.steps()) == 1


def test_accepting_does_not_undo_a_correction(deal: Store) -> None:
    span = suggested(sheet_of(deal), "Chile").id
    relabel(deal, span, "PLACE")
    assert not accept(deal, [span])
    assert gold(sheet_of(deal), "Chile").label == "PLACE"


def test_accepting_what_was_rejected_puts_it_into_gold(deal: Store) -> None:
    span = suggested(sheet_of(deal), "Chile").id
    reject(deal, [span])
    accept(deal, [span])
    assert suggested(sheet_of(deal), "Chile").verdict is Decision.ACCEPTED
    assert gold(sheet_of(deal), "Chile").label == "COUNTRY"


def test_rejecting_a_suggestion_leaves_no_gold(deal: Store) -> None:
    span = suggested(sheet_of(deal), "Chile").id
    assert reject(deal, [span]).articles == {DEAL}
    assert not reject(deal, [span])
    sheet = sheet_of(deal)
    assert suggested(sheet, "Chile").verdict is Decision.REJECTED
    assert sheet.gold.spans == ()
    assert deal.articles.row(DEAL).open == 9


def test_rejecting_gold_rejects_what_it_came_of(deal: Store) -> None:
    accept(deal, [suggested(sheet_of(deal), "Chile").id])
    reject(deal, [gold(sheet_of(deal), "Chile").id])
    sheet = sheet_of(deal)
    assert suggested(sheet, "Chile").verdict is Decision.REJECTED
    assert sheet.gold.spans == ()


def test_rejecting_a_corrected_suggestion_takes_its_gold_away(deal: Store) -> None:
    span = suggested(sheet_of(deal), "Chile").id
    resize(deal, span, *place("Chile signed"))
    reject(deal, [span])
    assert sheet_of(deal).gold.spans == ()
    assert suggested(sheet_of(deal), "Chile").verdict is Decision.REJECTED


def test_rejecting_one_of_two_suggestions_that_came_to_the_same_gold_leaves_it_to_the_other(deal: Store) -> None:
    chile, france = (suggested(sheet_of(deal), it) for it in ("Chile", "France"))
    accept(deal, [chile.id])
    resize(deal, france.id, chile.start, chile.end)
    reject(deal, [france.id])
    assert surfaces(sheet_of(deal), sheet_of(deal).gold) == [("Chile", "COUNTRY")]
    assert suggested(sheet_of(deal), "France").verdict is Decision.REJECTED


def test_rejecting_a_span_added_by_hand_removes_it(deal: Store) -> None:
    add(deal, DEAL, *place("signed"), "AGREEMENT")
    reject(deal, [gold(sheet_of(deal), "signed").id])
    assert sheet_of(deal).gold.spans == ()
    assert deal.articles.row(DEAL).open == 10


def test_rejecting_a_gold_span_takes_its_fillers_away(deal: Store) -> None:
    accept_agreement(deal, sheet_of(deal).suggested.agreements[0].id, whole=True)
    reject(deal, [gold(sheet_of(deal), "Chile").id])
    sheet = sheet_of(deal)
    assert gold(sheet, "France").id in sheet.gold.agreements[0].spans("party")
    assert len(sheet.gold.agreements[0].spans("party")) == 1
    party = [it for it in sheet.suggested.agreements[0].fillers if it.role == "party"]
    assert [it.verdict for it in party] == [Decision.ACCEPTED, Decision.REJECTED]


def test_the_only_mention_of_an_agreement_is_not_rejected(deal: Store) -> None:
    accept_agreement(deal, sheet_of(deal).suggested.agreements[0].id, whole=True)
    with pytest.raises(RatifyError, match="“space deal” is the only mention"):
        reject(deal, [gold(sheet_of(deal), "space deal").id])
    assert gold(sheet_of(deal), "space deal")


def test_relabelling_a_suggestion_makes_corrected_gold(deal: Store) -> None:
    span = suggested(sheet_of(deal), "Santiago")
    relabel(deal, span.id, "COUNTRY")
    sheet = sheet_of(deal)
    assert (gold(sheet, "Santiago").label, gold(sheet, "Santiago").verdict) == ("COUNTRY", Decision.CORRECTED)
    assert suggested(sheet, "Santiago").label == "PLACE"
    assert suggested(sheet, "Santiago").verdict is Decision.CORRECTED


def test_relabelling_a_suggestion_with_its_own_label_accepts_it(deal: Store) -> None:
    relabel(deal, suggested(sheet_of(deal), "Santiago").id, "PLACE")
    assert suggested(sheet_of(deal), "Santiago").verdict is Decision.ACCEPTED


def test_relabelling_gold_keeps_its_id_and_its_roles(deal: Store) -> None:
    accept_agreement(deal, sheet_of(deal).suggested.agreements[0].id, whole=True)
    before = gold(sheet_of(deal), "Chile")
    changes = relabel(deal, before.id, "ORGANIZATION")
    sheet = sheet_of(deal)
    after = gold(sheet, "Chile")
    assert (after.id, after.label, after.verdict) == (before.id, "ORGANIZATION", Decision.CORRECTED)
    assert after.id in sheet.gold.agreements[0].spans("party")
    assert changes.spans == (after.id,)
    relabel(deal, after.id, "COUNTRY")
    assert suggested(sheet_of(deal), "Chile").verdict is Decision.ACCEPTED


def test_relabelling_the_suggestion_alters_the_gold_that_came_of_it(deal: Store) -> None:
    span = suggested(sheet_of(deal), "Chile").id
    accept(deal, [span])
    before = gold(sheet_of(deal), "Chile").id
    relabel(deal, span, "PLACE")
    assert [(it.id, it.label) for it in sheet_of(deal).gold.spans] == [(before, "PLACE")]


def test_a_label_that_a_role_does_not_accept_is_refused(deal: Store) -> None:
    accept_agreement(deal, sheet_of(deal).suggested.agreements[0].id, whole=True)
    with pytest.raises(RatifyError, match="Party takes COUNTRY or AGENCY or GOVERNMENT or ORGANIZATION, not DATE"):
        relabel(deal, gold(sheet_of(deal), "Chile").id, "DATE")
    with pytest.raises(RatifyError, match="SPACESHIP is no label"):
        relabel(deal, gold(sheet_of(deal), "Chile").id, "SPACESHIP")


def test_relabelling_to_what_is_there_already_is_refused(deal: Store) -> None:
    accept(deal, [suggested(sheet_of(deal), "Chile").id])
    add(deal, DEAL, *place("Chile"), "PLACE")
    with pytest.raises(RatifyError, match="“Chile” is a PLACE already"):
        relabel(deal, gold(sheet_of(deal), "Chile", "COUNTRY").id, "PLACE")


def test_relabelling_a_suggestion_to_what_is_in_gold_joins_it(deal: Store) -> None:
    add(deal, DEAL, *place("Chile"), "PLACE")
    by_hand = gold(sheet_of(deal), "Chile").id
    relabel(deal, suggested(sheet_of(deal), "Chile").id, "PLACE")
    sheet = sheet_of(deal)
    assert [span.id for span in sheet.gold.spans] == [by_hand]
    assert sheet.gold_spans == {suggested(sheet, "Chile").id: by_hand}


def test_resizing_a_suggestion_makes_corrected_gold(deal: Store) -> None:
    resize(deal, suggested(sheet_of(deal), "space deal").id, *place("deal"))
    sheet = sheet_of(deal)
    assert surfaces(sheet, sheet.gold) == [("deal", "AGREEMENT")]
    assert suggested(sheet, "space deal").verdict is Decision.CORRECTED


def test_resizing_back_makes_it_accepted_again(deal: Store) -> None:
    span = suggested(sheet_of(deal), "space deal")
    resize(deal, span.id, *place("deal"))
    resize(deal, gold(sheet_of(deal), "deal").id, span.start, span.end)
    assert suggested(sheet_of(deal), "space deal").verdict is Decision.ACCEPTED


def test_widening_over_an_open_suggestion_and_on_leaves_that_open(deal: Store) -> None:
    suggest(deal, DEAL, annotation(DEAL_TEXT, [("and Chile", "COUNTRY")]), "colleague", LayerKind.IMPORT)
    accept(deal, [suggested(sheet_of(deal), "Chile").id])
    made = gold(sheet_of(deal), "Chile").id
    resize(deal, made, *place("and Chile"))
    assert suggested(sheet_of(deal), "and Chile").verdict is Decision.ACCEPTED
    assert deal.articles.row(DEAL).open == 9
    resize(deal, made, *place("and Chile signed"))
    assert suggested(sheet_of(deal), "and Chile").verdict is None
    assert deal.articles.row(DEAL).open == 10
    assert suggested(sheet_of(deal), "Chile").verdict is Decision.CORRECTED


@pytest.mark.parametrize(
    ("borders", "says"),
    [
        ((0, 0), "at least one"),
        ((5, 4), "outside"),
        ((-1, 4), "outside"),
        ((3, len(DEAL_TEXT) + 1), "outside"),
        ((1, 8), "blank"),
        ((2, 9), "blank"),
        (place("and Chile signed a space"), "would cross the Agreement “space deal”"),
    ],
)
def test_borders_that_cannot_be_are_refused(deal: Store, borders: tuple[int, int], says: str) -> None:
    accept(deal, [suggested(sheet_of(deal), "space deal").id, suggested(sheet_of(deal), "Chile").id])
    before = sheet_of(deal)
    with pytest.raises(RatifyError, match=says):
        resize(deal, gold(before, "Chile").id, *borders)
    with pytest.raises(RatifyError, match=says):
        add(deal, DEAL, *borders, "TOPIC")
    assert sheet_of(deal) == before


def test_a_crossing_suggestion_can_be_imported_but_not_accepted(deal: Store) -> None:
    suggest(deal, DEAL, annotation(DEAL_TEXT, [("deal on", "TOPIC")]), "colleague", LayerKind.IMPORT)
    accept(deal, [suggested(sheet_of(deal), "space deal").id])
    with pytest.raises(RatifyError, match="“deal on” would cross the Agreement “space deal”"):
        accept(deal, [suggested(sheet_of(deal), "Chile").id, suggested(sheet_of(deal), "deal on").id])
    assert len(sheet_of(deal).gold.spans) == 1


def test_nothing_is_marked_inside_a_label_that_holds_no_spans(deal: Store) -> None:
    accept(deal, [suggested(sheet_of(deal), "Monday").id])
    with pytest.raises(RatifyError, match="“Mon” lies inside the Date “Monday”"):
        add(deal, DEAL, *place("Mon"), "TOPIC")
    add(deal, DEAL, *place("Monday"), "EVENT")
    with pytest.raises(RatifyError, match="holds the Date “Monday”"):
        add(deal, DEAL, *place("on Monday"), "DATE")


def test_adding_puts_a_span_into_gold_by_hand(deal: Store) -> None:
    add(deal, DEAL, *place("signed"), "AGREEMENT")
    made = gold(sheet_of(deal), "signed")
    assert (made.origin, made.verdict, made.score) == ("ana", None, None)
    assert not add(deal, DEAL, *place("signed"), "AGREEMENT")


@pytest.mark.parametrize("decided", [False, True])
def test_adding_what_is_suggested_accepts_the_suggestion(deal: Store, decided: bool) -> None:
    if decided:
        reject(deal, [suggested(sheet_of(deal), "भारत").id])
    add(deal, DEAL, *place("भारत"), "COUNTRY")
    sheet = sheet_of(deal)
    assert suggested(sheet, "भारत").verdict is Decision.ACCEPTED
    assert gold(sheet, "भारत").origin == "test.builder"


def test_adding_to_an_unknown_article_or_label_is_refused(deal: Store) -> None:
    with pytest.raises(RatifyError, match="no article 9"):
        add(deal, ArticleId(9), 0, 1, "TOPIC")
    with pytest.raises(RatifyError, match="no label"):
        add(deal, DEAL, *place("signed"), "VERB")


def test_reopening_takes_a_decision_back_at_any_time(deal: Store) -> None:
    chile, monday = (suggested(sheet_of(deal), surface).id for surface in ("Chile", "Monday"))
    accept(deal, [chile])
    reject(deal, [monday])
    reopen(deal, chile)
    reopen(deal, monday)
    sheet = sheet_of(deal)
    assert len(sheet.open_spans) == 9
    assert sheet.gold.spans == ()
    assert not reopen(deal, monday)
    assert deal.articles.row(DEAL).open == 10


def test_reopening_gold_opens_what_it_came_of(deal: Store) -> None:
    relabel(deal, suggested(sheet_of(deal), "Chile").id, "PLACE")
    reopen(deal, gold(sheet_of(deal), "Chile").id)
    assert suggested(sheet_of(deal), "Chile").verdict is None
    assert sheet_of(deal).gold.spans == ()


def test_reopening_a_span_in_a_role_opens_the_filler_too(deal: Store) -> None:
    accept_agreement(deal, sheet_of(deal).suggested.agreements[0].id, whole=True)
    reopen(deal, suggested(sheet_of(deal), "Chile").id)
    sheet = sheet_of(deal)
    assert [it.verdict for it in sheet.suggested.agreements[0].fillers].count(None) == 1
    assert len(sheet.gold.agreements[0].spans("party")) == 1


def test_a_span_added_by_hand_cannot_be_reopened(deal: Store) -> None:
    add(deal, DEAL, *place("signed"), "AGREEMENT")
    with pytest.raises(RatifyError, match="added by hand"):
        reopen(deal, gold(sheet_of(deal), "signed").id)


def test_reopening_what_joined_a_span_added_by_hand_keeps_that(deal: Store) -> None:
    add(deal, DEAL, *place("Chile"), "PLACE")
    span = suggested(sheet_of(deal), "Chile").id
    relabel(deal, span, "PLACE")
    reopen(deal, span)
    assert surfaces(sheet_of(deal), sheet_of(deal).gold) == [("Chile", "PLACE")]
    assert suggested(sheet_of(deal), "Chile").verdict is None


def test_the_first_decision_puts_an_article_in_progress(deal: Store) -> None:
    reject(deal, [suggested(sheet_of(deal), "Chile").id])
    assert deal.articles.row(DEAL).state is ArticleState.IN_PROGRESS
    undo(deal)
    assert deal.articles.row(DEAL).state is ArticleState.TODO


def test_a_later_decision_leaves_an_article_done(deal: Store) -> None:
    assert set_state(deal, DEAL, ArticleState.DONE).action == "Mark done"
    assert not set_state(deal, DEAL, ArticleState.DONE)
    add(deal, DEAL, *place("signed"), "AGREEMENT")
    assert deal.articles.row(DEAL).state is ArticleState.DONE
    assert deal.articles.count(ArticleState.DONE) == 1


def test_a_span_that_is_gone_is_told(deal: Store) -> None:
    with pytest.raises(RatifyError, match="no longer there"):
        accept(deal, [SpanId(999)])
    accept(deal, [suggested(sheet_of(deal), "Chile").id])
    made = gold(sheet_of(deal), "Chile").id
    undo(deal)
    with pytest.raises(RatifyError, match="no longer there"):
        relabel(deal, made, "PLACE")


def test_gold_that_names_an_agreement_keeps_a_label_that_can(deal: Store) -> None:
    accept_agreement(deal, sheet_of(deal).suggested.agreements[0].id, whole=False)
    mention = gold(sheet_of(deal), "space deal")
    with pytest.raises(RatifyError, match="Mention takes AGREEMENT or EVENT, not TOPIC"):
        relabel(deal, mention.id, "TOPIC")
    relabel(deal, mention.id, "EVENT")
    agreement = sheet_of(deal).gold.agreements[0]
    assert agreement.mentions == (mention.id,)
    fill(deal, agreement.id, "event", mention.id)
    with pytest.raises(RatifyError, match="Event takes EVENT, not AGREEMENT"):
        relabel(deal, mention.id, "AGREEMENT")
