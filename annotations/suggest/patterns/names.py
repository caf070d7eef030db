"""Tells what an unknown run of capitalised words names, person or organization, by the words around it."""

from __future__ import annotations

from annotations.suggest.lexicon import labelled, lexicon, lines
from annotations.suggest.patterns.chunks import Chunk
from annotations.suggest.patterns.people import is_name_word
from annotations.suggest.patterns.reading import Reading

_ALL = frozenset(
    {"COUNTRY", "AGENCY", "GOVERNMENT", "ORGANIZATION", "DATE", "PERSON", "MISSION", "SYSTEM", "EVENT", "PLACE", "ROLE"}
)
_WRITTEN = frozenset({"written", "reported", "photos", "interview", "|"})
_BODIES = frozenset({"AGENCY", "GOVERNMENT", "ORGANIZATION"})
_LONGEST = 6
_SIDES = lexicon("names_rules", "sides")
_AT = frozenset({"at", "of", "for", "with", "from", "by"})
_DOCUMENTS = lexicon("names_rules", "documents")


def find_names(reading: Reading) -> None:
    """Propose persons and organizations that no list and no other rule knows."""
    cover = reading.cover(_ALL)
    for chunk in reading.chunks:
        for start, end in _unknown_runs(reading, chunk, cover):
            label, origin = _judge(reading, chunk, start, end, cover)
            if label:
                reading.add(start, end, label, f"names.{origin}")
                cover[start:end] = [label] * (end - start)


def _unknown_runs(reading: Reading, chunk: Chunk, cover: list[str]) -> list[tuple[int, int]]:
    """The stretches of a run that nothing covers, without hyphens at their borders."""
    words = reading.words
    runs: list[tuple[int, int]] = []
    start = -1
    for index in range(chunk.start, chunk.end + 1):
        free = index < chunk.end and not cover[index] and words.texts[index] not in lexicon("grammar", "honorifics")
        if free and start < 0 and words.capital[index]:
            start = index
        elif not free and start >= 0:
            runs.append((start, index))
            start = -1
    trimmed: list[tuple[int, int]] = []
    for first, last in runs:
        end = last
        while end > first and not words.texts[end - 1][0].isalnum():
            end -= 1
        glued = end < words.length and words.texts[end] in {"-", "–"} and end < chunk.end
        if end > first and not glued and end - first <= _LONGEST:
            trimmed.append((first, end))
    return trimmed


def _judge(reading: Reading, chunk: Chunk, start: int, end: int, cover: list[str]) -> tuple[str, str]:
    """The label of an unknown run with the name of the rule; two empty texts where nothing speaks for one."""
    words = reading.words
    texts = words.texts[start:end]
    common = sum(
        text.lower() in lines("common_words.txt") for text in texts if text[0].isalpha() and not _is_particle(text)
    )
    letters = sum(text[0].isalpha() for text in texts)
    if start == 0 and (masthead := _masthead(reading, start, end, cover)):
        return "ORGANIZATION", f"organization.{masthead}"
    if texts[-1] in _DOCUMENTS or texts[0] in _DOCUMENTS or letters in (0, common):
        return (
            ("ORGANIZATION", "organization.dateline") if _is_dateline_agency(reading, start, end, cover) else ("", "")
        )
    mixed = "_mixed" if common else ""
    person = (
        letters >= 2
        and common < 2
        and all(is_name_word(text) or not text[0].isalpha() or _is_particle(text) for text in texts)
    )
    if _is_dateline_agency(reading, start, end, cover):
        return "ORGANIZATION", "organization.dateline"
    organization = _organization(reading, start, end, cover)
    if organization:
        return "ORGANIZATION", f"organization.{organization}{mixed}"
    if person and (rule := _person(reading, start, end, cover)):
        return "PERSON", f"person.{rule}{mixed}"
    if masthead := _masthead(reading, start, end, cover):
        return "ORGANIZATION", f"organization.{masthead}"
    if chunk.headline or (texts[0].isupper() and letters == 1):
        return "", ""
    return _default(reading, chunk, start, end, letters, mixed)


def _is_particle(text: str) -> bool:
    return text.lower() in lexicon("grammar", "particles")


def _organization(reading: Reading, start: int, end: int, cover: list[str]) -> str:
    """The rule that takes a run for a company, a paper, a school; empty where none does."""
    words = reading.words
    before = words.lower[start - 1] if start else ""
    after = words.lower[end] if end < words.length else ""
    if before in lexicon("beside", "ORGANIZATION"):
        return "kind"
    if before == "based" and words.texts[start - 2] == "-":
        return "based"
    if before in {"'s", "’s"} and start > 1 and cover[start - 2] in {"COUNTRY", "PLACE"}:
        return "possessed"
    if before in _AT and start > 2 and words.lower[start - 2] in lexicon("roles", "heads"):
        return "office"
    if after in lexicon("roles", "heads") and not words.capital[end]:
        return "office_behind"
    if after == "," and _is_company_behind(reading, end + 1):
        return "apposed"
    if after in lexicon("beside", "ORGANIZATION"):
        return "kind_behind"
    return ""


def _is_company_behind(reading: Reading, index: int) -> bool:
    """Whether "a Bristol start-up" or the like follows a comma."""
    words = reading.words
    if words.lower[index : index + 1] not in (["a"], ["an"], ["the"]):
        return False
    stop = min(words.length, index + 8)
    for token in range(index + 1, stop):
        if words.lower[token] in lexicon("beside", "ORGANIZATION"):
            return True
        if words.texts[token] in {",", ".", ";"} or words.lower[token] in {"of", "in", "that", "which", "who"}:
            return False
    return False


