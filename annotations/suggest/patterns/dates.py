"""Finds dates: calendar days, months and years, weekdays, and expressions relative to the day of the article."""

from __future__ import annotations

import re

from annotations.suggest.lexicon import lexicon
from annotations.suggest.patterns.reading import Reading


def _any(words: str) -> str:
    """An alternation of words as written, capitalised and in capitals."""
    forms = [form for word in words.split() for form in (word, word.capitalize(), word.upper())]
    return "(?:" + "|".join(sorted(set(forms), key=lambda form: (-len(form), form))) + ")"


_FULL_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_SHORT_MONTH = (
    "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\\.?"
)
_MONTH = f"(?:{_FULL_MONTH}|{_SHORT_MONTH})"
_WEEKDAY_NAME = (
    "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    "MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)"
)
_WEEKDAY = f"(?:{_WEEKDAY_NAME}|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)\\b\\.?)"
_YEAR = r"(?:1[6-9]|20|21)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\d)"
_DAYS = rf"{_DAY}(?:\s?[-–—/]\s?{_DAY})?"
_SEASON = _any("spring summer autumn winter")
_WHICH = _any("this last next that previous following")
_PART = _any("early late mid earlier later")
_UNIT = (
    "(?:fiscal\\s+year|financial\\s+year|calendar\\s+year|academic\\s+year|year|month|week|weekend|quarter|semester|"
    "decade|century|YEAR|MONTH|WEEK|Year|Month|Week)"
)
_DAYTIME = "(?:morning|afternoon|evening|night)"
_NUMBER = "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|an|several|a\\s+few|A|An|One|Two|Three|Four|Five)"
_FEAST = (
    "(?:Easter|Christmas(?:\\s+(?:Eve|Day))?|Ramadan|Nowruz|Diwali|Hanukkah|Thanksgiving|Eid(?:\\s+al-(?:Fitr|Adha))?|"
    "New\\s+Year(?:['’]s\\s+(?:Eve|Day))?|Lunar\\s+New\\s+Year|Chuseok|Earth\\s+Day|Independence\\s+Day|National\\s+Day|"
    "Labou?r\\s+Day|Memorial\\s+Day|Bastille\\s+Day|Victory\\s+Day|Yuri's\\s+Night|Cosmonautics\\s+Day|Navy\\s+Day)"
)

