"""The quality of annotation: figures over model objects, no store and no files."""
