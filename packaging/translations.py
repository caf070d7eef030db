"""Bring the translations up to date with the code, and compile them: `make translations`.

Writes resources/translations/ratify_LANGUAGE.ts, keeping what is translated, and ratify_LANGUAGE.qm beside it.
Prints what has no translation yet.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "translations"
LANGUAGES = ("ko",)

Text = tuple[str, str]


def main() -> int:
    """Update and compile every language; 1 where a text has no translation."""
    missing = 0
    for language in LANGUAGES:
        path = FOLDER / f"ratify_{language}.ts"
        untranslated = write(path, language, texts().texts(), read(path))
        compile_to_qm(path)
        for context, text in untranslated:
            sys.stdout.write(f"{language}: {context}: {text}\n")
        missing += len(untranslated)
    return 1 if missing else 0


def texts() -> ModuleType:
    """The module beside this one that finds the texts in the code."""
    spec = spec_from_file_location("texts", Path(__file__).with_name("texts.py"))
    if spec is None or spec.loader is None:
        raise FileNotFoundError("texts.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> dict[Text, str]:
    """What is translated already."""
    if not path.is_file():
        return {}
    found: dict[Text, str] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.findtext("translation", "")
            if translation:
                found[name, message.findtext("source", "")] = translation
    return found


def write(path: Path, language: str, wanted: dict[Text, str], known: dict[Text, str]) -> list[Text]:
    """Write every text, with its translation where there is one; those that have none.

    A text that is translated in another context is taken from there.
    """
    anywhere = {text: translation for (_, text), translation in known.items()}
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    missing: list[Text] = []
    for name in sorted({context for context, _ in wanted}):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for text in (text for where, text in wanted if where == name):
            message = ET.SubElement(context, "message")
            ET.SubElement(message, "source").text = text
            translation = known.get((name, text), anywhere.get(text, ""))
            said = ET.SubElement(message, "translation")
            said.text = translation
            if not translation:
                said.set("type", "unfinished")
                missing.append((name, text))
    ET.indent(root, space="    ")
    path.parent.mkdir(parents=True, exist_ok=True)
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def compile_to_qm(path: Path) -> None:
    """Make the file that Qt loads."""
    import PySide6

    programs = [Path(sys.executable).with_name("pyside6-lrelease"), Path(PySide6.__file__).with_name("lrelease")]
    program = next(each for each in programs if each.exists())
    subprocess.run([program, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)  # noqa: S603 - Qt's own tool


if __name__ == "__main__":
    sys.exit(main())
