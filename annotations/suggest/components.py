"""Our components of spaCy: made known to it, and put into pipelines in the order in which they read a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotations.suggest.extensions import register_extensions
from annotations.suggest.reading import annotation_of

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 100_000_000
"""Characters of the longest text that a pipeline takes."""

RULES = ("ratify_sentences", "ratify_knowledge", "ratify_patterns", "ratify_vote")
"""What proposes candidates."""
ENCODER, OVERLAP = "ratify_encoder", "ratify_overlap"
"""Either decides which candidates stand."""
IDENTITIES = "ratify_identities"
NAMING = ("ratify_mentions", IDENTITIES, "ratify_agreements")
"""What tells of the spans that stand what they name, and which agreements they make."""

_FIRST_TEXT = (
    "OSLO, Nov. 25 -- Norway and France signed a memorandum of understanding on lunar exploration on Monday. "
    "Foreign Minister Jane Roe said the Norwegian Space Agency would join the Artemis programme in 2027."
)


def register_components() -> None:
    """Make our components and attributes known to spaCy, also for pipelines from elsewhere."""
    from annotations.suggest.agreements import register_agreements
    from annotations.suggest.encoder.component import register_encoder
    from annotations.suggest.identity import register_identities
    from annotations.suggest.knowledge import register_knowledge
    from annotations.suggest.mentions import register_mentions
    from annotations.suggest.overlap import register_overlap
    from annotations.suggest.patterns import register_patterns
    from annotations.suggest.sentences import register_sentences
    from annotations.suggest.vote import register_vote

    register_extensions()
    for register in (
        *(register_sentences, register_knowledge, register_patterns, register_vote, register_encoder),
        *(register_overlap, register_mentions, register_identities, register_agreements),
    ):
        register()


def assembled(
    components: Iterable[str], config: Mapping[str, dict[str, Any]] | None = None, *, words_only: bool = False
) -> Language:
    """A pipeline with our tokenizer and some components; `config` has what a component is to know, by its name.

    With `words_only` tokens have no shapes, affixes and the like: our rules read words, and these would be worked out
    anew for every word of every text.
    """
    import spacy

    from annotations.suggest.tokenizer import Tokenizer

    register_components()
    nlp = spacy.blank("en")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.max_length = LONGEST
    if words_only:
        vocab: Any = nlp.vocab  # the stub leaves this attribute out
        vocab.lex_attr_getters.clear()
    for name in components:
        nlp.add_pipe(name, config=(config or {}).get(name, {}))
    return nlp


def warm_up(nlp: Language) -> None:
    """Let a pipeline read what its parts read at their first text, so that nobody waits for it there; on one core."""
    threads: Any = import_module("threadpoolctl")
    # Our matrices are small: a second core would only wait for the next one, and keep other programs from their work.
    threads.threadpool_limits(limits=1, user_api="blas")
    # Not in a memory zone: what parts keep from now on must last.
    annotation_of(nlp(_FIRST_TEXT))
