"""The light pipeline: the rules, and a small network that learns quickly and tells what rules cannot."""
