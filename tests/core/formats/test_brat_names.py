"""Names with letters that brat does not take are written so that it takes them, and come back equal."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotations.formats.brat import Brat
from annotations.formats.brat_names import own_name, role_name, type_name, value_name
from annotations.model import Record
from annotations.schema import Schema, parse_schema
from tests.builders import frame
from tests.core.formats.corpus import record

NAMES = st.text("국가Aa_u0F-.:|,é🚀1", min_size=1, max_size=12)
ODD_SCHEMA = """
name = "odd"
[[label]]
name = "국가"
[[label]]
name = "a.b|c"
title = "Wide | open"
[[label]]
name = "X_u0041_"
[[label]]
name = "협정"
[[kind]]
name = "양해각서"
[[kind]]
name = "a,b:c"
[[status]]
name = "서명됨"
[[role]]
name = "mentions"
labels = ["협정"]
[[role]]
name = "당사자"
labels = ["국가", "X_u0041_"]
[[role]]
name = "party"
labels = ["국가"]
[[role]]
name = "party2"
labels = ["a.b|c"]
"""


def odd_schema() -> Schema:
    """A schema whose names brat does not take as they are."""
    return parse_schema(ODD_SCHEMA)


def odd_record() -> Record:
    """An article annotated with this schema."""
    text = "Norland signed a pact in Oslo with Sudria and Wester."
    placed = (("Norland", "국가"), ("pact", "협정"), ("Oslo", "a.b|c"), ("Sudria", "X_u0041_"), ("Wester", "국가"))
    roles = {"당사자": [1, 4, 5], "party": [1, 5], "party2": [3]}
    agreements = (frame("양해각서", "서명됨", mentions=[2], **roles), frame("a,b:c", "서명됨", mentions=[2]))
    return record("odd names", text, placed, agreements)


@given(NAMES)
@example("_uAD6D국")
@example("국_u0041_")
@example("_u_u0041-0042_1")
def test_every_name_comes_back(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*", type_name(name))
    assert re.fullmatch(r"[A-Za-z0-9_-]*[A-Za-z_-]", role_name(name))
    assert not re.search(r"[\s|,:]", value_name(name))
    for written in (type_name, role_name, value_name):
        assert own_name(written(name)) == name


def test_ordinary_names_stay_readable() -> None:
    for name in ("COUNTRY", "work-of_art", "TYPE1"):
        assert type_name(name) == name
    assert value_name("양해각서") == "양해각서"
    assert own_name("_uD800_") == "_uD800_"


@pytest.mark.parametrize("with_carried", [True, False])
def test_an_article_with_odd_names_comes_back_equal(tmp_path: Path, *, with_carried: bool) -> None:
    out = io.BytesIO()
    Brat().write([odd_record()], out, schema=odd_schema())
    with ZipFile(out) as archive:
        for name in archive.namelist():
            if with_carried or not name.endswith(".ratify.json"):
                archive.extract(name, tmp_path)
    (found,) = Brat().read(tmp_path)
    assert isinstance(found, Record)
    assert found.annotation == odd_record().annotation


def test_the_configuration_has_no_name_that_brat_would_change() -> None:
    out = io.BytesIO()
    Brat().write([odd_record()], out, schema=odd_schema())
    with ZipFile(out) as archive:
        conf = archive.read("annotation.conf").decode()
        visual = archive.read("visual.conf").decode()
    entities = conf.split("[entities]\n")[1].split("\n\n")[0].splitlines()
    assert len(entities) == 4
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in entities)
    assert "Value:양해각서|a_u002C_b_u003A_c" in conf
    assert f"{type_name('국가')} | 국가" in visual
    assert f"{type_name('a.b|c')} | Wide / open" in visual
