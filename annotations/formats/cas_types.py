"""The types of our UIMA CAS: DKPro's, which INCEpTION knows, its custom layer for agreements, and two of Ratify."""

from __future__ import annotations

from typing import Any

SOFA = "uima.cas.Sofa"
ARRAY = "uima.cas.FSArray"
VIEW = "_InitialView"
DOCUMENT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
AGREEMENT = "webanno.custom.Agreement"
LINK = "webanno.custom.AgreementRolesLink"
ARTICLE = "ratify.Article"
DETAILS = "ratify.Details"

_STRING = "uima.cas.String"
_TYPES: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        DOCUMENT,
        "uima.tcas.DocumentAnnotation",
        "What the document is called",
        (("documentTitle", _STRING), ("documentId", _STRING), ("documentUri", _STRING), ("collectionId", _STRING),
         ("documentBaseUri", _STRING), ("isLastSegment", "uima.cas.Boolean")),
    ),
    (ENTITY, "uima.tcas.Annotation", "A named entity", (("value", _STRING), ("identifier", _STRING))),
    (
        AGREEMENT,
        "uima.tcas.Annotation",
        "An agreement, over the words by which the text names it first",
        (("kind", _STRING), ("status", _STRING), ("roles", f"{LINK}[]")),
    ),
    (LINK, "uima.cas.TOP", "A span in a role of an agreement", (("role", _STRING), ("target", ENTITY))),
    (ARTICLE, "uima.cas.TOP", "What Ratify knows of an article, as JSON", (("record", _STRING),)),
    (
        DETAILS,
        "uima.cas.TOP",
        "What Ratify knows of a span, an agreement or a link beside its place",
        (("about", "uima.cas.TOP"), ("score", "uima.cas.Double"), ("origin", _STRING), ("verdict", _STRING)),
    ),
)  # fmt: skip


def type_system_xml() -> str:
    """The types as a UIMA type system description, which INCEpTION can import as layers."""
    from xml.sax.saxutils import escape  # it loads all that fetches pages

    types = "".join(
        f"    <typeDescription>\n      <name>{name}</name>\n      <description>{escape(text)}</description>\n"
        f"      <supertypeName>{above}</supertypeName>\n      <features>\n"
        f"{''.join(_feature(feature, kind) for feature, kind in features)}      </features>\n    </typeDescription>\n"
        for name, above, text, features in _TYPES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n'
        f"  <name>Ratify</name>\n  <types>\n{types}  </types>\n</typeSystemDescription>\n"
    )


def type_system_json() -> dict[str, Any]:
    """The types as they stand in a CAS in JSON."""
    return {
        name: {"%NAME": name, "%SUPER_TYPE": above, "%DESCRIPTION": text}
        | {feature: {"%NAME": feature, "%RANGE": kind} for feature, kind in features}
        for name, above, text, features in _TYPES
    }


def _feature(name: str, kind: str) -> str:
    element = kind.removesuffix("[]")
    ranges = (
        f"<rangeTypeName>{ARRAY}</rangeTypeName><elementType>{element}</elementType>"
        if element != kind
        else f"<rangeTypeName>{kind}</rangeTypeName>"
    )
    return f"        <featureDescription><name>{name}</name><description/>{ranges}</featureDescription>\n"
