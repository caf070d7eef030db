"""Training: from annotated articles to the models that the pipeline loads."""
