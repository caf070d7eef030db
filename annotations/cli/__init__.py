"""The command line: it parses, calls the steps of the core, prints, and ends with an exit code."""

from annotations.cli.app import main

__all__ = ["main"]
