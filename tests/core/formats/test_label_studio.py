"""Label Studio JSON: what goes out comes back, and tasks of Label Studio come in with every span in place."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree

from annotations.formats import Problem
from annotations.formats.label_studio import LabelStudio
from annotations.model import Annotation, Record
from tests.core.formats.corpus import SCHEMA, hard_records

TEXT = "🚀 Séoul and 한국\r\nsign a pact.\nשלום"
KEPT = Path(__file__).resolve().parents[2] / "data" / "formats" / "label-studio"
HARD = hard_records()
LEARNED = next(one for one in HARD if one.article.key == "learned")


def tasks(records: Sequence[Record]) -> list[dict[str, Any]]:
    out = io.BytesIO()
    LabelStudio().write(iter(records), out, schema=SCHEMA)
    return json.loads(out.getvalue())


def read(tmp_path: Path, content: object) -> tuple[list[Record], list[str]]:
    """The records and the problems of a file with these tasks."""
    path = tmp_path / "export.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    found = list(LabelStudio().read(path))
    return [one for one in found if isinstance(one, Record)], [one.reason for one in found if isinstance(one, Problem)]


def region(start: object, end: object, label: str = "COUNTRY", **other: object) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [label]}
    return {"id": f"r{start}", "from_name": "label", "to_name": "text", "type": "labels", "value": value} | other


def task(*results: dict[str, Any], text: str = TEXT, **other: object) -> dict[str, Any]:
    return {"id": 7, "data": {"text": text}, "annotations": [{"result": list(results)}]} | other


def surfaces(record: Record) -> list[tuple[str, str]]:
    spans = (record.annotation or Annotation()).spans
    return [(record.article.text[span.start : span.end], span.label) for span in spans]


def test_gold_is_an_annotation_and_any_other_layer_a_prediction() -> None:
    written = {one["data"]["key"]: one for one in tasks(HARD)}
    assert "annotations" in written["deal"]
    assert written["deal"]["annotations"][0]["ground_truth"] is True
    assert written["learned"]["predictions"][0]["model_version"] == "machine"
    assert "annotations" not in written["learned"]


def test_an_agreement_is_a_region_with_a_status_and_relations_to_its_fillers() -> None:
    (one,) = tasks([LEARNED])
    result = one["predictions"][0]["result"]
    kind, status, *relations = [it for it in result if it.get("id") == "a1" or it["type"] == "relation"]
    assert (kind["from_name"], kind["value"]["labels"]) == ("agreement", ["ARRANGEMENT"])
    assert (status["type"], status["value"]["choices"]) == ("choices", ["SIGNED"])
    assert [(it["from_id"], it["to_id"], it["labels"]) for it in relations] == [
        ("a1", "s2", ["mentions"]),
        ("a1", "s1", ["party"]),
        ("a1", "s3", ["place"]),
    ]


def test_regions_have_scores_where_label_studio_has_them_and_notes_for_the_rest() -> None:
    (one,) = tasks([LEARNED])
    first = one["predictions"][0]["result"][0]
    assert first["score"] == 0.875
    assert first["meta"] == {"entity": "country:norland", "origin": "encoder", "verdict": "accepted"}


def test_the_config_names_all_that_results_refer_to() -> None:
    (content,) = LabelStudio().beside(SCHEMA).values()
    config = ElementTree.fromstring(content)
    names = {tag.get("name") for tag in config.iter() if tag.get("name")}
    results = [it for one in tasks(HARD) for kind in ("annotations", "predictions") for it in one.get(kind, [])]
    for it in (it for one in results for it in one["result"] if it["type"] != "relation"):
        assert {it["from_name"], it["to_name"]} <= names
    assert {tag.get("value") for tag in config.iter("Relation")} == {role.name for role in SCHEMA.roles}
    assert {tag.get("value") for tag in config.iter("Label")} >= set(SCHEMA.label) | set(SCHEMA.kind)


def test_positions_are_code_points_and_line_ends_count_as_they_stand(tmp_path: Path) -> None:
    spans = [(place, place + len(word)) for word in ("한국", "pact", "שלום") for place in [TEXT.index(word)]]
    (record,), problems = read(tmp_path, [task(*(region(*span) for span in spans))])
    assert problems == []
    assert surfaces(record) == [("한국", "COUNTRY"), ("pact", "COUNTRY"), ("שלום", "COUNTRY")]
    assert record.article.metadata["read"] == {"crlf": 1}


def test_a_quotation_may_have_its_line_break_as_two_characters(tmp_path: Path) -> None:
    start = TEXT.index("pact")
    quoted = region(start, len(TEXT), "EVENT")
    quoted["value"]["text"] = "pact.\\nשלום"
    (record,), problems = read(tmp_path, [task(quoted)])
    assert problems == []
    assert surfaces(record) == [("pact.\nשלום", "EVENT")]


def test_several_annotators_and_models_are_layers(tmp_path: Path) -> None:
    one = task(
        annotations=[
            {"completed_by": 3, "result": [region(0, 1)]},
            {"completed_by": {"email": "ana@example.org"}, "result": []},
        ],
        predictions=[{"model_version": "ner-2", "score": 0.5, "result": [region(2, 7, score=0.25)]}],
    )
    records, problems = read(tmp_path, [one])
    assert problems == []
    assert [(it.layer, len((it.annotation or Annotation()).spans)) for it in records] == [
        ("annotator 3", 1),
        ("annotator ana@example.org", 0),
        ("ner-2", 1),
    ]
    assert {it.article.key for it in records} == {"export-7"}
    assert records[2].annotation is not None
    assert records[2].annotation.spans[0].score == 0.25


SKIPPED = {"completed_by": 9, "was_cancelled": True, "result": [region(0, 1)]}
ASIDE: list[tuple[dict[str, Any], str]] = [
    ({"annotations": [SKIPPED, {"result": []}, SKIPPED]}, "skipped annotations of task 7 are left out (2)"),
    ({"drafts": [{"result": []}]}, "drafts of task 7 are left out (1)"),
    (
        {"annotations": [SKIPPED], "drafts": [{"result": []}, {"result": []}]},
        "skipped annotations (1) and drafts (2) of task 7 are left out",
    ),
]


@pytest.mark.parametrize(("other", "reason"), ASIDE, ids=["skipped", "drafts", "both"])
def test_what_nobody_submitted_is_told_once_a_task(tmp_path: Path, other: dict[str, Any], reason: str) -> None:
    records, problems = read(tmp_path, [task(drafts=[], id=6), task(**other)])
    assert problems == [f"the article 'export-7': {reason}"]
    assert [surfaces(record) for record in records] == [[], []]


def test_predictions_that_an_export_names_by_number_are_not_there(tmp_path: Path) -> None:
    (record,), problems = read(tmp_path, [task(region(0, 1), predictions=[3, 4])])
    assert problems == []
    assert surfaces(record) == [("🚀", "COUNTRY")]


def test_a_task_without_annotation_is_an_article(tmp_path: Path) -> None:
    (record,), problems = read(tmp_path, [{"data": {"content": "A long text.", "url": "x", "n": 3}}])
    assert problems == []
    assert record.annotation is None
    assert record.article.text == "A long text."
    assert record.article.metadata == {"url": "x", "n": 3}


BAD: list[tuple[dict[str, Any], str]] = [
    (region(5, 900), "5 to 900 is no part of a text of"),
    (region(-1, 3), "-1 to 3 is no part"),
    (region(4, 4), "4 to 4 is no part"),
    (region(3.5, 4), "no start or no end that is a whole number"),
    (region(True, 4), "no start or no end"),
    (region("/p[1]/text()[1]", "/p[1]/text()[1]"), "a path in HTML"),
    (region(0, 1, ""), "has no label"),
    (region(0, 1) | {"value": {"start": 0, "end": 1, "text": "x", "labels": ["C"]}}, "the text there is '🚀', not 'x'"),
    (region(2, 7) | {"id": "r0"}, "another span has the id 'r0'"),
    (region(2, 7, score=3), "a score is 3 and not a number from 0 to 1"),
    ({"type": "textarea", "value": {"text": ["x"]}}, "1 of the type 'textarea' have no place"),
    (region(2, 7, meta={"text": ["why?"]}), "1 of the type 'note'"),
    ({"type": "relation", "from_id": "r0", "to_id": "r0", "labels": ["x"]}, "1 relations do not begin at an agreement"),
    (region(0, 1, "TREATY", from_name="agreement") | {"id": "a1"}, "the agreement 'a1' has no status"),
]


@pytest.mark.parametrize(("result", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_bad_region_is_told_and_the_rest_comes_in(result: dict[str, Any], reason: str, tmp_path: Path) -> None:
    records, problems = read(tmp_path, [task(region(0, 1), result), task(region(0, 1), text="another", id=8)])
    assert len(records) == 2
    assert surfaces(records[0])[0] == ("🚀", "COUNTRY")
    assert len(problems) == 1
    assert problems[0].startswith("the article 'export-7': ")
    assert reason in problems[0]


def test_an_agreement_whose_filler_is_gone_keeps_the_others(tmp_path: Path) -> None:
    (one,) = tasks([LEARNED])
    one["predictions"][0]["result"] = [it for it in one["predictions"][0]["result"] if it.get("id") != "s3"]
    (record,), problems = read(tmp_path, [one])
    assert problems == ["the article 'learned': the ARRANGEMENT: place names 's3', which is no span"]
    assert record.annotation is not None
    assert [it.role for it in record.annotation.agreements[0].fillers] == ["mentions", "party"]


def test_crossing_spans_come_in_as_they_are(tmp_path: Path) -> None:
    (record,), problems = read(tmp_path, [task(region(0, 5), region(2, 9))])
    assert problems == []
    assert len(surfaces(record)) == 2


def test_a_region_of_other_data_is_told_and_not_placed_in_the_text(tmp_path: Path) -> None:
    regions = [region(0, 5), region(0, 4, to_name="title"), region(6, 9, "DATE", to_name="title")]
    one = task(*regions, {"type": "relation", "from_id": "r0", "to_id": "r6", "labels": ["x"]})
    one["data"] = {"title": "Pact signed", "text": "Seoul and Oslo sign."}
    (record,), problems = read(tmp_path, [one])
    assert surfaces(record) == [("Seoul", "COUNTRY")]
    assert problems == [
        "the article 'export-7': regions in 'title', which is not the article's text, are left out (2)",
        "the article 'export-7': 1 relations do not begin at an agreement and have no place in Ratify",
    ]


def test_of_several_names_the_text_is_the_one_that_its_data_or_its_quotations_tell(tmp_path: Path) -> None:
    quoted = region(0, 5, to_name="body")
    quoted["value"]["text"] = "Seoul"
    wrong = region(6, 9, to_name="head")
    wrong["value"]["text"] = "Oslo"
    told = "which is not the article's text, are left out (1)"
    for regions, said in (
        ([region(0, 5), region(6, 9, to_name="head")], [f"regions in 'head', {told}"]),
        ([quoted, wrong], [f"regions in 'head', {told}"]),
        ([quoted, region(6, 9, to_name="head")], [f"regions in 'head', {told}"]),
        ([region(0, 5, to_name="body")], []),
    ):
        (record,), problems = read(tmp_path, [task(*regions, text="Seoul and Oslo sign.")])
        assert surfaces(record) == [("Seoul", "COUNTRY")]
        assert problems == [f"the article 'export-7': {one}" for one in said]


def test_regions_of_names_that_nothing_tells_apart_are_left_out(tmp_path: Path) -> None:
    regions = [region(0, 5, to_name="body"), region(6, 9, to_name="head")]
    (record,), problems = read(tmp_path, [task(*regions, text="Seoul and Oslo sign.")])
    assert surfaces(record) == []
    assert len(problems) == 2


def test_the_text_may_stand_under_another_name_than_its_regions_say(tmp_path: Path) -> None:
    one = task(region(0, 5), region(6, 9, to_name="content"))
    one["data"] = {"content": "Seoul and Oslo sign.", "summary": "A pact."}
    (record,), problems = read(tmp_path, [one])
    assert surfaces(record) == [("and", "COUNTRY")]
    assert problems == ["the article 'export-7': regions in 'text', which is not the article's text, are left out (1)"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"annotations": [{"result": [None, region(0, 1), 3]}]},
            '"result" must hold objects in braces; the rest of it',
        ),
        ({"annotations": [None, {"result": [region(0, 1)]}]}, '"annotations" must hold objects in braces; the rest of'),
        (
            {"annotations": [{"result": 3}, {"result": [region(0, 1)]}]},
            '"result" must be a list in brackets, and is a number; it',
        ),
        ({"predictions": [3, {"result": {}}]}, '"predictions" must hold objects in braces; the rest of it'),
        ({"predictions": "x"}, '"predictions" must be a list in brackets, and is a text; it is left out'),
    ],
)
def test_a_part_that_is_no_object_costs_nothing_else(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    (record,), problems = read(tmp_path, [task(region(0, 1)) | change])
    assert surfaces(record) == [("🚀", "COUNTRY")]
    assert problems[0].startswith(f"the article 'export-7': {reason}")


def test_the_fault_of_a_task_names_the_task(tmp_path: Path) -> None:
    bad = [{"id": 17}, 3, {"data": {"text": "x\0"}}, {"id": "x", "data": 3}, {"id": 5, "text": "Oslo", "label": []}]
    records, problems = read(tmp_path, [task(), *bad])
    assert len(records) == 1
    assert problems == [
        'task 17: it has no "data"',
        "task 3: a task must be an object in braces; this one is a number",
        "task 4: the text holds a NUL character (in its line 1), so it is no plain text",
        'task 5: "data" must be an object in braces; it is a number',
        "task 5: it is JSON-MIN; export the full JSON",
    ]
    _, problems = read(tmp_path, b'[{"data": {"text": "one"}}, {"data": {text}}]')
    assert problems == ["task 2: this is not valid JSON: Expecting property name enclosed in double quotes"]


@pytest.mark.parametrize("rest", [b"]", b"x", b',{"data": {"text": "two"}}', b'\n[{"data": {"text": "two"}}]'])
def test_what_stands_after_the_list_is_told(tmp_path: Path, rest: bytes) -> None:
    (record,), problems = read(tmp_path, b'[{"data": {"text": "one"}}]' + rest + b"\n")
    assert record.article.text == "one"
    assert problems == ["something stands after the end of the list; it is left out"]
    assert read(tmp_path, b'[{"data": {"text": "one"}}] \r\n\t\n')[1] == []
    assert read(tmp_path, b'{"data": {"text": "one"}} ]')[1] == problems


def test_a_hundred_bad_regions_are_told_in_few_lines(tmp_path: Path) -> None:
    _, problems = read(tmp_path, [task(*(region(900 + n, 999) for n in range(100)))])
    assert len(problems) == 21
    assert problems[-1].endswith("80 more spans or agreements are left out, too")


HOSTILE = [
    (b"", "the file is empty"),
    (b"hello", "this is not JSON"),
    (b'[{"data": {"text": "one"}}, {"data": {"text": NaN}}, {"data": {"text": "two"}}]', "NaN is no value"),
    (b'[{"data": {"text": "one"}}, {"data": 1, "data": 2}, {"data": {"text": "two"}}]', "the key 'data' stands twice"),
    (b'[{"data": {"text": "one"}}, {"data": {text}}, {"data": {"text": "two"}}]', "not valid JSON"),
    (b'[{"data": {"text": "one"}}, {"data": {"text": "\xff]"}}, {"data": {"text": "two"}}]', "this is not UTF-8"),
    (b'[{"data": {"text": "one"}}, {"data": {"text": "\\ud800"}}, {"data": {"text": "two"}}]', "half a surrogate"),
    (b'[{"data": {"text": "one"}}, ' + b"[" * 9000 + b"]" * 9000 + b', {"data": {"text": "two"}}]', "too deeply"),
    (
        b'[{"data": {"text": "one"}}, 17, {"data": {"text": "two"}}]',
        "must be an object in braces; this one is a number",
    ),
    (
        b'[{"data": {"text": "one"}}, {"data": {"text": "one"}, "id": [1]}, {"data": {}}, {"data": {"text": "two"}}]',
        '"text"',
    ),
    (b'[{"data": {"text": "one"}}, {"data": {"text": "two"}}, {"data": {"te', "it was cut off"),
    (b'[{"data": {"text": "one"}}, {"data": {"text": "two"}}', "it was cut off"),
]


@pytest.mark.parametrize(("content", "reason"), HOSTILE, ids=[reason for _, reason in HOSTILE])
def test_a_bad_task_is_told_and_the_others_come_in(content: bytes, reason: str, tmp_path: Path) -> None:
    records, problems = read(tmp_path, content)
    texts = [it.article.text for it in records]
    assert texts in ([], ["one", "two"], ["one", "one", "two"])
    assert len(problems) == 1
    assert reason in problems[0]


def test_a_key_twice_in_one_layer_is_told(tmp_path: Path) -> None:
    twice = {"data": {"text": "one", "key": "k", "layer": "gold"}, "annotations": [{"result": []}]}
    records, problems = read(tmp_path, [twice, twice])
    assert len(records) == 1
    assert problems == ["the article 'k', layer 'gold' comes a second time and is left out"]


def test_a_task_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(tasks(HARD[:1])), "utf-8")
    assert LabelStudio().claims(path)
    for other in ('{"text": "x", "label": []}', '[{"text": "x", "data": "y"}]'):
        path.write_text(other, "utf-8")
        assert not LabelStudio().claims(path)


def test_what_label_studio_exported_is_read_as_it_was_given_to_it() -> None:
    """The file is what Label Studio 1.23.2 exported after it had imported the articles of the corpus."""
    found = list(LabelStudio().read(KEPT / "export-1.23.2.json"))
    assert found == [LabelStudio().fit(record, SCHEMA)[0] for record in HARD]
