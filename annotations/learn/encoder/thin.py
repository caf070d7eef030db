"""A smaller network between the two stages: without some layers, and without the neurons that say least."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn
from transformers.models.bert.modeling_bert import BertLayer

from annotations.learn.encoder.batches import collate
from annotations.learn.encoder.examples import Example
from annotations.learn.encoder.network import SpanNetwork
from annotations.learn.encoder.recipe import Student


class _Activity:
    """The mean and the variance of what the neurons of a layer say, as they are seen."""

    def __init__(self, layer: BertLayer) -> None:
        self._sum = self._squares = torch.zeros(1, dtype=torch.float64)
        self._count = 0
        self._hook = layer.intermediate.register_forward_hook(self._see)

    def _see(self, module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        del module, inputs
        rows = output.flatten(0, -2).double()
        self._sum = self._sum + rows.sum(0)
        self._squares = self._squares + rows.square().sum(0)
        self._count += len(rows)

    def end(self) -> tuple[Tensor, Tensor]:
        """Look no further; mean and variance of each neuron."""
        self._hook.remove()
        mean = self._sum / self._count
        return mean, self._squares / self._count - mean.square()


def thin(network: SpanNetwork, student: Student, windows: Iterable[Example]) -> None:
    """Take layers and feed-forward neurons out of a network in place.

    Those neurons go whose mean can stand for them best: the variance over `windows` times the squared norm of the
    outgoing weights is the squared error of the layer's output that each of them brings by itself.
    """
    stack = network.encoder.encoder
    stack.layer = nn.ModuleList(layer for number, layer in enumerate(stack.layer) if number not in student.without)
    network.encoder.config.num_hidden_layers = len(stack.layer)
    activities = [_Activity(layer) for layer in stack.layer]
    network.eval()
    with torch.inference_mode():
        for window in windows:
            network(*collate([window]).inputs())
    for layer, activity in zip(stack.layer, activities, strict=True):
        _thin_layer(layer, student.neurons, *activity.end())


def _thin_layer(layer: BertLayer, neurons: int, mean: Tensor, variance: Tensor) -> None:
    inner, outer = layer.intermediate.dense, layer.output.dense
    error = variance * outer.weight.double().square().sum(0)
    order = error.argsort(descending=True, stable=True)
    stay, go = order[:neurons].sort().values, order[neurons:]
    with torch.no_grad():
        bias = outer.bias + (outer.weight[:, go].double() @ mean[go]).float()
        layer.intermediate.dense = _linear(inner.weight[stay], inner.bias[stay])
        layer.output.dense = _linear(outer.weight[:, stay], bias)


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight.copy_(weight)
    made.bias.copy_(bias)
    return made
