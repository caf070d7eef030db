"""Whether pandas and DuckDB read our tables and say the same of them: python tests/interop/tables.py."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from environments import ROOT, begin, files_of, run_inside

PACKAGES = ("pandas", "duckdb", "pyarrow")
SAMPLE = "resources/samples/gold.jsonl"


def main() -> None:
    """Write the tables of the sample and of the hard articles, and what must be found in them."""
    begin()
    from annotations.formats.csv_tables import AgreementsCsv, EntitiesCsv
    from annotations.formats.jsonl import RatifyJsonl
    from annotations.formats.parquet_tables import AgreementsParquet, EntitiesParquet
    from annotations.model import Record
    from tests.core.formats.corpus import SCHEMA, hard_records

    sample = [one for one in RatifyJsonl().read(ROOT / SAMPLE) if isinstance(one, Record)]
    records = [*sample, *hard_records()]
    folder = files_of("tables")
    for known in (EntitiesCsv(), AgreementsCsv(), EntitiesParquet(), AgreementsParquet()):
        with (folder / f"all{known.suffixes[0]}").open("wb") as out:
            known.write(iter(records), out, schema=SCHEMA)
    annotated = [one.annotation for one in records if one.annotation]
    counts = {
        "entities": sum(len(one.spans) for one in annotated),
        "agreements": sum(len(one.agreements) for one in annotated),
        "texts": {one.article.key: one.article.text for one in records},
    }
    (folder / "expected.json").write_text(json.dumps(counts), "utf-8")
    run_inside("tables", PACKAGES, __file__)


def inside(folder: Path) -> None:
    """Read every table with both, and compare."""
    import duckdb
    import pandas as pd

    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    entities = pd.read_parquet(folder / "all.entities.parquet")
    from_csv = pd.read_csv(folder / "all.entities.csv", keep_default_na=False)
    check("pandas: columns of CSV and Parquet", list(entities.columns) == list(from_csv.columns))
    check("pandas: rows", len(entities) == len(from_csv) == expected["entities"])
    check("pandas: texts cut by position", all(_is_cut(row, expected["texts"]) for row in entities.to_dict("records")))
    same = entities["text"].tolist() == [text.removeprefix("'") for text in from_csv["text"]]
    check("pandas: texts of CSV and Parquet", same)
    check("pandas: types", entities["start"].dtype == "int64" and entities["score"].dtype == "float64")
    agreements = pd.read_parquet(folder / "all.agreements.parquet")
    parties = agreements.explode("party_spans").merge(
        entities, left_on=["article", "layer", "party_spans"], right_on=["article", "layer", "id"]
    )
    listed = sum(len(row) for row in agreements["party_spans"])
    check(f"pandas: {listed} parties joined with their spans", len(parties) == listed > 0)

    def ask(query: str) -> Any:
        return duckdb.sql(query.format(folder=folder)).fetchall()

    (count,) = ask("SELECT count(*) FROM '{folder}/all.entities.parquet'")[0]
    check("DuckDB: rows of Parquet", count == expected["entities"])
    csv = ask("SELECT article, start, \"end\", label FROM read_csv('{folder}/all.entities.csv', all_varchar=true)")
    own = ask("SELECT article, start::VARCHAR, \"end\"::VARCHAR, label FROM '{folder}/all.entities.parquet'")
    unescaped = sorted((key.removeprefix("'"), *rest) for key, *rest in csv)
    check("DuckDB: CSV equals Parquet", unescaped == sorted(tuple(row) for row in own))
    (joined,) = ask(
        "SELECT count(*) FROM (SELECT article, layer, unnest(party_spans) AS id"
        " FROM '{folder}/all.agreements.parquet') JOIN '{folder}/all.entities.parquet' USING (article, layer, id)"
    )[0]
    check("DuckDB: parties joined with their spans", joined == listed)
    (count,) = ask("SELECT count(*) FROM read_csv('{folder}/all.agreements.csv', all_varchar=true)")[0]
    check("DuckDB: agreements of CSV", count == expected["agreements"] == len(agreements))


def check(what: str, is_right: bool) -> None:
    """Say what was checked; end where it is wrong."""
    print(f"{'ok  ' if is_right else 'WRONG'} {what}")
    if not is_right:
        sys.exit(1)


def _is_cut(row: dict[str, Any], texts: dict[str, str]) -> bool:
    return texts[row["article"]][row["start"] : row["end"]] == row["text"]


if __name__ == "__main__":
    inside(Path(sys.argv[2])) if sys.argv[1:2] == ["inside"] else main()
