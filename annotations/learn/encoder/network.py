"""The network: a small encoder, the looks that its lower-case pieces hide, hints of rules, and its heads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from annotations.learn.encoder.examples import IGNORED, WIDEST, Links
from annotations.suggest.encoder.hints import HINTS
from annotations.suggest.encoder.links import DISTANCES, LINES_APART, WIDTH
from annotations.suggest.encoder.words import GAPS, LINES, SHAPES
from annotations.suggest.labels import KINDS, LABELS, ROLES, STATUSES

TAGS = 3


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of the heads."""

    ends: int = 128
    dropout: float = 0.1


class SpanNetwork(nn.Module):
    """Pieces to a score per span and label, and to begin/inside tags per word and label."""

    def __init__(self, encoder: BertModel, sizes: Sizes) -> None:
        """Put fresh heads on an encoder."""
        super().__init__()
        self.encoder = encoder
        hidden: int = encoder.config.hidden_size
        self.looks = nn.ModuleList(nn.Embedding(count, hidden) for count in (SHAPES, GAPS, LINES))
        for table in self.looks:
            nn.init.normal_(table.weight, std=0.02)
        self.hints = nn.Linear(HINTS, hidden, bias=False)
        nn.init.zeros_(self.hints.weight)
        self.dropout = nn.Dropout(sizes.dropout)
        self.start = nn.Sequential(nn.Linear(hidden, sizes.ends), nn.GELU())
        self.end = nn.Sequential(nn.Linear(hidden, sizes.ends), nn.GELU())
        self.pair = nn.Linear(sizes.ends, len(LABELS) * sizes.ends, bias=False)
        self.start_score = nn.Linear(hidden, len(LABELS))
        self.end_score = nn.Linear(hidden, len(LABELS))
        self.inside_score = nn.Linear(hidden, len(LABELS))
        self.width_score = nn.Parameter(torch.full((WIDEST, len(LABELS)), -2.0))
        self.tag = nn.Linear(hidden, len(LABELS) * TAGS)
        nn.init.normal_(self.pair.weight, std=0.02)
        self.link_first = nn.Linear(hidden, 2 * WIDTH)
        self.link_last = nn.Linear(hidden, 2 * WIDTH)
        self.links = LinkHead()

    def forward(
        self, pieces: Tensor, looks: Tensor, hints: Tensor, mask: Tensor | None, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Span scores [batch, word, width, 1 + labels], tag scores [batch, word, labels, 3], link vectors of words."""
        hidden = self._encode(pieces, looks, hints, mask).float()
        heads = self.dropout(_pick(hidden, first))
        tails = self.dropout(_pick(hidden, last))
        spans = self._pairs(heads, tails) + self._sums(heads, tails) + self.width_score
        outside = torch.zeros_like(spans[..., :1])
        tags = self.tag(heads).unflatten(-1, (len(LABELS), TAGS))
        ahead, behind = self.link_first(heads), self.link_last(tails)
        links = torch.cat((ahead[..., :WIDTH], behind[..., :WIDTH], ahead[..., WIDTH:], behind[..., WIDTH:]), dim=-1)
        return torch.cat((outside, spans), dim=-1), tags, links

    def _encode(self, pieces: Tensor, looks: Tensor, hints: Tensor, mask: Tensor | None) -> Tensor:
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.hints(hints)
        for column, table in enumerate(self.looks):
            embedded = embedded + table(looks[..., column])
        return self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state

    def _pairs(self, heads: Tensor, tails: Tensor) -> Tensor:
        starts = self.pair(self.start(heads)).unflatten(-1, (len(LABELS), -1))
        ends = _ahead(self.end(tails))
        return (ends @ starts.transpose(-1, -2)) / starts.shape[-1] ** 0.5

    def _sums(self, heads: Tensor, tails: Tensor) -> Tensor:
        """Add what speaks for a start, for an end, and on average for the words between."""
        inside = self.inside_score(heads).cumsum(dim=1)
        before = nn.functional.pad(inside, (0, 0, 1, 0))[:, :-1]
        widths = torch.arange(1, WIDEST + 1, device=heads.device).view(1, 1, -1, 1)
        mean = (_ahead(inside) - before.unsqueeze(2)) / widths
        return self.start_score(heads).unsqueeze(2) + _ahead(self.end_score(tails)) + mean


class LinkHead(nn.Module):
    """Roles of pairs of spans, and kinds, statuses and sameness of mentions; in numpy it is `LinkScorer`."""

    def __init__(self) -> None:
        """Make fresh weights."""
        super().__init__()
        self.pair = nn.Linear(WIDTH, len(ROLES) * WIDTH, bias=False)
        self.label = nn.Embedding(len(LABELS), len(ROLES))
        self.distance = nn.Embedding(DISTANCES, len(ROLES))
        self.lines = nn.Embedding(LINES_APART, len(ROLES))
        self.kind = nn.Linear(WIDTH, len(KINDS))
        self.status = nn.Linear(WIDTH, len(STATUSES))
        self.same = nn.Linear(WIDTH, WIDTH, bias=False)
        self.same_distance = nn.Embedding(DISTANCES, 1)
        nn.init.constant_(self.label.weight, -2.0)
        for table in (self.distance, self.lines, self.same_distance):
            nn.init.zeros_(table.weight)

    def forward(self, words: Tensor, links: Links) -> Tensor:
        """The loss of one window, summed over its agreements, from the link vectors of its words [words, 4 * WIDTH]."""
        spans = torch.from_numpy(links.spans)
        rows = torch.from_numpy(links.mentions)
        begins, ends = words[spans[:, 0]], words[spans[:, 1]]
        mentions = torch.relu(begins[rows, :WIDTH] + ends[rows, WIDTH : 2 * WIDTH])
        fillers = torch.relu(begins[:, 2 * WIDTH : 3 * WIDTH] + ends[:, 3 * WIDTH :])
        owners = torch.from_numpy(links.owners)
        apart = torch.from_numpy(links.apart)
        scores = self._roles(mentions, fillers, spans[:, 2], apart, torch.from_numpy(links.lines))
        # An agreement's filler need only speak to one of its mentions.
        best = scores.unsqueeze(0).masked_fill(~owners[:, :, None, None], -1e4).amax(dim=1)
        best = torch.cat((torch.zeros_like(best[..., :1]), best), dim=-1)
        loss = _cross_entropy(best.flatten(0, 1), torch.from_numpy(links.roles).flatten())
        first, second = owners.nonzero(as_tuple=True)
        loss = loss + _cross_entropy(self.kind(mentions)[second], torch.from_numpy(links.kinds)[first])
        loss = loss + _cross_entropy(self.status(mentions)[second], torch.from_numpy(links.statuses)[first])
        return loss + self._sameness(mentions, owners, apart[:, rows])

    def _roles(self, mentions: Tensor, fillers: Tensor, labels: Tensor, apart: Tensor, lines: Tensor) -> Tensor:
        asked = self.pair(mentions).unflatten(-1, (len(ROLES), WIDTH))
        scores = torch.einsum("mrk,sk->msr", asked, fillers) / WIDTH**0.5
        return scores + self.label(labels)[None] + self.distance(apart) + self.lines(lines)

    def _sameness(self, mentions: Tensor, owners: Tensor, apart: Tensor) -> Tensor:
        together = (owners.float().T @ owners.float()) > 0
        scores = (self.same(mentions) @ mentions.T) / WIDTH**0.5 + self.same_distance(apart).squeeze(-1)
        losses = nn.functional.binary_cross_entropy_with_logits(scores, together.float(), reduction="none")
        return losses.triu(1).sum()


def _cross_entropy(scores: Tensor, right: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores, right, ignore_index=IGNORED, reduction="sum")


def link_loss(head: LinkHead, words: Tensor, links: list[Links | None]) -> Tensor:
    """The mean loss of an agreement, over a batch of windows."""
    kept = [(row, one) for row, one in enumerate(links) if one is not None]
    if not kept:
        return words.sum() * 0
    total = torch.stack([head(words[row], one) for row, one in kept]).sum()
    return total / sum(len(one.kinds) for _, one in kept)


def load_encoder(folder: Path) -> BertModel:
    """The pre-trained encoder of a folder, without attention dropout (slow here, and no gain)."""
    config = BertConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)
    return BertModel.from_pretrained(folder, config=config, add_pooling_layer=False, attn_implementation="sdpa")


def span_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability of the allowed classes, summed over spans, for one word."""
    bits = torch.arange(scores.shape[-1])
    permitted = (allowed.unsqueeze(-1) >> bits) & 1 == 1
    total = scores.logsumexp(-1)
    good = scores.masked_fill(~permitted, -1e4).logsumexp(-1)
    known = (allowed != (1 << scores.shape[-1]) - 1) & (allowed != 0)
    words = known.any(-1).sum().clamp(min=1)
    return ((total - good) * known).sum() / words


def tag_loss(scores: Tensor, tags: Tensor) -> Tensor:
    """The mean cross-entropy of the tags that are known."""
    kept = tags != IGNORED
    losses = nn.functional.cross_entropy(scores.flatten(0, 2), tags.flatten(), ignore_index=IGNORED, reduction="sum")
    return losses * len(LABELS) / kept.sum().clamp(min=1)


def _pick(hidden: Tensor, index: Tensor) -> Tensor:
    return hidden.gather(1, index.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))


def _ahead(values: Tensor) -> Tensor:
    """For each word the values of the word itself and of those after it, one row a width."""
    places = torch.arange(values.shape[1]).unsqueeze(1) + torch.arange(WIDEST)
    padded = nn.functional.pad(values, (0, 0, 0, WIDEST))
    # One gather instead of a slice for each width: the exported network has half as many nodes, and is faster for it.
    return padded.index_select(1, places.flatten()).unflatten(1, (-1, WIDEST))
