"""UIMA CAS in XMI and JSON: what goes out comes back, what INCEpTION writes comes in, and bombs do not go off."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from defusedxml import ElementTree

from annotations.formats import Problem, format_for
from annotations.formats.cas import CasJson, CasJsonZip, Xmi, XmiZip
from annotations.formats.cas_types import type_system_json, type_system_xml
from annotations.intake.reading import read_files
from annotations.model import Annotation, Article, Record
from tests.core.formats.corpus import SCHEMA, hard_records

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats" / "cas"
HARD = hard_records()
BY_KEY = {one.article.key: one for one in HARD}
# As INCEpTION writes it: tokens, sentences, a tag set, a relation, and a layer with a link feature.
INCEPTION = """<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore"
 xmlns:type4="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore"
 xmlns:type5="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore"
 xmlns:type8="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<type4:TagsetDescription xmi:id="2" sofa="1" begin="0" end="20" layer="x" name="tags"/>
<type4:DocumentMetaData xmi:id="3" sofa="1" begin="0" end="38" language="en" documentTitle="deal.xmi"
 documentId="deal.xmi"/>
<type8:Sentence xmi:id="4" sofa="1" begin="0" end="38"/>
<type8:Token xmi:id="5" sofa="1" begin="0" end="2"/>
<type5:NamedEntity xmi:id="6" sofa="1" begin="3" end="9" value="COUNTRY" identifier="http://www.wikidata.org/entity/Q142"/>
<type5:NamedEntity xmi:id="7" sofa="1" begin="14" end="19" value="COUNTRY"/>
<custom:Agreement xmi:id="8" sofa="1" begin="31" end="35" kind="MOU" status="SIGNED" Parties="9 10"/>
<custom:AgreementPartiesLink xmi:id="9" role="party" target="6"/>
<custom:AgreementPartiesLink xmi:id="10" role="party" target="7"/>
<custom:Next xmi:id="11" sofa="1" begin="14" end="19" Dependent="7" Governor="6"/>
EXTRA
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text"
 sofaString="🚀 France and Chile&#13;&#10;sign this pact. &#10;"/>
