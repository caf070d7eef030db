"""Whether a JSON-LD processor understands our web annotations: python tests/interop/jsonld_processor.py.

Nothing is fetched: the terms of the W3C's context that we use stand here, as the recommendation gives them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from environments import begin, files_of, run_inside

PACKAGES = ("PyLD",)
OA, ACTIVITY = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
WHOLE = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
TERMS: dict[str, Any] = {
    "oa": OA,
    "dcterms": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "Annotation": f"{OA}Annotation",
    "TextualBody": f"{OA}TextualBody",
    "SpecificResource": f"{OA}SpecificResource",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "AnnotationPage": f"{ACTIVITY}OrderedCollectionPage",
    "Software": f"{ACTIVITY}Application",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "body": {"@type": "@id", "@id": f"{OA}hasBody"},
    "target": {"@type": "@id", "@id": f"{OA}hasTarget"},
    "source": {"@type": "@id", "@id": f"{OA}hasSource"},
    "selector": {"@type": "@id", "@id": f"{OA}hasSelector"},
    "creator": {"@type": "@id", "@id": "http://purl.org/dc/terms/creator"},
    "items": {"@type": "@id", "@id": f"{ACTIVITY}items", "@container": "@list"},
    "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": f"{OA}hasPurpose"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "name": "http://xmlns.com/foaf/0.1/name",
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "start": {"@id": f"{OA}start", "@type": WHOLE},
    "end": {"@id": f"{OA}end", "@type": WHOLE},
} | {it: f"{OA}{it}" for it in ("describing", "tagging", "identifying", "classifying", "linking")}


def main() -> None:
    """Write the page and let the processor read it."""
    begin()
    from annotations.formats.web_annotation import WebAnnotation
    from tests.core.formats.corpus import SCHEMA, hard_records

    records = hard_records()
    folder = files_of("jsonld")
    with (folder / "articles.jsonld").open("wb") as out:
        WebAnnotation().write(iter(records), out, schema=SCHEMA)
    annotated = [one for one in records if one.annotation]
    cut = sorted(one.article.text[it.start : it.end] for one in annotated for it in one.annotation.spans)
    (folder / "expected.json").write_text(json.dumps(cut), "utf-8")
    run_inside("jsonld", PACKAGES, __file__)


def inside(folder: Path) -> None:
    """Expand the page and turn it into RDF; no key may be dropped, no span be lost."""
    from pyld import jsonld

    page = json.loads((folder / "articles.jsonld").read_text("utf-8"))
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    (context, _) = page["@context"]

    def load(url: str, _options: Any) -> dict[str, Any]:
        if url != context:
            sys.exit(f"The processor asks for {url}.")
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
                "document": {"@context": TERMS}}  # fmt: skip

    options = {"documentLoader": load}
    expanded = jsonld.expand(page, options)
    written, kept = keys(page["items"]), keys(expanded)
    print(f"Expanded: {written} keys written, {kept} kept")
    triples = jsonld.to_rdf(page, options)["@default"]
    found = [it for it in triples if it["predicate"]["value"] == f"{OA}exact"]
    print(f"RDF: {len(triples)} triples, {len(found)} quotations")
    if sorted(it["object"]["value"] for it in found) != expected:
        sys.exit("The quotations are not the spans.")
    positions = [it["object"] for it in triples if it["predicate"]["value"] in (f"{OA}start", f"{OA}end")]
    if len(positions) != 2 * len(expected) or any(it.get("datatype") != WHOLE for it in positions):
        sys.exit("A position is missing, or is no whole number.")
    roles = {it["object"]["value"] for it in triples if it["predicate"]["value"].endswith("#role")}
    print(f"Roles that are understood: {', '.join(sorted(roles))}")
    if not {"mentions", "party"} <= roles or kept < written:
        sys.exit("Something was dropped.")


def keys(part: Any) -> int:
    """How many keys a value has at all its levels, but for those of JSON-LD itself."""
    if isinstance(part, list):
        return sum(keys(one) for one in part)
    if not isinstance(part, dict):
        return 0
    own = [key for key in part if not key.startswith("@") and key not in ("id", "type")]
    own = [key for key in own if not key.endswith("#items")]
    return len(own) + sum(keys(value) for value in part.values())


if __name__ == "__main__":
    inside(Path(sys.argv[2])) if sys.argv[1:2] == ["inside"] else main()
