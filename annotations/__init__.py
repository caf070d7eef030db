"""The core of Ratify: articles, layers of annotation, review, formats and suggestions, without any Qt."""

import os

# ONNX Runtime sends word of its use to its maker unless it finds this when it is loaded, here or in a process that is
# started from here. Its own call against that comes too late.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
