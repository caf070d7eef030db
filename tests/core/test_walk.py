"""The walk over a sheet meets every open suggestion once, in reading order, and never what is decided."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from annotations.model import (
    Agreement,
    AgreementId,
    Annotation,
    Article,
    ArticleId,
    Decision,
    Filler,
    FillerId,
    Sheet,
    Span,
    SpanId,
)
from annotations.walk import (
    NOWHERE,
    Focus,
    cards,
    count,
    first_change,
    lit_spans,
    next_open,
    next_span,
    previous_open,
    shown_span,
    stops,
)

TEXT = "France and Chile signed a letter of intent."


def span(number: int, words: str, label: str, verdict: Decision | None = None) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), label, id=SpanId(number), verdict=verdict)


def focus(number: int) -> Focus:
    return Focus(span=SpanId(number))


SPANS = (span(1, "France", "COUNTRY"), span(2, "Chile", "COUNTRY"), span(3, "letter of intent", "AGREEMENT"))
FILLERS = (
    Filler("mentions", SpanId(3), id=FillerId(31)),
    Filler("party", SpanId(1), id=FillerId(32)),
    Filler("party", SpanId(2), id=FillerId(33)),
)
CARD = Agreement("LETTER_OF_INTENT", "SIGNED", FILLERS, id=AgreementId(7))


def sheet(
    spans: tuple[Span, ...] = SPANS,
    agreements: tuple[Agreement, ...] = (CARD,),
    gold: tuple[Span, ...] = (),
    gold_agreements: tuple[Agreement, ...] = (),
    gold_of: dict[int, int] | None = None,
    gold_cards: dict[int, int] | None = None,
) -> Sheet:
    return Sheet(
        article=Article("a", TEXT, id=ArticleId(1)),
        gold=Annotation(gold, gold_agreements),
        suggested=Annotation(spans, agreements),
        gold_spans={SpanId(a): SpanId(b) for a, b in (gold_of or {}).items()},
        gold_agreements={AgreementId(a): AgreementId(b) for a, b in (gold_cards or {}).items()},
    )


def decided(number: int, verdict: Decision = Decision.ACCEPTED) -> tuple[Span, ...]:
    return tuple(each._replace(verdict=verdict) if each.id == number else each for each in SPANS)


CARD_STOP = Focus(agreement=AgreementId(7))
PARTY_1 = Focus(agreement=AgreementId(7), filler=FillerId(32))
PARTY_2 = Focus(agreement=AgreementId(7), filler=FillerId(33))


def test_spans_come_first_then_the_card_then_its_open_slots() -> None:
    assert stops(sheet()) == [focus(1), focus(2), focus(3), CARD_STOP, PARTY_1, PARTY_2]


def test_nothing_decided_is_a_stop() -> None:
    rejected = replace(CARD, verdict=Decision.REJECTED)
    assert stops(sheet(decided(2), (rejected,))) == [focus(1), focus(3)]


def test_open_slots_of_an_accepted_card_are_stops() -> None:
    accepted = replace(CARD, verdict=Decision.ACCEPTED)
    assert stops(sheet((), (accepted,))) == [PARTY_1, PARTY_2]


def test_a_slot_is_settled_with_its_rejected_span() -> None:
    assert PARTY_1 not in stops(sheet(decided(1, Decision.REJECTED)))


def test_the_walk_goes_round() -> None:
    assert next_open(sheet(), PARTY_2) == focus(1)
    assert previous_open(sheet(), focus(1)) == PARTY_2


def test_from_a_decided_span_the_walk_goes_on_behind_it() -> None:
    assert next_open(sheet(decided(1)), focus(1)) == focus(2)
    assert previous_open(sheet(decided(2)), focus(2)) == focus(1)


def test_after_a_decision_the_next_stop_is_in_focus() -> None:
    assert next_open(sheet(decided(1)), focus(1)) == focus(2)
    accepted = replace(CARD, verdict=Decision.ACCEPTED)
    assert next_open(sheet((), (accepted,)), CARD_STOP) == PARTY_1


def test_what_was_skipped_comes_after_the_last_decision() -> None:
    rest = tuple(each._replace(verdict=Decision.ACCEPTED) for each in SPANS[1:])
    assert next_open(sheet((SPANS[0], *rest), ()), focus(2)) == focus(1)


def test_when_all_is_decided_there_is_nowhere_to_go() -> None:
    done = sheet(tuple(each._replace(verdict=Decision.REJECTED) for each in SPANS), ())
    assert next_open(done, focus(3)) == NOWHERE
    assert previous_open(done, focus(3)) == NOWHERE


def test_from_gold_made_by_hand_the_walk_goes_on_behind_it() -> None:
    by_hand = span(20, "signed", "EVENT")
    assert next_open(sheet(gold=(by_hand,)), focus(20)) == focus(3)
    assert previous_open(sheet(gold=(by_hand,)), focus(20)) == focus(2)


def test_from_a_card_made_by_hand_the_walk_goes_to_the_first_open_card() -> None:
    by_hand = Agreement("MEETING", "IN_FORCE", (Filler("mentions", SpanId(3)),), id=AgreementId(30))
    assert next_open(sheet(gold_agreements=(by_hand,)), Focus(agreement=AgreementId(30))) == CARD_STOP


def test_walking_forth_and_back_meets_every_stop() -> None:
    for here, there in pairwise(stops(sheet())):
        assert next_open(sheet(), here) == there
        assert previous_open(sheet(), there) == here


def test_walking_all_spans_meets_gold_in_place_of_what_it_came_of() -> None:
    gold = SPANS[0]._replace(id=SpanId(11))
    reviewed = sheet(decided(1), gold=(gold,), gold_of={1: 11})
    assert next_span(reviewed, focus(2), step=-1) == focus(11)
    assert shown_span(reviewed, focus(1)) == gold


def test_a_rejected_span_is_not_shown() -> None:
    assert shown_span(sheet(decided(1, Decision.REJECTED)), focus(1)) is None


def test_a_slot_is_shown_by_its_span() -> None:
    shown = shown_span(sheet(), PARTY_2)
    assert shown is not None
    assert shown.id == SpanId(2)


def test_cards_stand_in_the_order_of_their_mentions() -> None:
    earlier = Agreement("MEETING", "IN_FORCE", (Filler("mentions", SpanId(1)),), id=AgreementId(8))
    assert [card.id for card in cards(sheet(agreements=(CARD, earlier)))] == [8, 7]


def test_a_chosen_card_lights_gold_and_what_waits_with_their_roles() -> None:
    gold_card = Agreement("LETTER_OF_INTENT", "SIGNED", (Filler("mentions", SpanId(13)),), id=AgreementId(17))
    waiting = replace(
        CARD, verdict=Decision.ACCEPTED, fillers=(FILLERS[0]._replace(verdict=Decision.ACCEPTED), *FILLERS[1:])
    )
    reviewed = sheet(
        decided(3),
        (waiting,),
        gold=(SPANS[2]._replace(id=SpanId(13)),),
        gold_agreements=(gold_card,),
        gold_of={3: 13},
        gold_cards={7: 17},
    )
    expected = {13: ("mentions",), 1: ("party",), 2: ("party",)}
    assert lit_spans(reviewed, AgreementId(7)) == expected
    assert lit_spans(reviewed, AgreementId(17)) == expected


def test_the_first_change_is_where_two_sheets_differ() -> None:
    assert first_change(sheet(), sheet(decided(2))) == focus(2)
    assert first_change(sheet(), sheet(agreements=(replace(CARD, status="ENDED"),))) == CARD_STOP
    assert first_change(sheet(), sheet()) == NOWHERE


def test_counts_tell_what_waits_and_what_is_decided() -> None:
    counted = count(sheet(decided(1)))
    assert (counted.open, counted.decided, counted.total) == (3, 1, 4)
