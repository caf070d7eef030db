"""Whether seqeval finds the entities in our IOB2 that we wrote: python tests/interop/seqeval_scores.py."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from environments import begin, files_of, run_inside

PACKAGES = ("seqeval==1.2.2",)


def main() -> None:
    """Write, and let seqeval count."""
    begin()
    from training_articles import training_records

    from annotations.formats.iob import Iob2
    from tests.core.formats.corpus import ROLES, SCHEMA, hard_records

    folder = files_of("seqeval")
    records = [*training_records(ROLES), *hard_records()]
    with (folder / "articles.iob2").open("wb") as out:
        Iob2().write(iter(records), out, schema=SCHEMA)
    fitting = [Iob2().fit(record, SCHEMA)[0].annotation for record in records]
    counts = Counter(span.label for annotation in fitting if annotation for span in annotation.spans)
    (folder / "counts.json").write_text(json.dumps(counts), "utf-8")
    run_inside("seqeval", PACKAGES, __file__)


def inside(folder: Path) -> None:
    """Read the last column as anyone would, and compare what seqeval makes of it in its strict mode."""
    from seqeval.metrics import classification_report, f1_score
    from seqeval.metrics.sequence_labeling import get_entities
    from seqeval.scheme import IOB2

    sentences = [[]]
    for line in (folder / "articles.iob2").read_text("utf-8").split("\n"):
        if not line or line.startswith("-DOCSTART-"):
            sentences.append([])
        else:
            sentences[-1].append(line.split()[-1])
    tags = [sentence for sentence in sentences if sentence]
    print(classification_report(tags, tags, mode="strict", scheme=IOB2, digits=2))
    found = Counter(label for sentence in tags for label, _, _ in get_entities(sentence))
    wanted = json.loads((folder / "counts.json").read_text("utf-8"))
    if found != wanted or f1_score(tags, tags, mode="strict", scheme=IOB2) != 1:
        sys.exit(f"seqeval finds {found}, we wrote {wanted}")
    print(f"seqeval finds all {sum(found.values())} entities.")


if __name__ == "__main__":
    inside(Path(sys.argv[2])) if sys.argv[1:2] == ["inside"] else main()
