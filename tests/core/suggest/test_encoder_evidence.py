"""What the encoder says of agreements, from given vectors."""

from __future__ import annotations

import numpy as np
import pytest

from annotations.suggest.encoder.decode import Candidate
from annotations.suggest.encoder.evidence import EncoderEvidence
from annotations.suggest.encoder.links import DISTANCES, LINES_APART, WIDTH, LinkScorer
from annotations.suggest.encoder.reader import Seen
from annotations.suggest.encoder.words import split_words
from annotations.suggest.labels import KINDS, LABELS, ROLES, STATUSES

TEXT = "Norway signed a deal in Oslo"
DEAL, NORWAY, OSLO = (16, 20), (0, 6), (24, 28)


def evidence(*, linked: int | None = None) -> EncoderEvidence:
    """Words whose vectors are their numbers; a party's odds are the distance table, a place's the label table."""
    words = split_words(TEXT)
    links = np.zeros((len(words) if linked is None else linked, 4 * WIDTH), dtype=np.float16)
    links[:, 0] = np.arange(len(links))
    tables = {
        "pair": np.zeros((len(ROLES) * WIDTH, WIDTH), dtype=np.float32),
        "label": np.zeros((len(LABELS), len(ROLES)), dtype=np.float32),
        "distance": np.zeros((DISTANCES, len(ROLES)), dtype=np.float32),
        "lines": np.zeros((LINES_APART, len(ROLES)), dtype=np.float32),
        "kind": np.zeros((len(KINDS), WIDTH), dtype=np.float32),
        "kind_bias": np.zeros(len(KINDS), dtype=np.float32),
        "status": np.zeros((len(STATUSES), WIDTH), dtype=np.float32),
        "status_bias": np.arange(len(STATUSES), dtype=np.float32),
        "same": np.eye(WIDTH, dtype=np.float32),
        "same_distance": np.ones((DISTANCES, 1), dtype=np.float32),
    }
    tables["distance"][DISTANCES // 2 :, ROLES.index("party")] = 3.0
    tables["label"][LABELS.index("PLACE"), ROLES.index("place")] = 2.0
    tables["kind"][KINDS.index("TREATY"), 0] = 1.0
    likely = Candidate(2, 3, LABELS.index("AGREEMENT"), 1.5, 0.0)
    return EncoderEvidence(Seen(words, [likely], links), LinkScorer(tables))


def test_kinds_and_statuses_are_log_probabilities_of_a_mention() -> None:
    kinds, statuses = evidence().kind(DEAL), evidence().status(DEAL)
    assert kinds is not None
    assert statuses is not None
    assert KINDS[int(kinds.argmax())] == "TREATY"
    assert STATUSES[int(statuses.argmax())] == STATUSES[-1]
    assert np.exp(kinds).sum() == pytest.approx(1)


def test_roles_look_at_labels_and_at_the_side_of_the_mention() -> None:
    odds = evidence().roles([DEAL], [(*NORWAY, "COUNTRY"), (*OSLO, "PLACE"), (1, 3, "PLACE")])
    assert odds is not None
    assert odds[:, ROLES.index("party")].tolist() == [3.0, 0.0, 0.0]
    assert odds[:, ROLES.index("place")].tolist() == [0.0, 2.0, 0.0]


def test_two_mentions_are_weighed_by_their_vectors() -> None:
    assert evidence().same(NORWAY, OSLO) == pytest.approx(1.0)
    assert evidence().same(DEAL, OSLO) == pytest.approx(1.0 + 3 * 5 / WIDTH**0.5)


def test_nothing_is_said_of_places_that_are_no_words_or_were_not_read() -> None:
    assert evidence().kind((1, 3)) is None
    assert evidence().same(DEAL, (1, 3)) is None
    assert evidence(linked=2).roles([DEAL], [(*NORWAY, "COUNTRY")]) is None


def test_words_that_touch_a_likely_name_of_an_agreement_are_near_it() -> None:
    assert evidence().mention(DEAL) == (-6.0, 1.5)
    assert evidence().mention((14, 20)) == (1.5, 1.5)
    assert evidence().mention(OSLO) == (-6.0, -6.0)
    assert evidence().mention((1, 3)) is None
