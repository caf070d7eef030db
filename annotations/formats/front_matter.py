"""The title and the date that a text itself states in its first lines; nothing where it cannot be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice, takewhile

_HEAD_LINES = 12
_LONGEST_TITLE = 140
_LONGEST_DATE_LINE = 110
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NOT_A_RANGE = r"(?<![\d–-])(?<!\bto )(?<!\band )(?<!– )(?<!- )"
_DATE = re.compile(
    _NOT_A_RANGE
    + r"(?:"
    + r"(?P<y1>\d{4})(?P<sep1>[-./])(?P<m1>\d{1,2})(?P=sep1)(?P<d1>\d{1,2})(?!\d)"
    + r"|(?P<d2>\d{1,2})(?P<sep2>[-./])(?P<m2>\d{1,2})(?P=sep2)(?P<y2>\d{4})(?!\d)"
    + rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of )?{_MONTH.format('m3')}\b\.?,?[\s-](?P<y3>\d{{4}})(?!\d)"
    + rf"|\b{_MONTH.format('m4')}\b\.? (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y4>\d{{4}})(?!\d)"
    + r")",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_PUBLISHED = re.compile(
    r"(?:^|[|/·\s])(?:publication date|creation date|date of publication|date of preparation|first published|date"
    rf"|(?:published|posted)(?: on)?|released?|issued)\s*[:=]?\s*(?:on )?{_WEEKDAY}(?P<date>\S.*)",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(r"(?:posted|published) by [^.]* on (?P<date>\d.*|[A-Z].*)", re.IGNORECASE)
_UPDATED = re.compile(
    r"(?:^|[|/·,–-] ?|\s\s)(?:last )?(?:updated?|modified|correction|edited)\s*(?:on|[:=])?\s*" + _WEEKDAY,
    re.IGNORECASE,
)
_DATELINE_BEFORE = re.compile(r"(?!On\b|In\b|At\b|By\b|Since\b|From\b|Until\b|Between\b)[^\W\d_][^.;:!?]{0,60}[,/] $")
_DATELINE_AFTER = re.compile(r"\s*(?:\(|--|[–—:/]|-\s|\.\s?[-–—]|,\s+[A-Z][^.,]{0,40}(?:\.|--|[–—:]| -))")
_LABELLED = re.compile(rf": ?{_WEEKDAY}{_DATE.pattern}", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?|h|[A-Z]{2,4}\b)?", re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL_WORDS = frozenset(
    _WORD.findall(
        "a an and as at by de del der des di do du e el en for from in into is its la le of on or over per the to und "
        "van via von with y à"
    )
)
_NAVIGATION = re.compile(
    r"\b(?:back to top|skip to|log ?in|sign (?:in|up)|subscribe|cookies?|e-?paper|newsletters?|advertisement"
    r"|live (?:tv|radio)|classifieds|read more|view more|click here|listen (?:to|again|on)|share (?:this|on)|whatsapp"
    r"|min read|photos?|comments?|translat(?:ed|ion)|edition|for immediate release|all rights reserved"
    r"|subscribers only|on air now|press (?:release|information|note) no|home page|the (?:daily|weekly|monthly))\b"
    r"|^menu\b|^home\b|^breaking\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:by|from|source|authors?|reporter|reader|editor|compiled by|posted|published|updated|last updated|written by"
    r"|issued?|prepared by|photo|image|caption|credit|subject|to|cc|ref|contact|tel)\b(?:\s|:)",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"(?:the )?(?:ministry|department|office|embassy|consulate|high commission|permanent mission|committee|government"
    r"|republic|kingdom|state|parliament|house|senate|bureau|directorate|secretariat|federal|press)\b"
    r"(?: (?:of|for|on|and|office|service)\b)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][^.!?]{1,60}?(?:\([A-Z][^)]{1,30}\)|\s(?:--|—|–|-)\s|\.\s?[-–—])")
_CAPTION = re.compile(r"(?:left|right|middle|centre|center|top|bottom|above|below|from left)\b[ :,(]", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-*•►▪✔·]|\(?[a-z0-9]{1,2}[.)/]|[QA][.:]|\d+/)\s")
_QUOTES = "\"'“”‘’«»„()[] "


def title_of(text: str) -> str:
    """The headline: a short line at the top that is no navigation, letterhead, byline, date or sentence of the body."""
    lines = list(islice(_lines(text), _HEAD_LINES + 1))
    title = next((line for line in _before_body(lines[:-1]) if _is_headline(line)), "")
    return " ".join(title.split())


def published_of(text: str) -> str:
    """The ISO date of publication as its first lines state it; empty where no line does or where it is ambiguous."""
    lines = list(islice(_lines(text), _HEAD_LINES))
    title = title_of(text)
    rest = [line for line in lines if " ".join(line.split()) != title]
    above = list(_before_body(rest))
    dates = chain(
        map(_published_in, lines),
        map(_date_line_in, above),
        map(_dateline_in, rest),
        map(_updated_in, above),
    )
    return next((found for found in dates if found), "")


def date_in(text: str) -> str:
    """The first calendar date of a line in ISO form; empty where there is none or day and month may be swapped."""
    found = _DATE.search(text)
    return _iso(found) if found else ""


def _lines(text: str) -> Iterator[str]:
    """The lines that are not blank, cut to what can matter: a text may be one line of megabytes."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start : min(end, start + 400)].strip()
        if line:
            yield line
        start = end + 1


