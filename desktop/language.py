"""The language of the window: English in the code, others from resources/translations."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from annotations.paths import resources

LANGUAGES = {"en": "English", "ko": "한국어"}
"""The languages there are, each by its own name."""
SYSTEM_LANGUAGE = ""
"""The choice of language that follows the desktop."""

_installed: list[QTranslator] = []
_spoken = ["en"]


def language_for(choice: str) -> str:
    """The language of a choice: itself, or the first of the desktop's languages that Ratify speaks."""
    if choice in LANGUAGES:
        return choice
    wanted = (name.partition("-")[0].partition("_")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in wanted if language in LANGUAGES), "en")


def speak(app: QApplication, choice: str) -> str:
    """Translate everything that is made from now on, Qt's own texts too; the language that is spoken."""
    while _installed:
        app.removeTranslator(_installed.pop())
    language = language_for(choice)
    folder = str(resources() / "translations")
    for name, place in (("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), ("ratify", folder)):
        translator = QTranslator(app)
        if language != "en" and translator.load(f"{name}_{language}", place):
            app.installTranslator(translator)
            _installed.append(translator)
    _spoken[0] = language
    return language


def in_language(page: Path) -> Path:
    """A page in the language that is spoken, where there is one; else the English one."""
    own = page.parent / _spoken[0] / page.name
    return own if own.is_file() else page


def date_form() -> str:
    """How a day is written, in Qt's letters."""
    return QCoreApplication.translate("dates", "d MMM yyyy")


def day_text(day: str) -> str:
    """A day in ISO form as it is read; what is no date stays as it is."""
    return _written(day, date_form())


def short_day_text(day: str) -> str:
    """A day in ISO form as it is read where its year is known."""
    return _written(day, QCoreApplication.translate("dates", "d MMM"))


def month_text(month: str) -> str:
    """A month as 2026-11, as it is read; a year, or what is no date, stays as it is."""
    date = QDate.fromString(f"{month}-01", Qt.DateFormat.ISODate)
    return QLocale().toString(date, QCoreApplication.translate("dates", "MMM yyyy")) if date.isValid() else month


def _written(day: str, form: str) -> str:
    date = QDate.fromString(day, Qt.DateFormat.ISODate)
    return QLocale().toString(date, form) if date.isValid() else day
