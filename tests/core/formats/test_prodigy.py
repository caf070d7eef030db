"""Prodigy JSONL: tokens and inclusive ends as Prodigy counts them, answers, and what people changed in Prodigy."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotations.formats import Problem, format_for
from annotations.formats.prodigy import Prodigy
from annotations.model import MENTIONS, Record
from tests.core.formats.corpus import SCHEMA, hard_records, record

RECORDS = {one.article.key: one for one in hard_records()}


def tasks_of(*records: Record) -> list[dict[str, Any]]:
    out = io.BytesIO()
    Prodigy().write(records, out, schema=SCHEMA)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def read(path: Path, *tasks: object) -> tuple[list[Record], list[str]]:
    path.write_text("\n".join(json.dumps(task) for task in tasks), encoding="utf-8")
    found = list(Prodigy().read(path))
    problems = [one.reason for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Record)], problems


def changed(tmp_path: Path, change: Callable[[dict[str, Any]], object], key: str = "deal") -> tuple[Record, list[str]]:
    """What comes back of a record after something was changed in its task."""
    [task] = tasks_of(RECORDS[key])
    change(task)
    [found], problems = read(tmp_path / "tasks.jsonl", task)
    return found, problems


def surfaces(found: Record) -> list[tuple[str, str]]:
    assert found.annotation is not None
    return [(found.article.text[span.start : span.end], span.label) for span in found.annotation.spans]


def test_a_span_is_made_of_whole_tokens_and_its_last_one_belongs_to_it() -> None:
    for task in tasks_of(*RECORDS.values()):
        text, tokens = task["text"], task["tokens"]
        assert "".join(token["text"] + " " * token["ws"] for token in tokens) == text
        assert [token["id"] for token in tokens] == list(range(len(tokens)))
        for token in tokens:
            assert text[token["start"] : token["end"]] == token["text"]
        for span in task["spans"]:
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]


def test_relations_go_from_the_last_token_of_the_mention_to_that_of_each_filler() -> None:
    [task] = tasks_of(RECORDS["deal"])
    text, tokens = task["text"], task["tokens"]
    found = {
        (tokens[one["head"]]["text"], one["label"], text[one["child_span"]["start"] : one["child_span"]["end"]])
        for one in task["relations"]
    }
    assert found == {
        ("deal", "party", "France"),
        ("deal", "party", "Chile"),
        ("deal", "topic", "space"),
        ("deal", "date", "Monday"),
        ("deal", "place", "Santiago"),
    }
    for one in task["relations"]:
        assert one["head"] == one["head_span"]["token_end"]
        assert one["child"] == one["child_span"]["token_end"]


def test_only_an_article_that_is_done_is_an_accepted_task() -> None:
    done, bare = tasks_of(RECORDS["deal"], RECORDS["bare/of:all* names?"])
    assert done["answer"] == "accept"
    assert "answer" not in bare


def test_the_file_is_known_by_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(json.dumps(tasks_of(RECORDS["deal"])[0]), encoding="utf-8")
    assert format_for(path).name == "prodigy"
    path.write_text('{"text": "Oslo", "entities": []}', encoding="utf-8")
    assert format_for(path).name == "jsonl"


def test_a_task_of_others_gives_its_spans_and_a_layer_of_its_annotator(tmp_path: Path) -> None:
    task = {
        "text": "\ufeff😊 Oslo\r\nand Bergen",
        "meta": {"source": "wire", "state": "Texas", "title": 3},
        "_input_hash": -7,
        "_task_hash": 8,
        "_view_id": "ner_manual",
        "_annotator_id": "tasks-ana",
        "tokens": [
            {"text": "Oslo", "start": 3, "end": 7, "id": 0, "ws": False},
            {"text": "Bergen", "start": 13, "end": 19, "id": 1, "ws": False},
        ],
        "spans": [
            {"start": 3, "end": 7, "label": "PLACE", "score": 0.5},
            {"token_start": 1, "token_end": 1, "label": "PLACE"},
        ],
        "answer": "accept",
    }
    [found], problems = read(tmp_path / "theirs.jsonl", task)
    assert problems == []
    assert found.article.text == "😊 Oslo\nand Bergen"
    assert surfaces(found) == [("Oslo", "PLACE"), ("Bergen", "PLACE")]
    assert found.annotation is not None
    assert found.annotation.spans[0].score == 0.5
    assert found.layer == "tasks-ana"
    assert found.article.key == "theirs-1"
    assert found.article.metadata["state (imported)"] == "Texas"


def test_a_rejected_task_says_nothing_about_its_spans(tmp_path: Path) -> None:
    for answer in ("reject", "ignore"):
        found, problems = changed(tmp_path, lambda task, answer=answer: task.update(answer=answer))
        assert found.annotation is None
        assert problems == [f'the answer is "{answer}", so its spans are left out']


def test_an_answer_that_prodigy_does_not_give_is_told_and_is_no_consent(tmp_path: Path) -> None:
    for answer, said in (("maybe", "'maybe'"), (None, "null"), (True, "true or false"), (["accept"], "a list")):
        task = {"text": "Oslo", "spans": [{"start": 0, "end": 4, "label": "PLACE"}], "answer": answer}
        told = [f"the answer is {said}, and none of accept, reject and ignore; its spans are left out"]
        [found], problems = read(tmp_path / "t.jsonl", task)
        assert (found.annotation, problems) == (None, told)
        ours, problems = changed(tmp_path, lambda task, answer=answer: task.update(answer=answer))
        assert (ours.annotation, problems) == (None, told)


def test_what_was_said_of_the_whole_text_is_told(tmp_path: Path) -> None:
    tasks = [
        {"text": "Oslo", "label": "NEWS", "answer": "accept"},
        {"text": "Bergen", "options": [{"id": "NEWS", "text": "News"}], "accept": ["NEWS"], "answer": "reject"},
        {"text": "Rome", "options": [], "accept": [], "label": "", "answer": "accept"},
    ]
    found, problems = read(tmp_path / "t.jsonl", *tasks)
    assert [one.article.text for one in found] == ["Oslo", "Bergen", "Rome"]
    assert problems == [
        "its label is left out: it stands for the whole text",
        "its options and what was chosen of them are left out: they stand for the whole text",
    ]
    ours, problems = changed(tmp_path, lambda task: task.update(label="NEWS"))
    assert ours == RECORDS["deal"]
    assert problems == ["its label is left out: it stands for the whole text"]


def test_a_span_removed_in_prodigy_leaves_its_agreements(tmp_path: Path) -> None:
    def remove_chile(task: dict[str, Any]) -> None:
        gone = next(one for one in task["spans"] if task["text"][one["start"] : one["end"]] == "Chile")
        task["spans"].remove(gone)
        task["relations"] = [one for one in task["relations"] if one["child_span"] != gone]

    found, problems = changed(tmp_path, remove_chile)
    assert problems == []
    assert found.annotation is not None
    assert ("Chile", "COUNTRY") not in surfaces(found)
    [deal] = found.annotation.agreements
    assert len(deal.spans("party")) == 1


def test_a_mention_removed_in_prodigy_takes_its_agreement_along(tmp_path: Path) -> None:
    found, problems = changed(
        tmp_path, lambda task: task.update(relations=[], spans=[it for it in task["spans"] if it["label"] == "COUNTRY"])
    )
    assert found.annotation is not None
    assert found.annotation.agreements == ()
    assert problems == ["1 agreement is left out, since no mention is there any more"]


def test_a_relation_drawn_in_prodigy_fills_a_role(tmp_path: Path) -> None:
    def tie(task: dict[str, Any]) -> None:
        spans = {task["text"][it["start"] : it["end"]]: it for it in task["spans"]}
        head, child = spans["space deal"], spans["भारत"]
        task["relations"].append({"head": head["token_end"], "child": child["token_end"], "label": "party"})

    found, problems = changed(tmp_path, tie)
    assert problems == []
    assert found.annotation is not None
    [deal] = found.annotation.agreements
    assert len(deal.spans("party")) == 3
    assert len(deal.spans(MENTIONS)) == 1


def test_a_relation_at_a_mention_of_two_agreements_is_told(tmp_path: Path) -> None:
    def tie(task: dict[str, Any]) -> None:
        spans = {task["text"][it["start"] : it["end"]]: it for it in task["spans"]}
        task["relations"].append({"head_span": spans["accord"], "child_span": spans["treaty"], "label": "topic"})

    text = "A treaty and an accord."
    two = record("two", text, (("treaty", "AGREEMENT"), ("accord", "AGREEMENT")))
    [task] = tasks_of(two)
    tie(task)
    [found], problems = read(tmp_path / "tasks.jsonl", task)
    assert found == two
    assert problems == ["the relation 'topic' at 16 to 22 is left out: no agreement has that mention"]


def test_what_cannot_be_used_is_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    spans = [
        {"start": 0, "end": 99, "label": "PLACE"},
        {"start": -1, "end": 2, "label": "PLACE"},
        {"start": 0, "end": 4},
        {"start": True, "end": 4, "label": "PLACE"},
        {"start": 0, "end": 4, "label": "PLACE"},
        {"token_start": 7, "token_end": 9, "label": "PLACE"},
        "Oslo",
    ]
    relations = [{"head": 0, "child": 0, "label": "near"}]
    [found], problems = read(tmp_path / "t.jsonl", {"text": "Oslo is", "spans": spans, "relations": relations})
    assert surfaces(found) == [("Oslo", "PLACE")]
    assert problems == [
        '"spans" must hold objects in braces; the rest of it is left out',
        "span 1 is left out: 0 to 99 is no part of a text of 7 characters",
        "span 2 is left out: -1 to 2 is no part of a text of 7 characters",
        "span 3 is left out: it has no label",
        "span 4 is left out: start and end must be whole numbers",
        "span 6 is left out: start and end must be whole numbers",
        "its relations are left out: they tell no kind and no status of an agreement",
    ]


def test_a_line_that_is_no_task_stops_nothing(tmp_path: Path) -> None:
    tasks = [{"image": "x.png"}, [], {"text": 3}, {"text": "Oslo", "spans": 3}, {"text": "Bergen"}]
    found, problems = read(tmp_path / "t.jsonl", *tasks)
    assert [one.article.text for one in found] == ["Oslo", "Bergen"]
    assert problems == [
        'it has no "text"',
        "each line must be an object in braces; this one is a list",
        "the text must be in quotes; it is a number",
        '"spans" is left out: it must be a list in brackets, and is a number',
    ]


def test_a_carried_row_of_another_text_is_refused(tmp_path: Path) -> None:
    [task] = tasks_of(RECORDS["deal"])
    task["text"] = task["text"].replace("France", "Norway")
    found, problems = read(tmp_path / "t.jsonl", task)
    assert found == []
    assert problems == ["the text is not the one that sha256 belongs to; it was changed after it was written"]
