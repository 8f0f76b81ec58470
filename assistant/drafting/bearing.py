"""Whether a passage of an earlier letter bears on a question of an enquiry.

The judge (:mod:`assistant.judge`) learned from single questions whose answer stands in a letter or nowhere. An enquiry
asks about one matter, and most of its questions were never answered before: so it counts as well how near passage and
question are, and how much of the enquiry's subject stands around the passage.

The weights are a logistic regression on 69 passages for 44 questions of 21 Karlsruhe enquiries, none of them in
``eval/data/drafts.jsonl``, replies and all later letters held out, labelled by reading (15 bear). Leaving one out, the
area under the curve is 0.90; with nearness alone 0.80, with the judge alone 0.75, with the subject alone 0.81. They
belong to the embedding model that ships.
"""

from __future__ import annotations

import math

from assistant.context import Context
from assistant.evidence import surroundings
from assistant.question import Part
from assistant.terms import coverage, terms, wording
from assistant.window import Window

#: Of the judge's confidence, of the cosine similarity of passage and question, of the share of the subject (each 0 to
#: 1), and the constant.
JUDGED, NEAR, SUBJECT, CONSTANT = 3.45, 11.81, 3.24, -11.42
#: From which probability on a passage bears on a question: of those labelled, half of what is kept then does, and 14 of
#: 15 that do are kept. Whoever drafts reads it beside the question and may strike it out; what is left out is lost.
LEAST = 0.12
#: A word lighter than this says little of a subject (:class:`assistant.terms.Term`).
LIGHT = 2.0


def bearing(context: Context, part: Part, window: Window, subject: str, confidence: float) -> float:
    """How likely a window bears on a part of an enquiry's question, 0 to 1.

    Args:
        context: The question.
        part: The part.
        window: The window.
        subject: What the enquiry is about; where that is unknown, the question itself says.
        confidence: That of the judge, 0 to 1.
    """
    near = context.found.passage_similarity.get(window.placed.passage.key, 0.0)
    about = [one for one in terms(subject or part.text) if one.weight >= LIGHT]
    shared = coverage(wording(surroundings(window)), about) if about else 0.0
    return 1 / (1 + math.exp(-(CONSTANT + JUDGED * confidence + NEAR * near + SUBJECT * shared)))
