"""20,000 paints and signals in a process of their own: a binding that miscounts references dies here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TIMES = 20_000

PAINT_AND_EMIT = f"""
from PySide6.QtWidgets import QApplication
from annotations.model import Annotation, Article, Sheet, Span, SpanId
from annotations.schema import default_schema
from annotations.walk import Focus
from desktop.reader.view import Reader

app = QApplication([])
text = "KASA met ISRO in Seoul."
spans = (Span(0, 4, "AGENCY", SpanId(1)), Span(9, 13, "AGENCY", SpanId(2)), Span(17, 22, "PLACE", SpanId(3)))
sheet = Sheet(Article("a", text), Annotation(spans[:1]), Annotation(spans[1:]), {{}}, {{}})
painted = 0
class Counted(Reader):
    def paintEvent(self, event):
        global painted
        painted += 1
        super().paintEvent(event)
reader = Counted()
reader.glide_ms = 0
reader.resize(320, 120)
heard = []
reader.selection_changed.connect(heard.append)
reader.span_clicked.connect(heard.append)
reader.show_sheet(sheet, default_schema())
reader.show()
app.processEvents()
painted = 0
for nth in range({TIMES}):
    reader.set_focus(Focus(span=SpanId(nth % 3 + 1)))
    reader.select((0, 4) if nth % 2 else None)
    reader.span_clicked.emit(nth)
    reader.viewport().repaint()
    heard.clear()
print(painted)
"""


@pytest.mark.slow
def test_painting_and_emitting_20000_times_leaves_the_interpreter_alive() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PAINT_AND_EMIT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == [str(TIMES)], done.stderr[-2000:]
