"""Training of the span encoder; needs torch, which the application does not."""
