"""A Whisper model that always hears the same words, small enough to be made in a test.

Its layers are all zeros, so what comes out at each step depends on nothing but the step: the position's own vector
goes through the last norm, and the row of the token that is to stand there answers to it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs.whisper_spec import WhisperSpec  # type: ignore[import-untyped]
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

SIZE, MELS, STEPS = 16, 80, 448
WORDS = ("Ġwe", "Ġleft", "Ġat", "Ġnight")
SPECIAL = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|en|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
)
TIMES = tuple(f"<|{number * 0.02:.2f}|>" for number in range(1501))


def make_model(folder: Path) -> Path:
    """A folder with the model that hears "we left at night" from 0 to 1 seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = [*letters, *WORDS, *SPECIAL, *TIMES]
    heard = ["<|0.00|>", *WORDS, "<|1.00|>", "<|endoftext|>"]
    spec = WhisperSpec(1, 2, 1, 2)
    _fill(spec, len(tokens), [tokens.index(token) for token in heard])
    spec.register_vocabulary(tokens)
    spec.validate()
    spec.save(str(folder))
    _tokenizer(tokens).save(str(folder / "tokenizer.json"))
    return folder


def _fill(spec: Any, tokens: int, heard: list[int]) -> None:
    def zeros(*shape: int) -> np.ndarray[Any, np.dtype[np.float32]]:
        return np.zeros(shape, np.float32)

    def norm(layer: Any, gamma: float = 0.0) -> None:
        layer.gamma, layer.beta = np.full(SIZE, gamma, np.float32), zeros(SIZE)

    def linear(layer: Any, rows: int, columns: int) -> None:
        layer.weight, layer.bias = zeros(rows, columns), zeros(rows)

    def attention(layer: Any, *, crossed: bool) -> None:
        norm(layer.layer_norm)
        shapes = (SIZE, 2 * SIZE, SIZE) if crossed else (3 * SIZE, SIZE)
        for one, rows in zip(layer.linear, shapes, strict=True):
            linear(one, rows, SIZE)

    def forward(layer: Any) -> None:
        norm(layer.layer_norm)
        linear(layer.linear_0, 4 * SIZE, SIZE)
        linear(layer.linear_1, SIZE, 4 * SIZE)

    encoder, decoder = spec.encoder, spec.decoder
    for conv, channels in ((encoder.conv1, MELS), (encoder.conv2, SIZE)):
        conv.weight, conv.bias = zeros(SIZE, channels, 3), zeros(SIZE)
    encoder.position_encodings.encodings = zeros(1500, SIZE)
    norm(encoder.layer_norm)
    attention(encoder.layer[0].self_attention, crossed=False)
    forward(encoder.layer[0].ffn)
    decoder.embeddings.weight = zeros(tokens, SIZE)
    steps = zeros(STEPS, SIZE)
    steps[np.arange(STEPS), np.minimum(np.arange(STEPS), SIZE - 1)] = 1.0
    decoder.position_encodings.encodings = steps
    norm(decoder.layer_norm, 1.0)
    attention(decoder.layer[0].self_attention, crossed=False)
    attention(decoder.layer[0].attention, crossed=True)
    forward(decoder.layer[0].ffn)
    answers = zeros(tokens, SIZE)
    for step, token in enumerate(heard):
        answers[token, step] = 10.0
    decoder.projection.weight = answers


def _tokenizer(tokens: list[str]) -> Tokenizer:
    made = Tokenizer(models.BPE(vocab={token: number for number, token in enumerate(tokens)}, merges=[]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    return made