def _is_dateline_agency(reading: Reading, start: int, end: int, cover: list[str]) -> bool:
    """Whether a run in brackets names the news agency of a dateline: "SEOUL, Nov. 5 (Yonhap) --"."""
    words = reading.words
    if start < 2 or end + 1 >= words.length or words.texts[start - 1] != "(" or words.texts[end] != ")":
        return False
    return cover[start - 2] in {"DATE", "PLACE"} and words.texts[end + 1] in {"-", "–", "—", "--", ":"}


def _masthead(reading: Reading, start: int, end: int, cover: list[str]) -> str:
    """The rule that takes a run at the edge of a line for the paper or agency that prints it; empty where none does."""
    words = reading.words
    line_start = start == 0 or words.texts[start - 1].isspace()
    after = words.texts[end] if end < words.length else "\n"
    if start == 0 and (after.isspace() or after in {"|", "-", "–", "—"}) and end - start <= 4:
        return "first_line"
    if (
        line_start
        and after in {"|", ",", "•", "·", "-", "–", "—"}
        and end + 1 < words.length
        and cover[end + 1] == "DATE"
    ):
        return "dated"
    before = words.texts[start - 1] if start else ""
    if (
        before in {":", "("}
        and start > 1
        and words.lower[start - 2] in {"photo", "photos", "source", "image", "credit", "credits"}
    ):
        return "credited"
    if before == "(" and after == "/":
        return "credited"
    if before in {"©", "|"} and (after.isspace() or after in {"|", "."}):
        return "edge"
    return ""


def _person(reading: Reading, start: int, end: int, cover: list[str]) -> str:
    """The rule that takes a run of two or more words for a person; empty where none does."""
    words = reading.words
    before = words.texts[start - 1] if start else "\n"
    after = words.texts[end] if end < words.length else "\n"
    if (
        after == "("
        and end + 2 < words.length
        and (words.lower[end + 1] in _SIDES or words.texts[end + 1].isdigit() or cover[end + 1] in {"COUNTRY", "ROLE"})
    ):
        return "bracket"
    if _has_role(cover, end, words.texts, words.length):
        return "title_behind"
    if _before_role(reading, start, cover):
        return "title_before"
    if before.isspace() and (after.isspace() or after in {"/", ",", "|"}):
        return "line"
    byline = words.lower[start - 1] in {"by", "from", "with"} and (after.isspace() or after in {"|", ",", "("})
    if byline and start > 1 and (words.texts[start - 2].isspace() or words.lower[start - 2] in _WRITTEN):
        return "byline"
    if before == ":" and (after.isspace() or after in {",", ";", ")", "|", "("}):
        return "colon"
    if before in {"and", ","} and start > 1 and cover[start - 2] == "PERSON":
        return "listed"
    if after == "of" and end + 2 < words.length and _body_near(cover, end + 1):
        return "of_body"
    if after in {"who", "whose"} or (after == "," and words.lower[end + 1 : end + 2] == ["who"]):
        return "who"
    if words.lower[end : end + 1] and words.lower[end] in lexicon("grammar", "speech") and before != "the":
        return "speaks"
    if words.lower[start - 1] in {
        "says",
        "said",
        "told",
        "asked",
        "admitted",
        "recalls",
        "joked",
        "insisted",
        "warned",
    }:
        return "spoken"
    return ""


def _has_role(cover: list[str], end: int, texts: list[str], length: int) -> bool:
    return end + 2 < length and texts[end] == "," and "ROLE" in (cover[end + 1], cover[end + 2])


def _before_role(reading: Reading, start: int, cover: list[str]) -> bool:
    """Whether a title ends directly before a run, with or without a comma."""
    words = reading.words
    index = start - 1
    if index > 1 and words.texts[index] in {",", ")"}:
        index -= 1
    low = max(0, index - 10)
    for token in range(index, low, -1):
        if words.lower[token] in lexicon("roles", "heads"):
            return (
                words.lower[token - 1] in {"the", "a", "its", "their"}
                or token == index
                or words.texts[start - 1] == ","
            )
        if not (
            cover[token] in _ALL - {"DATE"}
            or words.lower[token] in {"of", "the", "for", "to", "in", "at", "and", "'s", "’s"}
        ):
            return False
    return False


def _body_near(cover: list[str], index: int) -> bool:
    return any(label in _BODIES for label in cover[index : index + 2])


def _default(reading: Reading, chunk: Chunk, start: int, end: int, letters: int, mixed: str) -> tuple[str, str]:
    """The likeliest label of a run about which its surroundings say nothing."""
    words = reading.words
    first = "first" if chunk.first and start == chunk.start else "mid"
    whole = (start, end) == (chunk.start, chunk.end)
    if not whole or (
        end < words.length and words.texts[end] in {"-", "–"} and words.ends[end - 1] == words.starts[end]
    ):
        return "", ""
    after = words.lower[end] if end < words.length else ""
    if letters == 1:
        if words.texts[start].isupper() or len(words.texts[start]) < 4 or words.texts[start] in labelled("heads"):
            return "", ""
        if after in {"'s", "’s"}:
            return "ORGANIZATION", f"default.single_{first}_possessor"
        if after in lexicon("places", "will"):
            return "ORGANIZATION", f"default.single_{first}_subject"
        return "PLACE", f"default.single_{first}"
    if any(character.isdigit() for text in words.texts[start:end] for character in text):
        return "", ""
    if words.lower[start - 1] == "the" or after in {"'s", "’s"}:
        return "ORGANIZATION", f"default.several_{first}_the{mixed}"
    if mixed:
        return "ORGANIZATION", f"default.several_{first}{mixed}"
    return "PERSON", f"default.several_{first}"
