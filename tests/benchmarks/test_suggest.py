"""The pipelines that ship: words per second, the time to load and to a first suggestion, memory, long and many texts.

Seconds are those of one core's work (CPU time), so that a busy machine changes little; prints, never judges.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from annotations.paths import resources
from annotations.suggest.pipeline import PIPELINES, annotate

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[2]
_ARTICLES = 60
_MANY = 10_000
_SIZES = (50_000, 500_000, 5_000_000)
_SAMPLES = [path.read_text(encoding="utf-8") for path in sorted((resources() / "samples" / "articles").glob("*.txt"))]
_TEXT = """SEOUL, Nov. {day} (Yonhap) -- South Korea and France signed a letter of intent on space debris on Monday.

Foreign Minister Cho Min-ho and French Ambassador Marie Dubois exchanged the signed copies at the Ministry of Science
and ICT in Sejong. Cho said the Korea AeroSpace Administration (KASA) would fly KOMPSAT-{day} in 2027.

The document covers satellite navigation, lunar exploration and the training of engineers. It follows the second
Korea-France Space Dialogue, held in Toulouse last June, and will be reviewed by both sides every year.

Zenthor Robotics, a start-up of Daejeon, won a contract for two radar instruments. The price was not disclosed, and
the company did not answer questions. Its head of sales, Park Ji-woo, spoke of a good day for everyone involved.
"""
_FRESH = """
import json, resource, sys, time
begun = time.perf_counter(), time.process_time()
from annotations.suggest.pipeline import PIPELINES, annotate
nlp = PIPELINES[sys.argv[1]].load()
loaded = time.perf_counter(), time.process_time()
text = sys.stdin.read()
rows = []
for _ in range(3):
    start = time.perf_counter(), time.process_time()
    list(annotate(nlp, [text]))
    rows.append([1000 * (time.perf_counter() - start[0]), 1000 * (time.process_time() - start[1])])
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([loaded[0] - begun[0], loaded[1] - begun[1], rows, memory]))
"""

pytestmark = [pytest.mark.benchmark(group="suggest"), pytest.mark.timeout(3600)]
pipelines = pytest.mark.parametrize("name", PIPELINES)


def article(number: int) -> str:
    """An article of some 500 words."""
    return "\n".join([_TEXT.format(day=number % 28 + 1)] * 4)


def loaded(name: str) -> Language:
    """A pipeline that ships, or a skipped test where its trained part has not been built."""
    try:
        return PIPELINES[name].load()
    except OSError as error:
        pytest.skip(str(error))


def once(benchmark: BenchmarkFixture, work: Any) -> Any:
    """What the work gives, measured once; what it took is printed by whoever asks."""
    return benchmark.pedantic(work, rounds=1)


def say(sentence: str) -> None:
    print(f"\n{sentence}")  # noqa: T201 - the point


@pipelines
def test_words_per_second(benchmark: BenchmarkFixture, name: str) -> None:
    nlp = loaded(name)
    texts = [_SAMPLES[nth % len(_SAMPLES)] for nth in range(_ARTICLES)]
    words = sum(len(nlp.make_doc(text)) for text in texts)
    between_blanks = sum(len(text.split()) for text in texts)
    took: list[float] = []

    def work() -> None:
        begun = time.process_time()
        for _ in annotate(nlp, texts):
            pass
        took.append(time.process_time() - begun)

    benchmark.pedantic(work, rounds=3, warmup_rounds=1)
    say(
        f"{name}: {words / min(took):,.0f} words/s of one core over {words:,} words of the sample articles"
        f" (as `spacy benchmark speed` counts them; {between_blanks / min(took):,.0f} between blanks)"
    )


@pipelines
def test_loading_and_a_first_suggestion_in_a_fresh_process(benchmark: BenchmarkFixture, name: str) -> None:
    loaded(name)
    command = [sys.executable, "-W", "ignore", "-c", _FRESH, name]

    def work() -> Any:
        done = subprocess.run(command, input=article(3), cwd=ROOT, check=True, capture_output=True, text=True)
        return json.loads(done.stdout)

    runs = [once(benchmark, work)] + [work() for _ in range(2)]
    load, load_cpu, rows, memory = min(runs, key=lambda run: run[1])
    first, later = rows[0], rows[-1]
    say(
        f"{name}: load {load:.2f} s ({load_cpu:.2f} s CPU), first article of 500 words {first[0]:.0f} ms "
        f"({first[1]:.0f} ms CPU), the third {later[0]:.0f} ms ({later[1]:.0f} ms CPU), memory {memory} MB"
    )


@pipelines
def test_one_long_article(benchmark: BenchmarkFixture, name: str) -> None:
    nlp = loaded(name)
    base = "\n\n".join(_SAMPLES)

    def work() -> list[tuple[int, float]]:
        rows: list[tuple[int, float]] = []
        for size in _SIZES:
            text = "\n\n".join(base.replace("20", f"{nth + 10:02d}") for nth in range(size // len(base) + 1))[:size]
            begun = time.process_time()
            list(annotate(nlp, [text]))
            rows.append((size, time.process_time() - begun))
        return rows

    rows = once(benchmark, work)
    table = "\n".join(
        f"{size:>12,} characters {taken:8.2f} s {1e6 * taken / size:8.2f} s per million" for size, taken in rows
    )
    say(f"{name}, one article:\n{table}")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere memory is counted in other units")
@pytest.mark.parametrize("jobs", [1, 2])
def test_many_articles_from_a_file_to_a_file(benchmark: BenchmarkFixture, tmp_path: Path, jobs: int) -> None:
    source, out = tmp_path / "many.jsonl", tmp_path / "out.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for nth in range(_MANY):
            text = f"{_TEXT.format(day=nth % 28 + 1)}\nRound {nth} of the talks, with Xk{nth}q, Yz{nth}w and Qr{nth}p."
            file.write(json.dumps({"id": f"a{nth}", "text": text}) + "\n")
    code = (
        "import resource, sys\nfrom annotations.cli import main\n"
        "if __name__ == '__main__':\n    try:\n        main()\n    finally:\n"
        "        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
        "        print([one.ru_maxrss // 1024 for one in used], sum(one.ru_utime for one in used), file=sys.stderr)\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code, encoding="utf-8")
    command = [sys.executable, "-W", "ignore", script, "predict", source, "--out", out, "--jobs", str(jobs)]

    def work() -> str:
        environment = {"PYTHONPATH": str(ROOT), "PATH": "", "RATIFY_HOME": str(tmp_path)}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        return done.stderr

    begun = time.perf_counter()
    printed = once(benchmark, work)
    say(
        f"{_MANY:,} articles, {jobs} jobs, in {time.perf_counter() - begun:.0f} s; peak memory in MB "
        f"[this process, the largest worker] and CPU seconds: {printed.strip()}"
    )
