"""Fine-tuning: questions are drawn near their answers and away from all others, on two cores.

The loss is sentence-transformers' MultipleNegativesRankingLoss (van den Oord et al. 2018, arXiv 1807.03748): a
question's negatives are the other answers of its batch. The loop is ours (docs/decisions/0021-training.md): texts of a
batch go through the encoder in order of length, in bfloat16; word vectors are frozen, for a small corpus moves only the
words it holds; dropout is off.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ingest.embedded_model import PACKAGE, place
from ingest.embedding import clean, load
from ingest.errors import BadInput
from ingest.model_folder import PROMPTS, write_fp32_folder
from ingest.model_manifest import sha256_of
from ingest.network import WEIGHTS, WORDS, from_folder
from training import record
from training.letters import Progress
from training.record import Training
from training.rows import Row, digest
from training.settings import Settings

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

CHUNK = 32
"""Texts that go through the encoder together."""

TRIAL = 3
"""Steps after which the time of a step is known, where there is a budget of time."""

_CLIPPED = 1.0
_WARM_UP = 10


def fine_tune(
    base: Path,
    steps: Sequence[Sequence[Row]],
    settings: Settings,
    out: Path,
    progress: Progress | None = None,
    *,
    minutes: float | None = None,
) -> Training:
    """Train a model and write it as an fp32 folder, with the record of its training.

    Args:
        base: The fp32 folder to begin with.
        steps: The batches in their order.
        settings: The settings.
        out: The folder to make; absent, empty, or an earlier model folder.
        progress: Called after each step.
        minutes: Time that the steps may take; fewer are then made. The result depends on the machine.

    Returns:
        The record that lies in the folder, too.

    Raises:
        BadInput: If ``base`` is no such folder, there is no batch, or ``out`` is something else.
    """
    if not steps:
        expected = f"Erwartet werden mindestens {settings.batch // 2} Paare"
        raise BadInput(expected, "gefunden wurden weniger", "bitte mehr Schreiben aufnehmen.")
    network, before = from_folder(base), record.read(base)
    model = _opened(base, settings)
    seconds = minutes * 60 if minutes is not None else None
    losses = list(_train(model, steps, settings, progress or (lambda done, total, what: None), seconds))
    done = [row for step in steps[: len(losses)] for row in step]
    training = Training(
        base=before.base if before else PACKAGE,
        base_sha256=sha256_of(base / WEIGHTS),
        settings=asdict(settings),
        rows=len(done),
        rows_sha256=digest(done),
        papers=len({row.paper for row in done}),
        losses=losses,
    )
    tensors = _tensors(model)
    trained = replace(network, tensors={name: tensors.get(name, old) for name, old in network.tensors.items()})

    def fill(new: Path) -> None:
        write_fp32_folder(trained, new)
        record.write(training, new)

    place(out, fill)
    return training


def cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _opened(base: Path, settings: Settings) -> SentenceTransformer:
    """The model, ready to be trained: on a GPU where there is one."""
    import torch

    torch.manual_seed(settings.seed)
    torch.set_num_threads(cores())
    model = load(base)
    model.to("cuda" if torch.cuda.is_available() else "cpu")
    model.max_seq_length = settings.length
    for name, parameter in model.named_parameters():
        if name.endswith(WORDS):
            parameter.requires_grad_(False)
    model.eval()  # without dropout; gradients flow all the same
    return model


def _train(
    model: SentenceTransformer,
    steps: Sequence[Sequence[Row]],
    settings: Settings,
    progress: Progress,
    seconds: float | None,
) -> Iterator[float]:
    """Train step by step; gives the loss of each."""
    import torch
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    decaying = [parameter for parameter in parameters if parameter.dim() > 1]
    steady = [parameter for parameter in parameters if parameter.dim() < 2]
    optimizer = torch.optim.AdamW(
        [
            {"params": decaying, "weight_decay": settings.weight_decay},
            {"params": steady, "weight_decay": 0.0},
        ],
        lr=settings.learning_rate,
    )
    loss_of = MultipleNegativesRankingLoss(model, scale=settings.scale)
    total, begun = len(steps), time.monotonic()
    for number, step in enumerate(steps):
        if number >= total:
            return
        for group in optimizer.param_groups:
            group["lr"] = settings.learning_rate * rate_share(number, total)
        questions = encoded(model, [row.question for row in step], PROMPTS["query"])
        answers = encoded(model, [row.answer for row in step], PROMPTS["passage"])
        loss = loss_of.compute_loss_from_embeddings([questions, answers], None)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, _CLIPPED)
        optimizer.step()
        optimizer.zero_grad()
        if seconds is not None and number + 1 == TRIAL:
            total = affordable(total, time.monotonic() - begun, seconds)
        value = float(loss.item())
        progress(number + 1, total, f"Training, Verlust {value:.2f}")
        yield value


def rate_share(step: int, total: int) -> float:
    """Share of the highest learning rate (0 to 1) at a step, counted from 0: it rises for a tenth, then a cosine."""
    rising = max(1, total // _WARM_UP)
    if step < rising:
        return (step + 1) / rising
    return 0.5 * (1 + math.cos(math.pi * (step - rising) / max(1, total - rising)))


def affordable(total: int, trial_seconds: float, seconds: float) -> int:
    """Number of steps that fit into a budget, at least those of the trial.

    Args:
        total: Steps that the rows give.
        trial_seconds: What the first :data:`TRIAL` steps took.
        seconds: The budget.
    """
    return max(TRIAL, min(total, int(seconds * TRIAL / trial_seconds)))


def encoded(model: SentenceTransformer, texts: Sequence[str], prompt: str) -> torch.Tensor:
    """Vectors of texts with gradients, one row a text, in their order.

    They go through the encoder by length: a short text is not padded to the longest of the batch.
    """
    import torch

    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    device = model.device.type
    parts = []
    for start in range(0, len(order), CHUNK):
        features = model.preprocess([prompt + clean(texts[number]) for number in order[start : start + CHUNK]])
        features = {name: value.to(device) if hasattr(value, "to") else value for name, value in features.items()}
        with torch.autocast(device, dtype=torch.bfloat16):
            parts.append(model(features)["sentence_embedding"].float())
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back]


def _tensors(model: SentenceTransformer) -> dict[str, Any]:
    """The trained tensors by BERT's names, float32."""
    starts = ("embeddings.", "encoder.", "pooler.")
    found = {}
    for name, tensor in model.state_dict().items():
        at = min((name.index(start) for start in starts if start in name), default=None)
        if at is not None:
            found[name[at:]] = np.ascontiguousarray(tensor.detach().cpu().float().numpy())
    return found
