"""Any spaCy pipeline as a source of suggestions: what is taken over, and what is said where nothing can be."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import InputError, RatifyError
from annotations.suggest.foreign_reading import Reader
from annotations.suggest.label_map import LabelMap, example_map, read_map, same_names
from annotations.suggest.machine import Choice, Machine, Remarks, batches
from annotations.suggest.other import find_pipeline
from annotations.suggest.pipeline import annotate, load_pipeline
from annotations.suggest.workers import Workers
from tests.builders import article

KNOWN = ("COUNTRY", "ORGANIZATION", "PERSON", "PLACE", "AGREEMENT")
MAP = LabelMap({"GPE": "COUNTRY", "ORG": "ORGANIZATION", "CARDINAL": ""}, KNOWN)

pytestmark = pytest.mark.slow


def ruler(folder: Path, *patterns: tuple[str, str], group: str = "") -> str:
    """A pipeline on disk that finds fixed words; into a span group where one is named."""
    import spacy

    nlp: Any = spacy.blank("en")
    part = nlp.add_pipe("span_ruler", config={"spans_key": group}) if group else nlp.add_pipe("entity_ruler")
    part.add_patterns([{"label": label, "pattern": pattern} for label, pattern in patterns])
    nlp.to_disk(folder)
    return str(folder)


def suggested(named: str, labels: LabelMap, text: str) -> tuple[list[tuple[str, str]], Machine]:
    machine = Machine(Choice(named, labels))
    ((_, (annotation,)),) = machine.run([[article(text=text)]])
    return [(text[span.start : span.end], span.label) for span in annotation.spans], machine


def change(folder: str, name: str, **values: object) -> None:
    path = Path(folder) / name
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


def test_a_pipeline_that_was_trained_elsewhere_suggests_under_our_labels(tmp_path: Path) -> None:
    import spacy
    from spacy.training import Example
    from thinc.api import fix_random_seed

    fix_random_seed(1)
    nlp: Any = spacy.blank("en")
    nlp.add_pipe("ner")
    lines = [(f"{one} met {two}.", one, two) for one in ("Norland", "Sudria") for two in ("Acme Systems", "Orbit Labs")]
    examples = [
        Example.from_dict(
            nlp.make_doc(text),
            {"entities": [(0, len(one), "GPE"), (text.index(two), text.index(two) + len(two), "ORG")]},
        )
        for text, one, two in lines
    ]
    nlp.initialize(lambda: examples)
    for _ in range(20):
        random.Random(1).shuffle(examples)
        nlp.update(examples)
    nlp.to_disk(tmp_path / "tiny")
    found, machine = suggested(str(tmp_path / "tiny"), MAP, "Sudria met Acme Systems.")
    assert found == [("Sudria", "COUNTRY"), ("Acme Systems", "ORGANIZATION")]
    assert machine.choice.name == "en_pipeline"
    assert machine.choice.detail.startswith("en_pipeline 0.0.0, labels ")


def test_nested_spans_of_a_group_are_kept_and_crossing_ones_are_left_out_and_counted(tmp_path: Path) -> None:
    patterns = [("Bank of Norland", "ORG"), ("Norland", "GPE"), ("Norland met Sudria", "ORG")]
    named = ruler(tmp_path / "spans", *((label, words) for words, label in patterns), group="sc")
    found, machine = suggested(named, MAP, "The Bank of Norland met Sudria.")
    assert found == [("Norland met Sudria", "ORGANIZATION"), ("Norland", "COUNTRY")]
    assert machine.remarks.crossing == 1


def test_unknown_labels_are_counted_and_those_mapped_to_nothing_are_not(tmp_path: Path) -> None:
    named = ruler(tmp_path / "r", ("GPE", "Norland"), ("CARDINAL", "two"), ("LAW", "treaty"))
    found, machine = suggested(named, MAP, "Norland and two others: treaty, treaty.")
    assert found == [("Norland", "COUNTRY")]
    assert machine.remarks.unknown == {"LAW": 2}


def test_blanks_at_the_borders_are_cut_off(tmp_path: Path) -> None:
    import spacy

    nlp: Any = spacy.blank("en")
    part = nlp.add_pipe("entity_ruler")
    part.add_patterns([{"label": "GPE", "pattern": [{"IS_SPACE": True}, {"LOWER": "norland"}]}])
    nlp.to_disk(tmp_path / "blanks")
    found, machine = suggested(str(tmp_path / "blanks"), MAP, "Of\n\nNorland and others")
    assert found == [("Norland", "COUNTRY")]
    assert machine.remarks.trimmed == 1


def test_a_long_text_is_read_in_pieces_and_its_positions_are_right(tmp_path: Path) -> None:
    named = ruler(tmp_path / "r", ("GPE", "Norland"))
    text = "Talks went on for days.\n\n" * 20_000 + "Norland left."
    found, _ = suggested(named, MAP, text)
    assert found == [("Norland", "COUNTRY")]


def test_processes_give_the_same_and_sum_up_what_was_remarked(tmp_path: Path) -> None:
    named = ruler(tmp_path / "r", ("GPE", "Norland"), ("LAW", "treaty"))
    work = [article(f"a{nth}", f"Norland signed treaty {nth}.") for nth in range(40)]
    with Machine(Choice(named, MAP)) as one, Workers(Choice(named, MAP), jobs=2) as two:
        assert list(one.run(batches(work))) == list(two.run(batches(work)))
        assert one.remarks == two.remarks
        assert one.remarks.unknown == {"LAW": 40}


def test_agreements_scores_and_identities_are_taken_over_where_a_pipeline_has_them() -> None:
    nlp = load_pipeline()
    text = "Norway and France signed an agreement on space debris in Oslo on 3 May 2024."
    (expected,) = annotate(nlp, [text])
    labels = same_names({span.label for span in expected.spans})
    found = Reader(labels, "theirs", Remarks()).read(nlp(text))
    assert [(one.kind, one.status, one.fillers[0].role) for one in found.agreements] == [
        (one.kind, one.status, one.fillers[0].role) for one in expected.agreements
    ]
    assert [(one.label, one.score, one.entity) for one in found.spans] == [
        (one.label, one.score, one.entity) for one in expected.spans
    ]


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("no_such_pipeline", "neither an installed package nor a folder. Install it (pip install no_such_pipeline)"),
        ("./nowhere", "neither an installed package nor a folder. Install it, or name the folder"),
        ("typer", "The package 'typer' is installed, but it is no spaCy pipeline."),
    ],
)
def test_a_pipeline_that_is_missing_is_told(named: str, sentence: str) -> None:
    with pytest.raises(RatifyError) as raised:
        find_pipeline(named)
    assert sentence in str(raised.value)


def test_a_folder_or_a_file_that_is_no_pipeline_is_told(tmp_path: Path) -> None:
    with pytest.raises(RatifyError, match=r"is no spaCy pipeline: .* holds no config.cfg and meta.json"):
        find_pipeline(str(tmp_path))
    (tmp_path / "a.toml").touch()
    with pytest.raises(RatifyError, match="is a file; name the folder"):
        find_pipeline(str(tmp_path / "a.toml"))


@pytest.mark.parametrize("wanted", [">=4.0.0,<5.0.0", ">=2.3.0,<3.0.0"])
def test_a_pipeline_for_another_spacy_is_told(tmp_path: Path, wanted: str) -> None:
    named = ruler(tmp_path / "r", ("GPE", "Norland"))
    change(named, "meta.json", spacy_version=wanted)
    with pytest.raises(RatifyError, match=f"needs spaCy {wanted}, and this is 3"):
        Choice(named, MAP).load()


def test_a_pipeline_for_an_older_minor_version_is_tried(tmp_path: Path) -> None:
    named = ruler(tmp_path / "r", ("GPE", "Norland"))
    change(named, "meta.json", spacy_version=">=3.7.2,<3.8.0")
    assert suggested(named, MAP, "Norland left.")[0] == [("Norland", "COUNTRY")]


def test_a_component_that_nobody_knows_is_told_by_name(tmp_path: Path) -> None:
    named = ruler(tmp_path / "r", ("GPE", "Norland"))
    config = tmp_path / "r" / "config.cfg"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace('factory = "entity_ruler"', 'factory = "their_own_part"'), encoding="utf-8")
    with pytest.raises(RatifyError, match="needs the component 'their_own_part', which is not installed here"):
        Choice(named, MAP).load()


def test_a_pipeline_that_is_damaged_is_told(tmp_path: Path) -> None:
    named = ruler(tmp_path / "r", ("GPE", "Norland"))
    (tmp_path / "r" / "config.cfg").write_text("nonsense", encoding="utf-8")
    with pytest.raises(RatifyError, match="cannot be loaded: "):
        Choice(named, MAP).load()


def test_where_no_label_is_mapped_the_labels_and_an_example_are_shown(tmp_path: Path) -> None:
    named = ruler(tmp_path / "r", ("GPE", "Norland"), ("My Label", "two"))
    with pytest.raises(RatifyError) as raised:
        Choice(named, same_names(KNOWN)).load()
    assert str(raised.value).endswith('with --map:\n\nGPE = "COUNTRY"\n"My Label" = ""')


def test_a_map_is_read_and_its_faults_are_told_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text('GPE = "COUNTRY"\nCARDINAL = ""\n', encoding="utf-8")
    read = read_map(path, KNOWN)
    assert (read.get("GPE"), read.get("CARDINAL"), read.get("ORG")) == ("COUNTRY", "", None)
    for text, sentence in [
        ('GPE = "LAND"', "'GPE' stands for 'LAND', which is not a label of the schema; it has COUNTRY"),
        ("GPE = 3", "'GPE' must stand for one label in quotes"),
        ("GPE", "the label map is no TOML"),
    ]:
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=r"map.toml: ") as raised:
            read_map(path, KNOWN)
        assert sentence in str(raised.value)
    with pytest.raises(InputError, match="cannot be read"):
        read_map(tmp_path / "none.toml", KNOWN)


def test_the_example_is_a_map_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(example_map({"GPE", "country", "Ω odd", "ORG"}, KNOWN), encoding="utf-8")
    assert read_map(path, KNOWN).ours == {"GPE": "COUNTRY", "ORG": "ORGANIZATION", "country": "COUNTRY", "Ω odd": ""}
