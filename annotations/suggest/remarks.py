"""What could not be taken over from a pipeline as it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Remarks:
    """Counts over all that was read so far."""

    unknown: Counter[str] = field(default_factory=Counter[str])
    """Labels that the map does not know, with the number of their spans."""
    crossing: int = 0
    """Spans that were left out because they cross longer ones."""
    trimmed: int = 0
    """Spans that had blanks at their edges, which were cut off."""

    def add(self, other: Remarks) -> None:
        """Count what another part of the work remarked."""
        self.unknown.update(other.unknown)
        self.crossing += other.crossing
        self.trimmed += other.trimmed
