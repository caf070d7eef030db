"""Loads the light pipeline: the rules, then the network that ships, then the agreements."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotations.paths import resources
from annotations.suggest.components import LONGEST, NAMING, RULES, assembled, register_components, warm_up
from annotations.suggest.light.component import NAME, Light, register_light
from annotations.suggest.light.network import Sizes
from annotations.suggest.tokenizer import Tokenizer

if TYPE_CHECKING:
    from spacy.language import Language

_TOKENIZER = "ratify.Tokenizer.v1"


def load_light() -> Language:
    """The light pipeline, ready to use; nothing is downloaded."""
    register_components()
    nlp = load_network(light_folder())
    for name in RULES:
        nlp.add_pipe(name, before=NAME)
    for name in NAMING:
        nlp.add_pipe(name)
    warm_up(nlp)
    return nlp


def load_rules() -> Language:
    """The components that come before the network."""
    return assembled(RULES)


def light_folder() -> Path:
    """Where the network that ships is."""
    return resources() / "pipelines" / "light"


def new_network(sizes: Sizes) -> Language:
    """A spaCy pipeline of nothing but a fresh network."""
    import spacy

    _register()
    config = {"nlp": {"tokenizer": {"@tokenizers": _TOKENIZER}}}
    nlp = spacy.blank("en", config=config)
    nlp.add_pipe(NAME, config={"width": sizes.width, "depth": sizes.depth, "rows": list(sizes.rows)})
    return nlp


def load_network(folder: Path) -> Language:
    """The spaCy pipeline of nothing but the network, as `nlp.to_disk` wrote it."""
    import spacy

    attributes: Any = import_module("spacy.attrs")
    read = {attributes.NORM, attributes.PREFIX, attributes.SUFFIX, attributes.SHAPE}

    _register()
    nlp = spacy.load(folder)
    nlp.max_length = LONGEST
    vocab: Any = nlp.vocab  # the stub leaves this attribute out
    getters = vocab.lex_attr_getters
    # Everything else would be worked out anew for every word of every text, for nothing.
    for attribute in set(getters) - read:
        del getters[attribute]
    return nlp


def light_of(nlp: Language) -> Light:
    """The component of a pipeline that holds the network."""
    component: Any = nlp.get_pipe(NAME)
    return component


def _register() -> None:
    from spacy.util import registry

    register_light()
    tokenizers: Any = registry.tokenizers
    if _TOKENIZER not in tokenizers:
        tokenizers.register(_TOKENIZER, func=_tokenizer)


def _tokenizer() -> Callable[[Language], Tokenizer]:
    return _for_language


def _for_language(nlp: Language) -> Tokenizer:
    return Tokenizer(nlp.vocab)