_ABSOLUTE = (
    rf"{_YEAR}[-./](?:0?[1-9]|1[0-2])[-./](?:3[01]|[12]\d|0?[1-9])(?![\d/])",
    rf"(?:{_WEEKDAY},?\s+)?\d{{1,2}}[./-]\d{{1,2}}[./-](?:{_YEAR}|\d\d)(?![\d/.-]\d)",
    rf"\d{{1,2}}-{_SHORT_MONTH}-(?:{_YEAR}|\d\d)\b",
    rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAYS}\s(?:of\s)?{_MONTH}(?![a-z])(?:,?\s{_YEAR}\b|\s(?:this|last|next)\s+year)?",
    rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s{_DAYS}(?!\d|[:.,]\d|\s?(?:%|percent\b))(?:,?\s{_YEAR}\b|,?\s(?:this|last|next)\s+year)?",
)
_PERIOD = (
    rf"{_MONTH},?\s(?:{_YEAR}\b|(?:of\s+)?(?:this|last|next|that|the\s+same|the\s+following)\s+year)",
    rf"{_SEASON}(?:\s+of)?\s+(?:{_YEAR}(?:[-–]\d\d(?:\d\d)?)?\b|(?:this|last|next)\s+year)",
    rf"{_WHICH}\s+(?:{_FULL_MONTH}|{_WEEKDAY_NAME}|{_SEASON})(?:\s+{_DAYTIME})?\b",
    rf"(?:{_any('same following previous next')})\s+(?:{_UNIT}|day)\b",
    rf"{_WHICH}\s+{_UNIT}\b",
    rf"(?:this|last|This|Last)\s+{_DAYTIME}\b",
    rf"(?:Q[1-4]|[1-4]Q|H[12])(?:\s|/|\s?of\s)?{_YEAR}\b|Q[1-4]\b",
    rf"(?:(?:in|In)\s+)?(?:fiscal|Fiscal|FY)(?:\s+(?:year|Year))?\s?(?:{_YEAR}|\d\d)(?:[-/–]\d\d(?:\d\d)?)?\b",
    rf"{_YEAR}[-–/](?:{_YEAR}|\d\d)(?![\d-]|\s?(?:MHz|GHz))",
    rf"{_YEAR}s\b",
    rf"{_YEAR}(?!\d|[:.,]\d|[-–](?:{_MONTH}|\w)|\s[A-Z]{{2}}\d)",
    rf"{_NUMBER}\s+(?:day|week|month|year|decade)s?\s+(?:ago|earlier)\b",
    r"(?:week|month|year|decade)s?\s+(?:ago|earlier)\b|year-end\b",
    _FEAST + r"(?:\s+(?:this|last|next)\s+year)?\b",
    rf"(?:fiscal\s+year|term|year|quarter)\s+(?:ending|ended)\s+(?:{_MONTH}\s{_DAYS},?\s{_YEAR}|{_MONTH}(?:\s{_YEAR})?)\b",
    rf"{_WEEKDAY_NAME}\s+{_DAY}\b",
    r"(?<=on the )\d{1,2}(?:st|nd|rd|th)(?=[,.;:)]|\s(?:that|it|in|at|by|and|with|when)\b)",
    r"(?<=\()(?:3[01]|[12]?\d)/(?:3[01]|[12]?\d)(?=\))",
)
_CORE = "(?:" + "|".join((*_ABSOLUTE, *_PERIOD, rf"{_WEEKDAY_NAME}\b", rf"{_FULL_MONTH}\b", rf"{_SEASON}\b")) + ")"
_QUALIFIER = (
    rf"(?:{_PART}[-\s]+(?:to\s+(?:mid|late)[-\s]+)?(?:in\s+)?|(?:end|beginning|start|middle|close)\s+of\s+(?:the\s+)?|"
    rf"(?:first|second|third|fourth|last|final|First|Second|Third|Fourth)\s+(?:quarter|half|week|months?)\s+of\s+(?:the\s+)?)"
)
_BOUNDARY = r"(?<![\w$€£¥#@/.\-–])"
_DATE = re.compile(
    rf"{_BOUNDARY}(?:{_QUALIFIER}{_CORE}|{_CORE}|"
    r"(?:end|beginning|start)\s+of\s+(?:the\s+|this\s+|next\s+|last\s+)?(?:fiscal\s+year|year|month|week|decade|century|quarter)\b|"
    r"(?:first|second|third|fourth|last)\s+(?:quarter|half)(?:\s+of\s+(?:the\s+|this\s+|next\s+|last\s+)?(?:fiscal\s+)?year)?\b|"
    r"(?:[Tt]oday|TODAY|[Yy]esterday|YESTERDAY|[Tt]omorrow|[Tt]onight)\b)"
)
_HINT = re.compile(
    r"\d\d|\d/\d|\d(?:st|nd|rd|th)\b|\d\s(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s\d|day\b|DAY\b|[Tt]o(?:day|night|morrow)|TODAY|year|week|month|quarter|Q[1-4]|half|decade|century|morning|night|"
    r"afternoon|evening|spring|summer|autumn|winter|Spring|Summer|Autumn|Winter|Year|" + _FULL_MONTH + "|" + _FEAST
)
_BARE_MONTH = re.compile(_FULL_MONTH)
_BARE_YEAR = re.compile(_YEAR)
_BARE_SEASON = re.compile(_SEASON)
_BEFORE_SEASON = lexicon("dates_rules", "before_season")
_AMBIGUOUS_MONTHS = frozenset({"May", "March", "August", "MAY", "MARCH"})
_BEFORE_MONTH = lexicon("dates_rules", "before_month")
_UNITS = re.compile(
    r"\s?(?:km|kilomet|m\b|met(?:re|er)|kg|kilogram|miles|feet|MHz|GHz|W\b|watts|people|students|satellites|dollars|tons|"
    r"tonnes|million|billion|euros|hours|UTC|GMT|hrs|local)"
)


def find_dates(reading: Reading) -> None:
    """Propose every date of the text."""
    text = reading.words.text
    position = 0
    while hint := _HINT.search(text, position):
        # A date is never longer than a line of some sixty characters; search only around a word that hints at one.
        window = max(position, hint.start() - 48)
        match = _DATE.search(text, window, min(len(text), hint.end() + 64))
        if match is None or not match.start() <= hint.end() <= match.end() + len("day"):
            position = hint.end()
            continue
        _propose(reading, match)
        position = max(match.end(), hint.end())


def _propose(reading: Reading, match: re.Match[str]) -> None:
    text, found = reading.words.text, match[0]
    start, end = match.span()
    for article in ("the ", "The ", "in ", "In ", "a year ", "a month ", "a week "):
        if found.startswith(article):
            cut = len(article.split()[0]) + 1
            start += cut
            found = found[cut:]
    if _BARE_YEAR.fullmatch(found):
        if _UNITS.match(text, end) is None:
            reading.add_text(start, end, "DATE", "dates.year")
    elif _BARE_MONTH.fullmatch(found):
        if _is_month(text, start, found):
            reading.add_text(start, end, "DATE", "dates.month")
    elif _BARE_SEASON.fullmatch(found):
        if _word_before(text, start) in _BEFORE_SEASON:
            reading.add_text(start, end, "DATE", "dates.season")
    else:
        reading.add_text(start, end, "DATE", "dates")


def _is_month(text: str, start: int, name: str) -> bool:
    """Whether a bare month is one, not a verb or a name."""
    if name not in _AMBIGUOUS_MONTHS:
        return True
    return _word_before(text, start) in _BEFORE_MONTH


def _word_before(text: str, start: int) -> str:
    before = [word for word in text[max(0, start - 16) : start].lower().split() if word != "the"]
    return before[-1].strip("(,") if before else ""
