"""What nobody plainly calls public is not: letters with no mark, one that cannot be read, two that differ."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.desk import Desk
from assistant.model import PUBLIC
from ingest.settings import SHIPPED_MODEL, Settings
from tests.letters import letter_text
from tests.scoreboard.counting import Promised
from tests.scoreboard.secrecy.furnishing import WordEmbedder

_WORDS = st.sampled_from(("vertraulich", "Vertraulich", "VERTRAULICH", "ver-\ntraulich", "vertrau lich", "vertraullch"))
_TICKED = st.sampled_from(("☒", "☑", "[x]", "[X]", "x", "X", "■", "✓", "(x)"))
_UNREADABLE = st.sampled_from(("", "?", "l]", "I", "¤", "_", "%", "LJ|", "8"))
_CLOSED = st.sampled_from(
    ("nichtöffentlich", "NICHTÖFFENTLICH", "Nicht öffentlich", "Vertraulich", "VS-NfD", "nur für den Dienstgebrauch",
     "nicht zur Veröffentlichung", "Nichtöffentliche Sitzung", "*** vertraulich ***", "nichtoeffentlich")
)  # fmt: skip
#: Marks that say nothing, or that it is confidential.
MARKS = st.one_of(
    st.just(""),
    _WORDS,
    st.builds("{} {}".format, _TICKED, _WORDS),
    st.builds("{} {}".format, _UNREADABLE, _WORDS),
    st.builds("□ vertraulich\n\n{} vertraulich".format, _TICKED),
    st.builds("□ vertraulich\n\n{}".format, _CLOSED),
)
#: File names that contradict a mark that says public; what stands before and after them.
NAMES = st.builds(
    "{}_{}{}".format,
    st.sampled_from(("Vorlage", "AF1-23", "Anlage 2")),
    st.sampled_from(("nichtoeffentlich", "NÖ", "vertraulich", "Nichtöffentlich", "nicht-öffentlich", "NOE")),
    st.sampled_from(("", "_final", "-2")),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk.open(Settings(tmp_path_factory.mktemp("deny") / "data", SHIPPED_MODEL)) as opened:
        opened._machinery._embedder = WordEmbedder()  # type: ignore[assignment]
        yield opened


def taken_in(desk: Desk, folder: Path, number: int, mark: str, name: str) -> str:
    """Take a letter in without a word on who may see it; the number makes its bytes its own."""
    path = folder / f"{name}.txt"
    path.write_text(letter_text(mark=mark, first=f"Das Freibad öffnet nach {number} Tagen wieder."), encoding="utf-8")
    (report,) = desk.ingest([path])
    assert report.document_id, report
    return report.document_id


_NUMBERS = iter(range(10**6))
_SETTINGS = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))


def _invisible(desk: Desk, key: str) -> bool:
    return desk.letter(key, PUBLIC) is None and all(one.document_id != key for one in desk.letters(PUBLIC))


@pytest.mark.promise(5)
def test_no_letter_is_public_unless_its_mark_plainly_says_so(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, promised: Promised
) -> None:
    folder = tmp_path_factory.mktemp("marks")

    @settings(_SETTINGS, max_examples=promised.size(60, 500))
    @given(mark=MARKS)
    def unlabelled(mark: str) -> None:
        key = taken_in(desk, folder, next(_NUMBERS), mark, f"brief-{next(_NUMBERS)}")
        promised.case(_invisible(desk, key), f"a letter with the mark {mark!r} is public")

    @settings(_SETTINGS, max_examples=promised.size(20, 200))
    @given(name=NAMES)
    def contradicted(name: str) -> None:
        key = taken_in(desk, folder, next(_NUMBERS), "□ vertraulich", f"{name}")
        promised.case(_invisible(desk, key), f"a letter in the file {name!r} is public")

    unlabelled()
    contradicted()
    assert desk.scope(PUBLIC).letters == len(desk.letters(PUBLIC))


def test_one_that_is_plainly_unticked_is_public(desk: Desk, tmp_path: Path) -> None:
    """The control: else everything is hidden, and the test above holds nothing."""
    assert not _invisible(desk, taken_in(desk, tmp_path, next(_NUMBERS), "□ vertraulich", "AF7-23"))
