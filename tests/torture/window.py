"""The real window under torture: a child types keys into it and says what is decided, until it is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.torture.children import telling
from tests.torture.killing import Tally, before_of, heard, judge_steps, make_deal, told_in

WINDOW = "window"
_WORDS = 12
"""A kill waits for the project to be shown, and for up to so many decisions less one."""
_ROOT = Path(__file__).parents[2]
_KEYS = ("Space", "Space", "Space", "X", "J", "Return", "Ctrl+Z", "Ctrl+Shift+Z", "]", "C", "O", "Ctrl+Down", "Ctrl+Up")


def kill_window(wanted: int, random: Random) -> Tally:
    """Kill so many windows at random moments after the first decision."""
    tally = Tally()
    with TemporaryDirectory(prefix="ratify-torture-") as folder:
        path = Path(folder) / "tortured.ratify"
        make_deal(path)
        while tally.kills < wanted:
            before = before_of(path)
            seed = str(random.randrange(10**9))
            environment = os.environ | {"RATIFY_HOME": str(Path(folder) / "home"), "QT_QPA_PLATFORM": "offscreen"}
            command = [sys.executable, "-m", "tests.torture.window", str(path), seed]
            with subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE) as child:
                assert child.stdout is not None
                said = heard(child.stdout.fileno(), random.randint(1, _WORDS))
                time.sleep(random.uniform(0, 0.4))
                child.kill()
                told = told_in(said + child.stdout.read())
            faults = judge_steps(path, told, before)
            if not told:
                faults.append("the window never came up")
            tally.kills += 1
            tally.cut += bool(told)
            tally.survived += not faults
            tally.acknowledged += len(told)
            tally.faults += faults
    return tally


def main(path: Path, seed: int) -> None:
    """Show the window on a project and press random keys for ever."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest

    from desktop.app import first_window, prepare
    from tests.torture.acting import last_step, state_of

    app = prepare()
    window = first_window(app)
    window.show()
    window.start(path)
    random, tell = Random(seed), telling(sys.stdout.fileno())

    def told() -> None:
        store = window.session.store
        assert store is not None
        tell(step=last_step(store), state=state_of(store))

    def press() -> None:
        QTest.keySequence(window.centre.reader, QKeySequence(random.choice(_KEYS)))

    told()
    window.session.changed.connect(lambda _: told())
    timer = QTimer(window)
    timer.timeout.connect(press)
    timer.start(0)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
