"""Whether spaCy checks, trains on and converts our files, and its own come back: python tests/interop/spacy_tools.py.

spaCy is a dependency of Ratify, so its commands run with the interpreter that runs this.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from environments import begin, files_of

STEPS = "60"


def main() -> None:
    """Write the files, let spaCy's commands work on them, read what they wrote."""
    begin()
    from training_articles import training_records

    from annotations.formats.docbin import SpacyDocBin
    from tests.core.formats.corpus import ROLES, hard_records

    folder = files_of("spacy")
    articles = training_records(ROLES)
    records = [*articles, *hard_records()]
    write(SpacyDocBin(), records[10:], folder / "train.spacy")
    write(SpacyDocBin(), records[:10], folder / "dev.spacy")
    check_training(folder)
    check_coming_back(folder, records)
    check_predictions(folder, [record.article.text for record in records[:10]])
    check_conversion(folder, records)


def write(known: Any, records: list[Any], path: Path) -> None:
    """Write records in a format."""
    from tests.core.formats.corpus import SCHEMA

    with path.open("wb") as out:
        known.write(iter(records), out, schema=SCHEMA)


def spacy(*arguments: object) -> str:
    """Run a command of spaCy and give back what it said; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "spacy", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    if done.returncode:
        sys.exit(f"spacy {arguments[0]} {arguments[1]} failed:\n{said}")
    return said


def check_training(folder: Path) -> None:
    """`debug data` and a short `train` of a named-entity recogniser and a span categoriser."""
    config = folder / "config.cfg"
    spacy("init", "config", config, "--lang", "xx", "--pipeline", "ner,spancat", "--force")
    paths = ("--paths.train", folder / "train.spacy", "--paths.dev", folder / "dev.spacy")
    # It warns of tokens that the tokenizer of "xx" makes otherwise; a pipeline with the tokenizer of Ratify has none.
    said = spacy("debug", "data", config, *paths, "--no-format")
    print(said)
    said = spacy(
        "train",
        config,
        *paths,
        "--output",
        folder / "model",
        "--training.max_steps",
        STEPS,
        "--training.eval_frequency",
        "30",
    )
    print("\n".join(said.splitlines()[-12:]))


def check_coming_back(folder: Path, records: list[Any]) -> None:
    """SpaCy reads our DocBin and writes it again with all attributes that it knows."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    from annotations.formats.docbin import SpacyDocBin
    from tests.core.formats.corpus import SCHEMA

    docs = list(DocBin().from_disk(folder / "dev.spacy").get_docs(Vocab()))
    path = folder / "written_by_spacy.spacy"
    DocBin(docs=docs, store_user_data=True).to_disk(path)
    expected = [SpacyDocBin().fit(record, SCHEMA)[0] for record in records[:10]]
    found = list(SpacyDocBin().read(path))
    print(
        f"Of 10 documents that spaCy wrote again {sum(a == b for a, b in zip(found, expected, strict=True))} are equal."
    )
    if found != expected:
        sys.exit("They differ.")


def check_predictions(folder: Path, texts: list[str]) -> None:
    """What the trained pipeline finds comes in with every span in place."""
    import spacy as library
    from spacy.tokens import DocBin

    from annotations.formats.docbin import SpacyDocBin

    nlp = library.load(folder / "model" / "model-last")
    docs = list(nlp.pipe(texts))
    path = folder / "predicted.spacy"
    DocBin(docs=docs).to_disk(path)
    count = 0
    for doc, record in zip(docs, SpacyDocBin().read(path), strict=True):
        theirs = {(span.start_char, span.end_char, span.label_) for span in (*doc.ents, *doc.spans.get("sc", []))}
        ours = {(span.start, span.end, span.label) for span in record.annotation.spans}
        if record.article.text != doc.text or theirs != ours:
            sys.exit(f"A predicted document came in differently: {doc.text[:60]!r} {theirs ^ ours}")
        count += len(ours)
    print(f"All {count} spans that the trained pipeline predicted came in where they are.")


def check_conversion(folder: Path, records: list[Any]) -> None:
    """`spacy convert` reads our IOB2; entities and documents are the same, and the result comes in."""
    from annotations.formats.docbin import SpacyDocBin
    from annotations.formats.iob import Iob2
    from tests.core.formats.corpus import SCHEMA

    path = folder / "articles.iob2"
    write(Iob2(), records, path)
    print(spacy("convert", path, folder, "--converter", "ner", "--lang", "xx").strip())
    converted = list(SpacyDocBin().read(folder / "articles.spacy"))
    if len(converted) != len(records):
        sys.exit(f"{len(converted)} documents of {len(records)}")
    count = 0
    for record, found in zip(records, converted, strict=True):
        fitting = Iob2().fit(record, SCHEMA)[0]
        if surfaces(fitting) != surfaces(found):
            sys.exit(f"{record.article.key} differs: {set(surfaces(fitting)) ^ set(surfaces(found))}")
        count += len(surfaces(fitting))
    print(f"All {count} entities of {len(records)} documents are there after spacy convert.")


def surfaces(record: Any) -> list[tuple[str, str]]:
    """Text without blanks and label of each span: spacy convert joins all tokens by spaces."""
    text = record.article.text
    return [("".join(text[span.start : span.end].split()), span.label) for span in record.annotation.spans]


if __name__ == "__main__":
    main()
