"""Training: stages of epochs over examples, with warm-up, decay and slower steps for lower layers."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import nn

from annotations.learn.encoder.batches import batches
from annotations.learn.encoder.examples import Example
from annotations.learn.encoder.network import SpanNetwork, link_loss, span_loss, tag_loss
from annotations.learn.encoder.recipe import Stage

_log = logging.getLogger(__name__)


def train(network: SpanNetwork, stage: Stage, epoch_examples: Callable[[int], Sequence[Example]]) -> None:
    """Train a network in place; each epoch asks for its examples anew, so that they may vary."""
    torch.manual_seed(stage.seed)
    chance = random.Random(stage.seed)
    first = epoch_examples(0)
    steps = stage.epochs * sum(1 for _ in batches(first, pieces=stage.batch_pieces, chance=random.Random(0)))
    optimizer = torch.optim.AdamW(list(_groups(network, stage)), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps, stage.warm_up))
    network.train()
    for epoch in range(stage.epochs):
        begun = time.monotonic()
        losses: list[float] = []
        linkings: list[float] = [0.0]
        for batch in batches(first if epoch == 0 else epoch_examples(epoch), pieces=stage.batch_pieces, chance=chance):
            with torch.autocast("cpu", torch.bfloat16):
                spans, tags, links = network(*batch.inputs())
            loss = span_loss(spans.float(), batch.allowed)
            if stage.link_weight:
                linked = link_loss(network.links, links.float(), batch.links)
                linkings.append(linked.item())
                loss = loss + stage.link_weight * linked
            loss = loss + stage.tag_weight * tag_loss(tags.float(), batch.tags)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        seconds = time.monotonic() - begun
        _log.info(
            "epoch %d: loss %.4f, of an agreement %.3f, %d steps, %.0f s",
            epoch + 1,
            sum(losses) / len(losses),
            sum(linkings) / len(linkings),
            len(losses),
            seconds,
        )


def _rate(step: int, steps: int, warm_up: float) -> float:
    rise = max(1, int(steps * warm_up))
    return step / rise if step < rise else max(0.02, (steps - step) / max(1, steps - rise))


def _groups(network: SpanNetwork, stage: Stage) -> Iterator[dict[str, object]]:
    """Give the heads the full rate, the encoder its own, less the lower the layer."""
    layers = network.encoder.encoder.layer
    inner = set(network.encoder.parameters())
    yield {"params": [p for p in network.parameters() if p not in inner], "lr": stage.head_rate}
    rate = stage.encoder_rate
    for layer in reversed(layers):
        yield {"params": list(layer.parameters()), "lr": rate}
        rate *= stage.layer_decay
    yield {"params": list(network.encoder.embeddings.parameters()), "lr": rate}
