"""The settings of a training: all of them, in one place, with the values that the shipped model was trained with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides about a training, beside its pairs.

    Attributes:
        seed: Of everything that is drawn; the same seed gives the same rows in the same order.
        epochs: Passes over the pairs; each draws other answers, titles and wordings.
        learning_rate: The highest; it rises over the first tenth of the steps and falls by a cosine to 0.
        scale: What cosines are multiplied with before the softmax of the loss.
        batch: Rows of a step; the other rows' answers are its negatives. Letters stay whole, so it may be some more.
        length: Tokens of a text that are looked at while training.
        weight_decay: Of matrices; biases and layer norms have none (Loshchilov and Hutter 2019, arXiv 1711.05101).
        mined_title_share: Of the letters of mined pairs, how many (0 to 1) stand behind the title of their paper.
        written_title_share: The same of letters that questions were written for.
        written_question_share: Of these letters, how many show each answer behind the question that it answers there,
            as in the index.
        written_reworded_share: Of written questions, how many are reworded; mined ones always go through it.
    """

    seed: int = 1
    epochs: int = 2
    learning_rate: float = 8e-5
    scale: float = 30.0
    batch: int = 96
    length: int = 160
    weight_decay: float = 0.01
    mined_title_share: float = 0.6
    written_title_share: float = 0.9
    written_question_share: float = 0.75
    written_reworded_share: float = 0.2