def _before_body(lines: Sequence[str]) -> Iterator[str]:
    return takewhile(lambda line: not _is_body(line), lines)


def _is_body(line: str) -> bool:
    """Whether the text proper begins here, so that no headline can follow."""
    if len(line) > _LONGEST_TITLE:
        return not _is_navigation(line)
    if _is_navigation(line) or _CREDIT.match(line):
        return False
    if _ITEM.match(line) or _CAPTION.match(line) or (_DATELINE.match(line) and line[-1] in '.!?"”’'):
        return True
    return line.rstrip(_QUOTES)[-1:] in {".", ";", ","} and len(line.split()) > 4  # noqa: PLR2004 - a sentence


def _is_headline(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or line.rstrip(_QUOTES)[-1:] in {".", ":", ";", ",", "-", "–", "—"}:
        return False
    *_, last = line.split(" | ")
    if _is_navigation(line) or _CREDIT.match(line) or _LETTERHEAD.match(line) or _LETTERHEAD.match(last):
        return False
    if _is_mostly_date(line) or _CLOCK.match(line) or line[0] in "@#/":
        return False
    if line.lstrip(_QUOTES)[:1].islower() or re.search(r": \S+$", line) or (line[0] == "(" and line[-1] == ")"):
        return False
    return _reads_like_headline(last)


def _reads_like_headline(line: str) -> bool:
    """Whether a line has the words of a headline: in sentence case four of them, in title case six."""
    words = _WORD.findall(line)
    plain = [word for word in words if word[0].islower() and word not in _SMALL_WORDS]
    if all(word.isupper() for word in words) or (not plain and re.search(r" [-–—] ", line)):
        return False
    return len(words) >= (4 if len(plain) >= 2 else 5 if plain else 6)  # noqa: PLR2004


def _is_navigation(line: str) -> bool:
    parts = max(line.count(sign) for sign in (" | ", " > ", " / ", " · ", " • ", " » ", " › "))
    return parts > 1 or len(re.findall(r"\S\s{2,}\S", line)) > 1 or " > " in line or bool(_NAVIGATION.search(line))


def _is_mostly_date(line: str) -> bool:
    rest, dates = _DATE.subn(" ", line)
    return bool(dates) and len(_WORD.findall(_CLOCK.sub(" ", rest))) <= 4  # noqa: PLR2004


def _published_in(line: str) -> str:
    found = _PUBLISHED.search(line) or _POSTED_BY.match(line)
    if not found:
        return ""
    dated = _DATE.match(found["date"])
    return _iso(dated) if dated else ""


def _date_line_in(line: str) -> str:
    """The one date of a line that holds little else: a place, a name, a time, the paper."""
    if len(line) > _LONGEST_DATE_LINE or line[-1] in "?!:;":
        return ""
    line = re.split(_UPDATED, line)[0]
    if _LABELLED.search(line):
        return ""
    dates = {iso for found in _DATE.finditer(line) if (iso := _iso(found))}
    rest = _WORD.findall(_CLOCK.sub(" ", _DATE.sub(" ", line)))
    plain = [word for word in rest if word[0].islower() and word not in _SMALL_WORDS]
    return dates.pop() if len(dates) == 1 and len(plain) <= 1 and len(rest) <= 10 else ""  # noqa: PLR2004


def _dateline_in(line: str) -> str:
    found = _DATE.search(line, 0, 100)
    if not found:
        return ""
    before, after = line[: found.start()], line[found.end() :]
    if before and not _DATELINE_BEFORE.match(before):
        return ""
    follows = _DATELINE_AFTER.match(after) and not (not before and after.startswith(","))
    return _iso(found) if follows else ""


def _updated_in(line: str) -> str:
    found = _UPDATED.search(line)
    dated = _DATE.match(line, found.end()) if found and len(line) <= _LONGEST_DATE_LINE else None
    return _iso(dated) if dated else ""


def _iso(found: re.Match[str]) -> str:
    """The ISO date of a match; empty where it is no day of the calendar or where day and month may be swapped."""
    for nth in "1234":
        if found["y" + nth]:
            month, day = found["m" + nth], int(found["d" + nth])
            break
    else:
        return ""
    number = _MONTHS.index(month[:3].lower()) + 1 if month[0].isalpha() else int(month)
    if found["sep2"] in ("/", "-") and day <= 12 and number <= 12 and day != number:  # noqa: PLR2004 - months
        return ""
    if found["sep2"] in ("/", "-") and number > 12:  # noqa: PLR2004 - written month first
        number, day = day, number
    try:
        return date(int(found["y" + nth]), number, day).isoformat()
    except ValueError:
        return ""
