"""Whether brat's own code verifies our files and writes them back: python tests/interop/brat_verifier.py [BRAT].

brat is in no package index: BRAT is a checkout of https://github.com/nlplab/brat; without it the script makes one.
"""

from __future__ import annotations

import builtins
import shutil
import subprocess
import sys
import types
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from environments import begin, files_of

SOURCE = "https://github.com/nlplab/brat"
FEW = 20


def main() -> None:
    """Try articles of the usual schema, then names that brat cannot store as they are."""
    begin()
    from training_articles import training_records

    from tests.core.formats.corpus import ROLES, SCHEMA, hard_records
    from tests.core.formats.test_brat_names import odd_record, odd_schema

    folder = files_of("brat")
    code = checkout(folder)
    there_and_back([*training_records(ROLES), *hard_records()], SCHEMA, folder / "data", code)
    there_and_back([odd_record()], odd_schema(), folder / "odd", code)


def there_and_back(records: list[Any], schema: Any, data: Path, code: Path) -> None:
    """Write, let brat verify and rewrite, read, compare."""
    from annotations.formats.brat import Brat

    folder = data.parent
    shutil.rmtree(data, ignore_errors=True)
    path = folder / "articles.brat.zip"
    with path.open("wb") as out:
        Brat().write(iter(records), out, schema=schema)
    with ZipFile(path) as archive:
        archive.extractall(data)
    rewritten = verify(data, code)
    found = list(Brat().read(data))
    equal = sum(one == record for one, record in zip(found, records, strict=True))
    print(f"Of {len(records)} articles that brat wrote again {equal} came back equal, with {rewritten} lines.")
    if found != records:
        sys.exit("They differ.")


def checkout(folder: Path) -> Path:
    """The folder of brat's server code."""
    brat = Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "checkout"
    if not brat.exists():
        git = shutil.which("git") or sys.exit(f"Without git, name a checkout of {SOURCE}.")
        subprocess.run([git, "clone", "--quiet", "--depth", "1", SOURCE, brat], check=True)
    return brat / "server" / "src"


def verify(data: Path, code: Path) -> int:
    """Parse and verify every document, write its annotations as brat does, and give back how many lines that were."""
    sys.path[:0] = [str(code), str(code.parent / "lib")]
    _allow_old_modes()
    _configure(data)
    import annotation
    from projectconfig import ProjectConfiguration
    from verify_annotations import verify_annotation

    config = ProjectConfiguration(str(data))
    config.get_entity_types()
    config.get_event_types()
    config.get_attribute_types()
    issues = [f"annotation.conf: {one}" for one in _warnings()]
    lines = 0
    for path in sorted(data.glob("*.ann")):
        stem = str(path.with_suffix(""))
        with annotation.TextAnnotations(stem, read_only=True) as document:
            issues += [f"{path.name}: line {line + 1} was not parsed" for line in document.failed_lines]
            issues += [f"{path.name}: {one.human_readable_str()}" for one in verify_annotation(document, config)]
            content = str(document)
        lines += content.count("\n")
        with path.open("w", encoding="utf-8", newline="") as out:
            out.write(content)
    incomplete = [issue for issue in issues if "Incomplete" in issue]
    wrong = [issue for issue in issues if issue not in incomplete]
    print(f"brat verified {len(list(data.glob('*.ann')))} documents: {len(wrong)} errors or warnings,")
    print(f"{len(incomplete)} agreements with fewer parties than the schema wants, such as {incomplete[:1]}")
    for issue in wrong[:FEW]:
        print("  ", issue)
    if wrong:
        sys.exit("brat finds fault with our files.")
    return lines


def _warnings() -> list[str]:
    """What brat would tell its user of the configuration."""
    from message import Messager

    told: dict[str, Any] = {}
    Messager.output_json(told)
    return [str(one) for one in told.get("messages", [])]


def _configure(data: Path) -> None:
    """What brat's installer would write."""
    settings: Any = types.ModuleType("config")
    settings.BASE_DIR = settings.DATA_DIR = settings.WORK_DIR = settings.BACKUP_DIR = str(data)
    sys.modules["config"] = settings


def _allow_old_modes() -> None:
    """Brat opens its files with mode "rU", which means "r" and is gone since Python 3.11."""
    import codecs

    real, real_codecs = builtins.open, codecs.open

    def opened(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        return real(file, mode.replace("U", ""), *rest, **named)

    def opened_codecs(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        return real_codecs(file, mode.replace("U", ""), *rest, **named)

    builtins.open, codecs.open = opened, opened_codecs


if __name__ == "__main__":
    main()
