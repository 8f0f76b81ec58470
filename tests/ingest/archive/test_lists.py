"""Lists of letters show what stands for a file now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ingest.archive.archive import Archive, Provenance
from ingest.archive.lists import summaries
from ingest.archive.tables import DOCUMENTS
from ingest.archive.versions import Succession
from ingest.model import Tier
from tests.ingest.made_letters import ALL, PUBLIC, made


def test_replaced_versions_stand_in_no_list_and_tie_nothing(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive:
        keys = []
        for reference, further in (("A1/22", ()), ("B1/22", ("A1/22", "C1/22")), ("C1/22", ())):
            letter, passages, content = made("Text.", file=reference[0], reference=reference, further=further)
            archive.store(letter, passages, content, reference, Tier.OEFFENTLICH)
            keys.append(letter.source.document_id)
        assert set(archive.related(keys[0], PUBLIC)) == set(keys)
        letter, passages, content = made("Ohne Bezug.", file="B", reference="B1/22")
        replaced = Provenance(succession=Succession((keys[1],)))
        archive.store(letter, passages, content, "B1/22", Tier.OEFFENTLICH, provenance=replaced)
        assert archive.related(keys[0], PUBLIC) == [keys[0]]
        listed = {one.document_id: one for one in summaries(archive, ALL)}
        assert set(listed) == {keys[0], keys[2], letter.source.document_id}
        assert listed[keys[0]].title == "A1/22 vom 14.09.2022"


def test_the_fraction_is_that_of_the_head_or_unknown_where_it_cannot_be_read(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive:
        for name in ("SPD", None, "damaged"):
            letter, passages, content = made("Text.", file=str(name))
            letter = replace(letter, head=replace(letter.head, fraction=name))
            archive.store(letter, passages, content, str(name), Tier.OEFFENTLICH)
        with archive.change() as connection:
            connection.execute(DOCUMENTS.update().where(DOCUMENTS.c.file == "damaged").values(letter="{"))
        listed = {one.file: one.fraction for one in summaries(archive, ALL)}
        assert listed == {"SPD": "SPD", "None": None, "damaged": None}
