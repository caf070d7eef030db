"""The panes beside the text, one per file: each redraws from the session and keeps no data of its own."""
