"""A project file: SQLite, and no SQL anywhere else."""

from annotations.store.store import Store

__all__ = ["Store"]
