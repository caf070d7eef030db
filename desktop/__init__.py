"""The Qt application: it shows what the core holds and passes an analyst's decisions on to it."""
