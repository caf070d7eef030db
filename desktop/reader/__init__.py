"""The text in the middle of the window: an article with its spans and agreements painted over it."""
