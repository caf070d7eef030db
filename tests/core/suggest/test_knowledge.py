from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
from babel import Locale

from annotations.paths import resources
from annotations.suggest.knowledge import LABELS, read_names
from annotations.suggest.names import look_up, normal
from annotations.suggest.needs import CUES, POSITIONS
from tests.core.suggest.conftest import Find

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = resources() / "knowledge"
# United Nations: members and observers; and two more that most news treats as states.
CODES = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH "
    "CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN "
    "GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC "
    "LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP "
    "NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST "
    "SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW "
)
FORMER = frozenset({"CS", "DD", "SU", "YU"})
STATES = frozenset(CODES.split()) | FORMER


def rows(kind: str) -> list[dict[str, str]]:
    with (FOLDER / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_state_is_there_once() -> None:
    ids = [row["id"] for row in rows("countries")]
    assert sorted(ids) == sorted(STATES)


def test_every_state_has_the_name_that_cldr_gives_it() -> None:
    territories = Locale("en").territories
    missing = []
    for row in rows("countries"):
        if row["id"] in FORMER:
            continue
        known = {name.strip().replace("&", "and") for name in row["names"].split(";")}
        name = territories[row["id"]].replace("&", "and").replace("’", "'")
        if re.sub(r"^St\. ", "St. ", name) not in known and name.split(" (")[0] not in known:
            missing.append(name)
    assert missing in ([], ["Palestinian Territories"])


def test_every_territory_that_is_no_state_is_known_as_a_place() -> None:
    uninhabited = {"BV", "CP", "CQ", "HM", "BQ", "UM", "IC", "DG", "EA", "JE", "PS"}
    supranational = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    missing = []
    for code, full in Locale("en").territories.items():
        name = (
            full.split(" (")[0]
            .removesuffix(" SAR China")
            .split(" & Jan")[0]
            .replace("St.", "Saint")
            .replace("&", "and")
        )
        name = "Cocos Islands" if name == "Cocos" else name
        other = code.isdigit() or code in STATES | uninhabited | supranational
        if not other and not look_up("PLACE", normal(name)):
            missing.append(name)
    assert not missing


@pytest.mark.parametrize("kind", sorted(LABELS))
def test_every_entry_has_an_id_of_its_own_and_a_name(kind: str) -> None:
    entries = rows(kind)
    assert len({row["id"] for row in entries}) == len(entries)
    assert all(row["names"].strip() or row["abbreviations"].strip() for row in entries)
    assert {row["needs"] for row in entries} <= {"", *CUES, *POSITIONS}


def test_no_name_has_blanks_at_its_edge_or_a_curved_apostrophe() -> None:
    for name in read_names(FOLDER):
        assert name.text == name.text.strip()
        assert "’" not in name.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. and S. Korea met.", ["U.S.", "S. Korea"]),
        ("the UAE, Türkiye and Viet Nam", ["UAE", "Türkiye", "Viet Nam"]),
        ("Emirati and Kyrgyz engineers", ["Emirati", "Kyrgyz"]),
        ("JAPAN signed with Côte d’Ivoire", ["JAPAN", "Côte d’Ivoire"]),
    ],
)
def test_states_are_found_by_any_of_their_names(find: Find, text: str, words: list[str]) -> None:
    assert {("COUNTRY", word) for word in words} <= find(text)


def test_a_country_inside_a_longer_country_is_not_suggested(find: Find) -> None:
    assert ("COUNTRY", "Korea") not in find("Officials of South Korea met.")


def test_a_name_and_its_abbreviation_have_one_identity(nlp: Language) -> None:
    doc = nlp("The Korea AeroSpace Administration spoke to JAXA; KASA agreed.")
    ids = {span.text: span.kb_id_ for span in doc.spans["entities"]}
    assert ids["Korea AeroSpace Administration"] == ids["KASA"] == "agencies:kasa"


def test_an_ambiguous_name_needs_a_word_beside_it(find: Find) -> None:
    assert ("SYSTEM", "Orion") in find("The Orion spacecraft splashed down.")
    assert ("SYSTEM", "Orion") not in find("They live at the Orion hotel.")


def test_earth_observation_holds_no_place(find: Find) -> None:
    assert ("PLACE", "Earth") not in find("They agreed on Earth observation.")
    assert ("PLACE", "Earth") in find("The probe left Earth.")


def test_no_entry_has_lost_its_name_to_another_of_its_file() -> None:
    for kind in ("missions", "systems", "events"):
        forms = [normal(form) for row in rows(kind) for form in {normal(it) for it in row["names"].split(";")} if form]
        twice = {form for form in forms if forms.count(form) > 1}
        assert twice <= {"columbus", "destiny", "human landing system", "lunar cruiser", "pragyan", "zhurong"}
