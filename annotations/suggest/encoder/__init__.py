"""The trained spans: an encoder that reads words, hints of the rules and their context."""
