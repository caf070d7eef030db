"""The core of Ratify: articles, layers of annotation, review, formats and suggestions, without any Qt."""
