"""The training of the light pipeline: from annotated articles to the network that ships, and on from there."""
