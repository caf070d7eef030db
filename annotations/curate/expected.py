"""What to expect of suggestions that nobody looked at, by what an analyst decided on others like them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

ENOUGH = 30
"""Decisions below which a share says too little to be told."""
_Z = 1.96
"""The normal quantile of 95 %."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Suggestions that wait, and how those like them were decided one by one."""

    waiting: int
    decided: int
    accepted: int

    @property
    def is_known(self) -> bool:
        """Whether there are enough decisions to say anything."""
        return self.decided >= ENOUGH

    @property
    def wrong(self) -> int:
        """How many of those that wait would probably be wrong: their number times (wrong + 1/2) / (decided + 1).

        The share is the mean of the posterior under Jeffreys' prior, Beta(1/2, 1/2), so that a record without a
        mistake does not promise none (Brown, Cai and DasGupta, "Interval Estimation for a Binomial Proportion",
        Statistical Science 16, 2001).
        """
        return round(self.waiting * (self.decided - self.accepted + 0.5) / (self.decided + 1))

    @property
    def at_worst(self) -> int:
        """How many might be wrong: their number times the upper end of Wilson's interval of 95 %.

        (p + z²/2n + z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) (Wilson, "Probable inference, the law of succession, and
        statistical inference", JASA 22, 1927).
        """
        if not self.decided:
            return self.waiting
        n, share = self.decided, (self.decided - self.accepted) / self.decided
        middle = share + _Z**2 / (2 * n)
        reach = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
        return min(round(self.waiting * (middle + reach) / (1 + _Z**2 / n)), self.waiting)
