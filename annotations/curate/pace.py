"""Pace: how long a decision took, and whether a run of them was faster than anybody reads."""

from __future__ import annotations

from collections import deque

LONGEST = 300.0
"""Seconds after which somebody was away rather than looking."""
RUN = 10
"""Decisions that make a run."""
WORDS_A_MINUTE = 400
"""Faster than nearly everybody reads: adults read 238 words of English non-fiction a minute, most of them 175 to 300
(Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019)."""


class Pace:
    """The decisions of one run, each with the words that lay between it and the one before."""

    def __init__(self) -> None:
        self._run: deque[tuple[int, float]] = deque(maxlen=RUN)

    def add(self, words: int, seconds: float) -> bool:
        """Take in a decision; True where the last ten together were faster than reading.

        Each needs words / 400 minutes at least. A run is told of once: the next one begins anew.
        """
        self._run.append((words, seconds))
        if len(self._run) < RUN:
            return False
        needed = sum(words for words, _ in self._run) * 60 / WORDS_A_MINUTE
        if sum(seconds for _, seconds in self._run) >= needed:
            return False
        self._run.clear()
        return True

    def forget(self) -> None:
        """Begin a run anew: another article, or something that was not read in order."""
        self._run.clear()


def capped(seconds: float) -> float:
    """The time that counts as looking: five minutes at most."""
    return min(max(seconds, 0.0), LONGEST)
