"""Why files cannot be read or written, in the language of the window; the readers know no Qt and say it in English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotations.formats import Problem
from annotations.formats.base import name_of
from desktop.core_projects import PROJECTS
from desktop.core_texts import template_of, told

PROBLEMS = (
    # files and folders
    "the file cannot be read: {0}",
    "the folder cannot be read: {0}",
    "{0} cannot be read: {1}",
    "the file is empty",
    "there is no such file",
    "this is no ordinary file, so it is not read",
    "the folder holds no files",
    "left out, because their kind is not known: {0}",
    "left out, because Ratify wrote them for people to read: {0}",
    "the file is larger than {0} MB",
    "{0} is larger than {1} MB",
    "the line is longer than {0} MB",
    "the text is longer than {0} MB",
    "{0} needs more memory than there is",
    "{0} is nested too deeply",
    "{0} is damaged, or no file of this kind ({1})",
    "the format cannot be told from the file's ending; known are {0}",
    "this is a project; export its articles to a .jsonl file and import that",
    "several formats end in {0}; say with --format which it is: {1}",
    "no format is known that has its files in a folder like this",
    "{0} can be written, but not read",
    # ZIP files
    "this is no ZIP, or a damaged one ({0})",
    "its name leads out of the ZIP; it is left out",
    "an archive within a ZIP is not opened; unpack it first",
    "unpacked the ZIP is larger than {0} GB",
    "it is encrypted; unpack it first",
    "unpacked it would be larger than {0} MB",
    "unpacked it would be more than {0} times as large, like a ZIP bomb",
    "the file is damaged: it cannot be unpacked",
    "it is damaged: it cannot be unpacked",
    "it is damaged or cannot be read",
    "the ZIP holds {0} files; at most {1} are read",
    "the file is encrypted; save it without a password",
    # texts
    "the text is empty",
    "the text holds nothing but blanks",
    "the text holds a NUL character (in its line {0}), so it is no plain text",
    "the text holds half a surrogate pair, which is no character",
    "it holds half a surrogate pair, which is no character",
    "it holds half a surrogate pair (such as \\ud800), which is no character",
    "the file holds NUL bytes, so it is no plain text (or UTF-16 without its mark: save it as UTF-8)",
    "the encoding cannot be told; save the text as UTF-8",
    "this is {0}, not a text",
    "it begins with the mark of {0} but is broken at byte {1}",
    "this is not UTF-8",
    "this is not UTF-8 (byte {0} of the line)",
    "{0} is not UTF-8 (byte {1})",
    "the file holds no text but markup",
    "no main text was found on this page",
    "this is no web page: it holds no tag",
    # PDF and Word
    "the PDF holds no text, only pictures of pages perhaps; run text recognition on it first",
    "this is no PDF file",
    "the PDF is damaged",
    "the PDF has {0} pages; at most {1} are read",
    "the PDF is protected by a password; save it without one",
    "the PDF holds more than {0} million characters",
    "the PDF takes longer than {0} minutes to read; print it to a new PDF",
    "a page of the PDF unpacks to more than {0} MB of drawing",
    "page {0} of the PDF is damaged",
    "this is an old or protected Office file; save it as DOCX without a password",
    "this is an old or protected Office file; save it as XLSX without a password",
    "the document holds no text",
    "the file defines XML entities, which no document needs; it is not read",
    "the document is damaged: {0}",
    "the document is nested deeper than {0} levels",
    "this is no Word document",
    # tables
    "the table holds no rows",
    "the table has {0} columns; at most {1} are read",
    "there is no column {0}; there are: {1}",
    "no column of texts can be told; say which it is: {0}",
    "this is a table of agreements, not of articles; name the column of texts to import it anyway",
    "this is a table of {0}, not of articles; name the column of texts to import it anyway",
    "the file holds NUL characters, so it is no table of text",
    "the row has {0} cells, but the table {1} columns",
    "the line is longer than {0} million characters",
    "it holds bytes that are no {0}",
    "this is no {0}: {1}",
    "from here on this is no {0}: {1}",
    "the row cannot be split into cells: {0}",
    "a quote opens here and is never closed; the row and {0} lines after it are left out",
    "the workbook holds more than {0} MB of text; save it as CSV",
    "a row group of it is larger than {0} GB; write it in smaller groups",
    'Parquet needs the library pyarrow; install it with: pip install "ratify-desk[parquet]"',
    "the text must be a text; it is {0}",
    "the column {0} holds a NUL character or half a surrogate pair, which are no text",
    "the id must be a name on one line",
    "a cell is nested deeper than {0} levels",
    # JSON
    "this is not JSON",
    "this is not valid JSON: {0}",
    "this is not valid JSON: {0} at character {1}",
    "the JSON is nested too deeply",
    "{0} is no value in JSON",
    "the key {0} stands twice in one object",
    "the number {0} is too large",
    "this is UTF-16; JSONL is UTF-8: save it as that",
    "this is JSON over many lines; JSONL has one object on each line",
    "the id {0} stands in line {1} already",
    "each line must be an object in braces; this one is {0}",
    "a task must be an object in braces; this one is {0}",
    "an element is longer than {0} MB",
    "the file ends within an element; it was cut off",
    "the file ends within the list; it was cut off",
    "{0}; expected is a list in brackets",
    'it has no "text"',
    'it has no "text"{0}',
    'it has no "data"',
    "the text must be in quotes; it is {0}",
    "the text is not the one that sha256 belongs to; it was changed after it was written",
    "the state is {0}; known are {1}",
    "the metadata must be an object in braces; it is {0}",
    "the metadata is nested deeper than {0} levels",
    "the layer must be a name in quotes",
    "the id must be a name in quotes on one line",
    "the source must be in quotes; it is {0}",
    "the title must be in quotes; it is {0}",
    '"{0}" must be an object in braces; it is {1}',
    '"{0}" must be a list in brackets; it is {1}',
    '"{0}" must be a list of objects',
    '"{0}" must hold objects in braces; one is {1}',
    '"{0}" must hold objects in braces; the rest of it is left out',
    '"{0}" is left out: it must be a list in brackets, and is {1}',
    # spans and agreements in rows
    "start and end must be whole numbers",
    "{0} to {1} is no part of a text of {2} characters",
    "it has no label",
    "it covers nothing but a carriage return or a byte-order mark",
    "the label must be a name in quotes",
    "the text there is {0}, not {1}",
    "the entity it stands for must be a text",
    "the id of an entity must be a text or a number; one is {0}",
    "two entities have the id {0}",
    "the {0} must be a name in quotes",
    "{0} must be a list of ids; it is {1}",
    "{0} must be a list of ids; one is {1}",
    "{0} names {1}, which is the id of no entity",
    "{0} names {1}, which is no span",
    "an agreement needs at least one mention",
    "a filler has details, but stands in no role: {0}",
    "the origin must be a text",
    "the score must be a number from 0 to 1",
    "the verdict is {0}; known are {1}",
    "{0} more spans or agreements are left out, too",
    "{0} has no start or no end that is a whole number",
    "another span has the id {0}",
    "the {0} covers nothing but a carriage return or a byte-order mark",
    "the {0} has no mention in the text and is left out",
    "the span {0} to {1} has no label",
    "{0} is left out: {1}",
    "{0} left out, since no mention is there any more",
    "the relation {0} at {1} to {2} is left out: {3}",
    "no agreement has that mention",
    "{0} agreements have that mention",
    "it is no span with start, end and label",
    "it does not tie two entities by a type",
    "it does not tie two spans by a label",
    # other tools
    "its comments are left out",
    "its relations are left out: they tell no kind and no status of an agreement",
    'the answer is "{0}", so its spans are left out',
    "{0} is no tag such as O or B-LABEL; the token is taken without a label",
    "it has a token and no tag; the token is taken without a label",
    "{0}; the token is taken without a label",
    "what it says of the article cannot be read: {0}",
    "the article is longer than {0} MB; the rest of it is left out",
    "{0} more lines of this article cannot be used",
    "{0} more lines are left out",
    "{0} has no text beside it",
    "{0} stands there already",
    "it is no line of annotation",
    "{0} left out: Ratify has no place for them",
    "it needs a label, a start and an end",
    "it has {0} pieces, and a span of Ratify has one",
    "an event needs a trigger, and arguments such as party:T1",
    "an attribute needs a name and a target",
    "a normalisation needs an entity and an id such as Wikidata:Q1",
    "an agreement needs the attributes {0} and {1}",
    "the argument {0} of {1} is left out: {2} is no entity that is there",
    "neither a mention nor an entity at its trigger is there",
    "the DocBin is larger than {0} MB when it is unpacked",
    "the DocBin is cut off",
    "this is no DocBin",
    "the DocBin is damaged: its tables do not fit together",
    "of its span groups only {0} is taken; left out: {1}",
    "it is not among the document's tokens",
    "its user data cannot be read ({0})",
    "the article {0} comes a second time and is left out",
    "{0} relations do not begin at an agreement and have no place in Ratify",
    "a region is placed by a path in HTML, not by characters, and is left out",
    "the agreement {0} has no {1} and is left out",
    "this is JSON, but no UIMA CAS: it has no %FEATURE_STRUCTURES",
    "this is XML, but no UIMA CAS in XMI",
    "this is not valid XML: {0} (line {1})",
    "this is not valid XML: its encoding is not known",
    "the XML declares a document type or entities of its own, which is not read",
    "two structures have the id {0}; the {1} is left out",
    "a structure has no %TYPE and is left out",
    "a {0} has no number for its id and is left out",
    "it has no text (no sofaString)",
    "{0} of the type {1} have no place in Ratify",
    "the {0} has no status and is left out",
    "the {0} has links without a role, which are left out",
    "the {0} has no {1} that is a whole number",
    "its {0}, {1}, is in the middle of a character",
    "its {0}, {1}, is outside the text",
    "a score is {0} and not a number from 0 to 1; it is left out",
    # what a project does not take
    "the article {0} has gold already; import it under another name (--layer) to review the difference",
    (
        "the article {0} has another annotation in the layer {1} already; import it under another name (--layer) "
        "to review the difference"
    ),
    "the article {0} is in the project with another text; rename one of them to have both",
    "the layer {0} is the machine's own; import the annotation under another name (--layer)",
    "{0} holds a NUL character (position {1}). Remove it and import again.",
    (
        "{0} holds half of a surrogate pair (position {1}), which is no character. Write the file anew from its "
        "source and import again."
    ),
    "An article has no id.",
    "{0} has no text.",
    "The metadata of {0} cannot be kept as JSON: {1}.",
    "The annotation of {0} cannot be used: {1}.",
    "... and {0} more problems that were not kept",
    # what an export says
    "this is the project itself; choose another name for the export",
    "this is there already; name a new folder, or an empty one",
    "the folder {0} does not exist; make it first",
    "this is a folder; name a file in it",
    "this is no ordinary file, so it cannot be replaced as a whole",
    "the file is write-protected; choose another name, or allow writing",
    "a Ratify project is never overwritten; choose another name",
    "this name belongs to a Ratify project, which keeps work there; choose another",
    "the file cannot be written: {0}",
    "the file cannot be written: {0}. What was there before is unchanged.",
    "the folder cannot be written: {0}",
    "the text of {0} is not the one that was imported; nothing was exported. Check the project with ratify check.",
    "Of {0} exported articles only {1} can be read back; nothing was exported.",
    "What was exported cannot be opened ({0}); nothing was exported.",
    "What was exported cannot be read back ({0}); nothing was exported.",
    "The article {0} reads back differently; nothing was exported.",
    'Parquet needs pyarrow; install it with: pip install "ratify-desk[parquet]"',
)
"""Why a file, a row or a part of it cannot be used, and why an export was not written."""
NOUNS = (
    "null",
    "true or false",
    "a number",
    "a text",
    "a list",
    "an object",
    "the file",
    "the text",
    "the annotation",
    "the DocBin",
    "the workbook",
    "the sheet",
    "the Parquet file",
    "a span",
    "{0} and {1} more",
    "the article {0}",
    "The article {0}",
    "An article's id",
    "The title, date or source of {0}",
    "document {0}",
    "entity {0}",
    "agreement {0}",
    "relation {0}",
    "line {0}",
    "the span {0}",
    "the {0} at token {1}",
    "the {0} at {1} to {2}",
    "{0} relations are",
    "1 relation is",
    "{0} notes are",
    "1 note is",
    "{0} equivalences are",
    "1 equivalence is",
    "{0} attributes are",
    "1 attribute is",
    "{0} agreements are",
    "1 agreement is",
    "a PDF file",
    "a ZIP or office file",
    "an old office file",
    "entities",
    "agreements",
    "a picture",
    "a compressed file",
    "a database",
)
"""What such a sentence is about."""
LINES = ("{0}, line {1}: {2}",)

_KNOWN = (*PROBLEMS, *PROJECTS)
_CONTEXT = "core"
_BORDER = ": "


def told_problem(problem: Problem) -> str:
    """A problem with its place, in one line."""
    reason = told_reason(problem.reason)
    if problem.path is None:
        return reason
    place = name_of(str(problem.path))
    if problem.line is None:
        return f"{place}{_BORDER}{reason}"
    return QCoreApplication.translate(_CONTEXT, LINES[0]).format(place, problem.line, reason)


def told_reason(reason: str) -> str:
    """A reason as the window says it; before it may stand what it is about, such as a path or a document's number."""
    made = template_of(reason, _KNOWN)
    if made is not None:
        template, found = made
        parts = [_noun(part) for part in found]
        if template.endswith(f"{_BORDER}{{{len(parts) - 1}}}"):
            parts[-1] = told_reason(found[-1])
        return QCoreApplication.translate(_CONTEXT, template).format(*parts)
    whole = told(reason)
    if whole != reason:
        return whole
    about, border, rest = reason.partition(_BORDER)
    return f"{_noun(about)}{_BORDER}{told_reason(rest)}" if border else told(reason)


def _noun(text: str) -> str:
    made = template_of(text, NOUNS)
    return text if made is None else QCoreApplication.translate(_CONTEXT, made[0]).format(*made[1])
