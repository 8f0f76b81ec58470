"""An archive for each corpus: its own, kept, brought up to date, and with nothing else in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from eval.corpus_archive import CLEARANCES, SAMPLES, archive_folder, desk_over, find_corpus
from ingest.errors import BadInput, DirectoryInUse, FundstelleError, IndexUnusable
from ingest.pipeline import IngestReport, Outcome
from ingest.settings import Settings


class RecordingDesk:
    """Stands for a desk: what it was given, kept in its directory as the archive would."""

    given: list[list[str]]
    clearances: Path | None = None
    stale = False

    def __init__(self, settings: Settings) -> None:
        self.directory = settings.data_dir
        self.given = []
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        (settings.data_dir / "archive").touch()

    def ingest(
        self,
        paths: Sequence[Path],
        progress: Callable[[int, int, str], None],
        clearances: Path | None,
    ) -> list[IngestReport]:
        self.given.append([path.name for path in paths])
        self.clearances = clearances
        for done, path in enumerate(paths):
            progress(done, len(paths), path.name)
            if "abbruch" in path.name:
                raise FundstelleError("Erwartet wird Platz", "gefunden wurde keiner", "bitte aufräumen")
        outcomes = [Outcome.REFUSED if "leer" in path.name else Outcome.TAKEN_IN for path in paths]
        return [
            IngestReport(str(path), outcome, message="nicht lesbar" * (outcome is Outcome.REFUSED))
            for path, outcome in zip(paths, outcomes, strict=True)
        ]

    def ask(self, question: str) -> None:
        if self.stale:
            raise IndexUnusable("Erwartet wird ein Index dieses Modells", "gefunden wurde ein anderer", "neu aufbauen")

    def reindex(self, progress: Callable[[int, int, str], None]) -> None:
        progress(1, 1, "a")
        self.stale = False

    def close(self) -> None:
        pass


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "data", tmp_path / "model")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    letters = tmp_path / "letters"
    letters.mkdir()
    for name in ("a", "b"):
        (letters / f"{name}.txt").write_text(f"Brief {name}", encoding="utf-8")
    return letters


def taken_in(folder: Path, settings: Settings) -> list[list[str]]:
    opener: Any = RecordingDesk
    with desk_over(find_corpus(folder), settings, opener) as desk:
        recorded: Any = desk
        return list(recorded.given)


def test_the_first_call_takes_all_in_and_the_next_nothing(folder: Path, settings: Settings) -> None:
    assert taken_in(folder, settings) == [["a.txt", "b.txt"]]
    assert taken_in(folder, settings) == []


def test_only_a_new_letter_is_taken_in(folder: Path, settings: Settings) -> None:
    taken_in(folder, settings)
    (folder / "c.txt").write_text("Brief c", encoding="utf-8")
    assert taken_in(folder, settings) == [["c.txt"]]


def test_a_changed_letter_alone_is_taken_in_again(folder: Path, settings: Settings) -> None:
    taken_in(folder, settings)
    home = archive_folder(folder, settings)
    (home / "old").touch()
    (folder / "a.txt").write_text("Anderer Brief", encoding="utf-8")
    assert taken_in(folder, settings) == [["a.txt"]]
    assert (home / "old").exists(), "in the same archive"


def test_all_are_offered_again_to_another_reader(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in(folder, settings)
    monkeypatch.setattr("eval.corpus_archive.READER", 99)
    assert taken_in(folder, settings) == [["a.txt", "b.txt"]]
    assert taken_in(folder, settings) == []


@pytest.mark.parametrize("change", ["removed", "renamed"])
def test_what_is_gone_leaves_nothing_behind(folder: Path, settings: Settings, change: str) -> None:
    taken_in(folder, settings)
    home = archive_folder(folder, settings)
    (home / "old").touch()
    path = folder / "a.txt"
    if change == "removed":
        path.unlink()
    else:
        path.rename(folder / "z.txt")
    assert len(taken_in(folder, settings)[0]) == len(list(folder.iterdir()))
    assert not (home / "old").exists()


def test_an_interrupted_call_is_made_good(folder: Path, settings: Settings) -> None:
    (folder / "abbruch.txt").write_text("Brief", encoding="utf-8")
    with pytest.raises(FundstelleError):
        taken_in(folder, settings)
    (folder / "abbruch.txt").unlink()
    assert taken_in(folder, settings) == [["a.txt", "b.txt"]]


def test_an_archive_in_use_is_not_removed(folder: Path, settings: Settings) -> None:
    taken_in(folder, settings)
    (folder / "a.txt").unlink()

    def busy(_: Settings) -> Any:
        raise DirectoryInUse("Erwartet wird ein freies Verzeichnis", "es ist belegt", "bitte warten")

    with pytest.raises(DirectoryInUse), desk_over(find_corpus(folder), settings, busy):
        pass
    assert (archive_folder(folder, settings) / "archive").exists()


def test_each_corpus_has_an_archive_of_its_own(folder: Path, settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    homes = {archive_folder(folder, settings), archive_folder(other, settings), archive_folder(SAMPLES, settings)}
    assert len(homes) == 3
    assert all(home.parent == settings.data_dir / "eval" for home in homes)
    assert archive_folder(folder / ".." / "letters", settings) == archive_folder(folder, settings)


def test_what_is_refused_is_named(folder: Path, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "leer-fast.txt").write_text("x", encoding="utf-8")
    taken_in(folder, settings)
    assert "leer-fast.txt: nicht lesbar" in capsys.readouterr().err


def test_files_without_text_are_left_out_and_named(folder: Path, settings: Settings) -> None:
    (folder / "scan.txt").touch()
    (folder / "brief.doc").touch()
    assert find_corpus(folder).unreadable == ("scan.txt", "1 .doc")
    assert taken_in(folder, settings) == [["a.txt", "b.txt"]]


def test_clearances_that_ship_are_used(folder: Path, settings: Settings) -> None:
    opener: Any = RecordingDesk
    with desk_over(find_corpus(None), settings, opener) as desk:
        shipped: Any = desk
        assert shipped.clearances == SAMPLES.resolve() / CLEARANCES
    with desk_over(find_corpus(folder), settings, opener) as desk:
        plain: Any = desk
        assert plain.clearances is None


def test_no_folder_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        find_corpus(tmp_path / "absent")


def test_indexes_of_another_model_are_built_anew(folder: Path, settings: Settings) -> None:
    class StaleDesk(RecordingDesk):
        stale = True

    opener: Any = StaleDesk
    with desk_over(find_corpus(folder), settings, opener) as desk:
        desk.ask("Wie viele?")