<cas:View sofa="1" members="2 3 4 5 6 7 8 11"/>
</xmi:XMI>
"""


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def written(known: XmiZip | CasJsonZip, records: Sequence[Record]) -> dict[str, bytes]:
    out = io.BytesIO()
    known.write(iter(records), out, schema=SCHEMA)
    with ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(path: Path, content: bytes) -> tuple[list[Record], list[str]]:
    path.write_bytes(content)
    found = list(format_for(path).read(path))
    return [one for one in found if isinstance(one, Record)], [one.reason for one in found if isinstance(one, Problem)]


def xmi(extra: str = "") -> bytes:
    return INCEPTION.replace("EXTRA", extra).encode("utf-8")


def surfaces(record: Record) -> list[tuple[str, str]]:
    spans = (record.annotation or Annotation()).spans
    return [(record.article.text[span.start : span.end], span.label) for span in spans]


def test_what_inception_writes_comes_in_with_every_span_in_place(tmp_path: Path) -> None:
    (record,), problems = read(tmp_path / "export.xmi", xmi())
    assert record.article.key == "deal"
    assert record.article.text == "🚀 France and Chile\nsign this pact. \n"
    assert surfaces(record) == [("France", "COUNTRY"), ("Chile", "COUNTRY"), ("pact", "AGREEMENT")]
    assert record.annotation is not None
    assert record.annotation.spans[0].entity == "http://www.wikidata.org/entity/Q142"
    (agreement,) = record.annotation.agreements
    assert (agreement.kind, agreement.status) == ("MOU", "SIGNED")
    assert [(it.role, it.span) for it in agreement.fillers] == [("mentions", 3), ("party", 1), ("party", 2)]
    assert problems == ["the article 'deal': 1 of the type 'Next' have no place in Ratify"]


def test_positions_in_the_file_are_utf_16() -> None:
    (_, content) = written(XmiZip(), [BY_KEY["deal"]]).values()
    text = BY_KEY["deal"].article.text
    units = text.encode("utf-16-le")
    found = [one for one in ElementTree.fromstring(content) if one.tag.endswith("NamedEntity")]
    assert len(found) == 9
    for one in found:
        surface = units[2 * int(one.get("begin", "")) : 2 * int(one.get("end", ""))].decode("utf-16-le")
        assert surface in text
        assert (surface, one.get("value")) in surfaces(BY_KEY["deal"])


def test_each_article_is_a_file_whose_name_every_system_takes() -> None:
    records = [
        Record(Article(key, "A text."), Annotation()) for key in ("a/b:c", "a?b*c", "A-b-c", "..", "한국", "x" * 300)
    ]
    names = list(written(XmiZip(), records))
    assert names == [
        "TypeSystem.xml", "a-b-c.xmi", "a-b-c-2.xmi", "A-b-c-3.xmi", "article.xmi", "한국.xmi", "x" * 80 + ".xmi",
    ]  # fmt: skip


def test_control_characters_become_signs_and_are_told() -> None:
    kept, losses = XmiZip().fit(BY_KEY["odd"], SCHEMA)
    assert {loss.kind for loss in losses} == {"control characters"}
    assert [BY_KEY["odd"].article.text[it.start : it.end] for it in losses] == ["\x0c", "\x0b", "\x1b"]
    assert len(kept.article.text) == len(BY_KEY["odd"].article.text)
    assert CasJsonZip().fit(BY_KEY["odd"], SCHEMA)[1] == ()


def test_the_type_systems_are_the_same_and_name_every_type_that_is_used() -> None:
    tree = ElementTree.fromstring(type_system_xml())
    space = "{http://uima.apache.org/resourceSpecifier}"
    in_xml = {
        kind.findtext(f"{space}name"): [one.findtext(f"{space}name") for one in kind.iter(f"{space}featureDescription")]
        for kind in tree.iter(f"{space}typeDescription")
    }
    in_json = {name: [key for key in kind if not key.startswith("%")] for name, kind in type_system_json().items()}
    assert in_xml == in_json
    for content in list(written(CasJsonZip(), HARD).values())[1:]:
        used = {one["%TYPE"].removesuffix("[]") for one in json.loads(content)["%FEATURE_STRUCTURES"]}
        assert used - {"uima.cas.Sofa"} <= set(in_json)


def test_single_files_and_zips_are_known_by_name_and_content(tmp_path: Path) -> None:
    files = {"deal.xmi": xmi()}
    (tmp_path / "export.zip").write_bytes(zipped(files))
    assert isinstance(format_for(tmp_path / "export.zip"), XmiZip)
    (tmp_path / "a.json").write_bytes(list(written(CasJsonZip(), HARD[:1]).values())[1])
    assert isinstance(format_for(tmp_path / "a.json"), CasJson)
    assert isinstance(format_for(tmp_path / "a.xmi"), Xmi)
    (record,), _ = read(tmp_path / "a.json", (tmp_path / "a.json").read_bytes())
    assert record == HARD[0]


BAD = [
    (
        '<type5:NamedEntity xmi:id="60" sofa="1" begin="3" end="900" value="X"/>',
        "the X: its end, 900, is outside the text",
    ),
    (
        '<type5:NamedEntity xmi:id="60" sofa="1" begin="1" end="9" value="X"/>',
        "its begin, 1, is in the middle of a character",
    ),
    ('<type5:NamedEntity xmi:id="60" sofa="1" begin="9" end="3" value="X"/>', "is no part of a text"),
    ('<type5:NamedEntity xmi:id="60" sofa="1" begin="NaN" end="9" value="X"/>', "no begin that is a whole number"),
    ('<type5:NamedEntity xmi:id="60" sofa="1" begin="0" value="X"/>', "no end that is a whole number"),
    ('<type5:NamedEntity xmi:id="60" sofa="1" begin="0" end="2"/>', "1 of the type 'NamedEntity'"),
    ('<type5:NamedEntity xmi:id="6" sofa="1" begin="0" end="2" value="X"/>', "two structures have the id 6"),
    ('<type5:NamedEntity xmi:id="six" sofa="1" begin="0" end="2" value="X"/>', "has no number for its id"),
    (
        '<type5:NamedEntity xmi:id="60" sofa="2" begin="0" end="2" value="X"/>',
        "1 of the type 'annotation of other views'",
    ),
    ('<type5:NamedEntity xmi:id="60" sofa="1" begin="19" end="20" value="X"/>', "nothing but a carriage return"),
    ('<custom:Agreement xmi:id="60" sofa="1" begin="0" end="2" kind="MOU" Parties="9"/>', "the MOU has no status"),
    ('<custom:Thing xmi:id="60" sofa="1" begin="0" end="2" colour="red"/>', "1 of the type 'Thing'"),
]


@pytest.mark.parametrize(("extra", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_bad_structure_is_told_and_the_rest_comes_in(extra: str, reason: str, tmp_path: Path) -> None:
    (record,), problems = read(tmp_path / "x.xmi", xmi(extra))
    assert surfaces(record) == [("France", "COUNTRY"), ("Chile", "COUNTRY"), ("pact", "AGREEMENT")]
    assert len(problems) == 2  # the relation is one of them
    assert sum(reason in problem for problem in problems) == 1


def test_a_name_that_is_a_number_is_no_reference(tmp_path: Path) -> None:
    extra = '<type5:NamedEntity xmi:id="60" sofa="1" begin="0" end="2" value="9" identifier="10"/>'
    extra += '<custom:Span xmi:id="61" sofa="1" begin="0" end="2" label="9 10"/>'
    (record,), problems = read(tmp_path / "x.xmi", xmi(extra))
    assert surfaces(record)[:2] == [("🚀", "9"), ("🚀", "9 10")]
    assert len(problems) == 1


def test_a_score_that_is_no_number_is_told(tmp_path: Path) -> None:
    files = written(XmiZip(), [BY_KEY["learned"]])
    files["learned.xmi"] = files["learned.xmi"].replace(b'score="0.875"', b'score="NaN"')
    (record,), problems = read(tmp_path / "x.xmi.zip", zipped(files))
    assert "a score is 'NaN' and not a number" in problems[0]
    assert record.annotation is not None
    assert record.annotation.spans[0].score is None
    assert record.annotation.spans[1].score == 0.5


def test_references_to_nothing_cost_only_the_filler(tmp_path: Path) -> None:
    (record,), _ = read(tmp_path / "x.xmi", xmi().replace(b'target="7"', b'target="70"'))
    assert record.annotation is not None
    assert [it.role for it in record.annotation.agreements[0].fillers] == ["mentions", "party"]


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&b;</xmi:XMI>'
OUTSIDE = b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>'
HOSTILE_XML = [
    (BOMB, "declares a document type or entities"),
    (OUTSIDE, "declares a document type or entities"),
    (b"", "not valid XML"),
    (b"<html/>", "no UIMA CAS in XMI"),
    (xmi()[:900], "not valid XML"),
    (xmi().replace(b"sofaString", b"sofaURI"), "it has no text"),
    (b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">' + b"<a>" * 50_000, "not valid XML"),
    (b'<?xml version="1.0" encoding="no-such"?><a/>', "not valid XML"),
]


@pytest.mark.parametrize(("content", "reason"), HOSTILE_XML, ids=range(len(HOSTILE_XML)))
def test_hostile_xml_is_one_problem_and_other_files_come_in(content: bytes, reason: str, tmp_path: Path) -> None:
    records, problems = read(tmp_path / "x.xmi.zip", zipped({"bad.xmi": content, "deal.xmi": xmi()}))
    assert [it.article.key for it in records] == ["deal"]
    assert problems[0].startswith("bad.xmi: ")
    assert reason in problems[0]


HOSTILE_JSON: list[tuple[Any, str]] = [
    ([], "no UIMA CAS"),
    ({"%FEATURE_STRUCTURES": 3}, "no UIMA CAS"),
    ({"%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa"}]}, "it has no text"),
    (b'{"%FEATURE_STRUCTURES": NaN}', "NaN is no value"),
    (b'{"%FEATURE_STRUCTURES": ' + b"[" * 9000 + b"]" * 9000 + b"}", "nested too deeply"),
    (b'{"%VIEWS": 1, "%VIEWS": 2}', "the key '%VIEWS' stands twice"),
    (b"\xff\xfe{", "not UTF-8"),
]


@pytest.mark.parametrize(("content", "reason"), HOSTILE_JSON, ids=range(len(HOSTILE_JSON)))
def test_hostile_json_is_one_problem(content: Any, reason: str, tmp_path: Path) -> None:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    records, problems = read(tmp_path / "x.cas.json", data)
    assert records == []
    assert len(problems) == 1
    assert reason in problems[0]


def test_a_structure_of_json_without_type_or_id_is_told(tmp_path: Path) -> None:
    cas = json.loads(list(written(CasJsonZip(), HARD[:1]).values())[1])
    cas["%FEATURE_STRUCTURES"] += [7, {"%ID": 900}, {"%TYPE": "x.Y"}]
    (record,), problems = read(tmp_path / "x.cas.json", json.dumps(cas).encode())
    assert record == HARD[0]
    assert len(problems) == 3


def test_a_bomb_in_a_zip_is_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    content = zipped({"bomb.xmi": b" " * 70_000_000, "deal.xmi": xmi(), "again.xmi": xmi(), "readme.txt": b"x"})
    records, problems = read(tmp_path / "x.xmi.zip", content)
    assert [it.article.key for it in records] == ["deal"]
    assert "bomb.xmi: unpacked it would be" in problems[0]
    assert any("comes a second time" in problem for problem in problems)


def test_files_of_one_name_in_several_folders_are_several_articles(tmp_path: Path) -> None:
    with_id = xmi().replace(b"deal.xmi", b"admin.xmi")
    without = xmi().replace(b"documentTitle", b"x").replace(b"documentId", b"y")
    files = {"doc1/admin.xmi": with_id, "doc2/admin.xmi": with_id, "a/doc2/admin.xmi": without, "admin.xmi": with_id}
    records, problems = read(tmp_path / "x.xmi.zip", zipped(files))
    assert [it.article.key for it in records] == ["doc1/admin", "doc2/admin", "a/doc2/admin", "admin"]
    assert not any("second time" in problem for problem in problems)
    for name, content in files.items():
        place = tmp_path / "folder" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    found = [it.article.key for it in read_files([tmp_path / "folder"]) if isinstance(it, Record)]
    assert sorted(found) == sorted(it.article.key for it in records)


def test_what_has_a_name_of_its_own_keeps_it_in_any_folder(tmp_path: Path) -> None:
    files = {f"out/{name}": content for name, content in written(CasJsonZip(), HARD[:2]).items()}
    files["TypeSystem.xml"] = files.pop("out/TypeSystem.xml")
    records, problems = read(tmp_path / "x.cas.json.zip", zipped({**files, "out/bad.json": b"[]"}))
    assert records == HARD[:2]
    assert problems == ["out/bad.json: this is JSON, but no UIMA CAS: it has no %FEATURE_STRUCTURES"]
    (record,), _ = read(tmp_path / "x.xmi.zip", zipped({"out/admin.xmi": xmi()}))
    assert record.article.key == "deal"


def test_a_damaged_zip_is_one_problem(tmp_path: Path) -> None:
    records, problems = read(tmp_path / "x.xmi.zip", zipped({"deal.xmi": xmi()})[:300])
    assert records == []
    assert len(problems) == 1


@pytest.mark.parametrize("name", ["cassis-0.12.xmi", "cassis-0.12.json"])
def test_what_cassis_wrote_is_read_as_it_was_given_to_it(name: str) -> None:
    """The files are what dkpro-cassis 0.12 wrote after it had read an article of the corpus."""
    assert list(format_for(KEPT / name).read(KEPT / name)) == [BY_KEY["한국 भारत"]]
