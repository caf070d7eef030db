"""What the models that ship tell apart, in the order of their outputs; another order needs other models."""

from __future__ import annotations

LABELS = (
    "PERSON",
    "ROLE",
    "COUNTRY",
    "AGENCY",
    "GOVERNMENT",
    "ORGANIZATION",
    "PLACE",
    "MISSION",
    "SYSTEM",
    "EVENT",
    "TOPIC",
    "DATE",
    "AGREEMENT",
)
ROLES = ("party", "representative", "date", "place", "topic", "event")
KINDS = (
    "MOU",
    "LETTER_OF_INTENT",
    "ARRANGEMENT",
    "TREATY",
    "JOINT_STATEMENT",
    "CONTRACT",
    "PARTNERSHIP",
    "COMMITMENT",
    "DIALOGUE",
    "EXERCISE",
    "WORKING_GROUP",
    "MEETING",
)
STATUSES = ("SIGNED", "IN_FORCE", "AGREED", "UNDER_DISCUSSION", "PROPOSED", "ALLEGED", "ENDED")
