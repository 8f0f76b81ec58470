"""Behaviour beyond the right citation: whether an answer meets what a gold item ``expects`` of it.

Each expectation stands for a way in which council letters mislead: another's words taken for the administration's, a
decision taken for a deed, half an answer taken for a whole one, a figure without its date.
"""

from __future__ import annotations

from eval.facts import holds_fact
from eval.gold import Expectations
from eval.prediction import Prediction

#: The notice's kind: "Die Unterlagen belegen nicht, dass …".
_PREMISE = "premise_unproven"


def unmet(expects: Expectations, prediction: Prediction) -> list[str]:
    """The names of the expectations that an answer does not meet.

    - ``speaker``: the first citation holds this speaker's words.
    - ``not_part``: no citation is from this part (what was done is not answered from what was decided).
    - ``partial``: the answer says, or does not say, that a part stays open.
    - ``notice``: a notice of this kind stands beside the answer.
    - ``status``: the question is answered, or it is not (near counts as not found).
    - ``text_has``: each string stands in the answer's text; "a|b" means either.
    - ``premise``: a notice says, or does not say, that the papers do not prove what the question takes for granted.
    - ``order``: each of these files is cited, first mentions in this order.

    Args:
        expects: What is expected; what it leaves out is not checked.
        prediction: The answer.

    Returns:
        Names in the order above; empty if all are met. A question left open meets neither speaker, part nor text.
    """
    answered = prediction.status == "answered"
    citations = prediction.citations if answered else ()
    checks = {
        "speaker": expects.speaker is None or (bool(citations) and citations[0].speaker == expects.speaker),
        "not_part": expects.not_part is None or (answered and all(c.part != expects.not_part for c in citations)),
        "partial": expects.partial is None or (answered and prediction.partial == expects.partial),
        "notice": expects.notice is None or any(notice.kind == expects.notice for notice in prediction.notices),
        "status": expects.status is None or answered == (expects.status == "answered"),
        "text_has": all(answered and holds_fact(prediction.answer, wanted) for wanted in expects.text_has),
        "premise": expects.premise is None or premise_unproven(prediction) == expects.premise,
        "order": _in_order([citation.file for citation in citations], expects.order),
    }
    return [name for name, met in checks.items() if not met]


def premise_unproven(prediction: Prediction) -> bool:
    """Whether a notice beside the answer says that the papers do not prove what the question takes for granted."""
    return any(notice.kind == _PREMISE for notice in prediction.notices)


def _in_order(files: list[str], wanted: tuple[str, ...]) -> bool:
    if any(file not in files for file in wanted):
        return False
    first = [files.index(file) for file in wanted]
    return first == sorted(first)
