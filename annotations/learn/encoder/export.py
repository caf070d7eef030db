"""Export: a trained network to ONNX in whole numbers of eight bits, a scale for each channel."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from annotations.learn.encoder.network import LinkHead, SpanNetwork
from annotations.suggest.encoder.hints import HINTS
from annotations.suggest.encoder.reader import CONFIG, LINKS, NETWORK, VOCABULARY

_INPUTS = ("pieces", "looks", "hints", "first", "last")
_OUTPUTS = ("scores", "tags", "links")


class _OneWindow(nn.Module):
    """The network without a mask: at run time a window is read alone."""

    def __init__(self, network: SpanNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, looks: Tensor, hints: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        return self.network(pieces, looks, hints, None, first, last)


def export(network: SpanNetwork, folder: Path, *, is_quantized: bool = True) -> Path:
    """Write the network as `encoder.onnx` into a folder and return its path."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    target = folder / NETWORK
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _trace(network, plain)
        if not is_quantized:
            shutil.copy(plain, target)
        else:
            types = ["MatMul", "Gather"]
            quantize_dynamic(plain, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=types)
    tables = {name: table.detach().numpy().astype("float16") for name, table in _link_tables(network.links)}
    np.savez(folder / LINKS, **tables)
    return target


def _link_tables(head: LinkHead) -> Iterator[tuple[str, Tensor]]:
    """The weights of the links as `LinkScorer` names them."""
    for name, table in head.named_parameters():
        stem, _, part = name.partition(".")
        yield (stem if part == "weight" else f"{stem}_bias"), table


def _trace(network: SpanNetwork, path: Path) -> None:
    network.eval()
    network.encoder.set_attn_implementation("eager")
    words = torch.arange(1, 9).unsqueeze(0)
    looks = torch.zeros((1, 10, 3), dtype=torch.long)
    sample = (torch.full((1, 10), 1000), looks, torch.zeros(1, 10, HINTS), words, words)
    axes = {name: {1: "word" if name in ("first", "last", *_OUTPUTS) else "piece"} for name in (*_INPUTS, *_OUTPUTS)}
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _OneWindow(network).eval(),
            sample,
            path,
            input_names=list(_INPUTS),
            output_names=list(_OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def write_config(folder: Path, vocabulary: Path, *, longest: int, calibration: dict[str, object]) -> None:
    """Write what the encoder's user needs beside the network: window, calibration, vocabulary."""
    shutil.copy(vocabulary, folder / VOCABULARY)
    config = {"longest": longest, "calibration": calibration}
    (folder / CONFIG).write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
