"""Suggestions: a spaCy pipeline that proposes spans and agreements."""
