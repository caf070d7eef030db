"""Whether dkpro-cassis reads our CAS and writes it back the same, and whether it keeps INCEpTION's rules.

Run it with: python tests/interop/cas_in_cassis.py
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from environments import begin, files_of, run_inside

PACKAGES = ("dkpro-cassis",)
ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
LAYER, FEATURE = "webanno.custom.Agreement", "roles"
LINK = "webanno.custom.AgreementRolesLink"


def main() -> None:
    """Write, let cassis read and write again in both forms, read, compare."""
    begin()
    from annotations.formats.cas import CasJson, CasJsonZip, Xmi, XmiZip
    from tests.core.formats.corpus import SCHEMA, hard_records

    folder = files_of("cas")
    records = hard_records()
    expected = {}
    for known in (XmiZip(), CasJsonZip()):
        with (folder / f"articles{known.suffixes[0]}").open("wb") as out:
            known.write(iter(records), out, schema=SCHEMA)
        expected[known.name] = {one.article.key: known.fit(one, SCHEMA)[0] for one in records}
    kept = {key: [(it.start, it.end, it.label) for it in one.annotation.spans] if one.annotation else []
            for key, one in expected["cas-json"].items()}  # fmt: skip
    (folder / "expected.json").write_text(json.dumps(kept), "utf-8")
    run_inside("cas", PACKAGES, __file__)
    for path in sorted((folder / "again").iterdir()):
        # What came from XMI has signs in place of control characters, whatever it was written in.
        source, _, _ = path.name.partition("+")
        (found,) = (Xmi() if path.suffix == ".xmi" else CasJson()).read(path)
        if found != expected[source][found.article.key]:
            sys.exit(f"{path.name} came back different: {found}")
        print(f"ok   {path.name} came back equal")


def inside(folder: Path) -> None:
    """Read every file strictly, check it, and write it in both forms."""
    from cassis import load_cas_from_json, load_cas_from_xmi, load_typesystem

    warnings.simplefilter("error")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    again = folder / "again"
    again.mkdir(exist_ok=True)
    for old in again.iterdir():
        old.unlink()
    with ZipFile(folder / "articles.xmi.zip") as archive:
        types = load_typesystem(archive.open("TypeSystem.xml"))
        check_rules(types)
        for number, name in enumerate(archive.namelist()[1:]):
            cas = load_cas_from_xmi(archive.open(name), typesystem=types)
            check(cas, expected)
            cas.to_xmi(again / f"xmi+{number}.xmi")
            cas.to_json(again / f"xmi+{number}.json")
    with ZipFile(folder / "articles.cas.json.zip") as archive:
        for number, name in enumerate(archive.namelist()[1:]):
            cas = load_cas_from_json(archive.open(name))
            check(cas, expected)
            cas.to_json(again / f"cas-json+{number}.json")
            if not any(sign in cas.sofa_string for sign in "\x0b\x0c\x1b"):
                cas.to_xmi(again / f"cas-json+{number}.xmi")


def check(cas: Any, expected: dict[str, Any]) -> None:
    """Whether every span stands where it was, in code points, and every link leads to one."""
    (article,) = cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")
    entities = cas.select(ENTITY)
    found = sorted([one.begin, one.end, one.value] for one in entities)
    if found != sorted(expected[article.documentId]):
        sys.exit(f"{article.documentId}: {found}")
    for one in entities:
        if one.get_covered_text() != one.get_covered_text().strip():
            sys.exit("INCEpTION refuses spans that begin or end with blanks.")
    for agreement in cas.select(LAYER):
        for link in agreement.roles.elements:
            if not link.role or link.target not in entities:
                sys.exit(f"{article.documentId}: a link leads to no span")
    print(f"ok   cassis reads {article.documentId!r}: {len(found)} spans, {len(cas.select(LAYER))} agreements")


def check_rules(types: Any) -> None:
    """The rules by which INCEpTION takes types for a layer with a link feature and slots."""
    feature, link = types.get_type(LAYER).get_feature(FEATURE), types.get_type(LINK)
    rules = {
        "the layer is an annotation": types.get_type(LAYER).supertype.name == "uima.tcas.Annotation",
        "its link feature is an array of links": feature.rangeType.name == "uima.cas.FSArray"
        and feature.elementType.name == LINK,
        "the link is named after layer and feature": f"{LAYER}{FEATURE.capitalize()}Link" == LINK,
        "the link stands apart": link.supertype.name == "uima.cas.TOP",
        "the link has a role": link.get_feature("role").rangeType.name == "uima.cas.String",
        "the link has a target": link.get_feature("target").rangeType.name == ENTITY,
        "named entities have DKPro's features alone": {it.name for it in types.get_type(ENTITY).features}
        == {"value", "identifier"},
    }
    for rule, holds in rules.items():
        print(f"{'ok  ' if holds else 'WRONG'} INCEpTION: {rule}")
    if not all(rules.values()):
        sys.exit(1)


if __name__ == "__main__":
    inside(Path(sys.argv[2])) if sys.argv[1:2] == ["inside"] else main()
