"""Links come back as they were found, and show nobody what they may not see."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.archive.archive import Archive
from ingest.archive.links import connected
from ingest.links.links import Link, LinkKind, links
from ingest.model import LetterKind, Tier
from tests.ingest.made_letters import ALL, CLOSED, PUBLIC
from tests.ingest.made_vorgang import (
    ENQUIRY_ANSWERED,
    FIRST,
    HEAD,
    LAST,
    POINT,
    RESOLUTION,
    SERIES,
    UNDATED,
    Made,
    key,
    letter,
    put,
    read,
)


def sources(found: list[Link]) -> list[str]:
    return [link.source for link in found]


def leads_to(archive: Archive, link: Link, tiers: frozenset[Tier] = PUBLIC) -> list[str]:
    return [target.document_id for target in archive.links.targets(link, tiers)]


def test_what_a_letter_points_at_comes_back(archive: Archive) -> None:
    put(archive, [FIRST])
    document_id = FIRST.source.document_id
    assert archive.links.of(document_id, PUBLIC) == list(links(FIRST, read(FIRST)))
    assert archive.links.of(document_id, CLOSED) == archive.links.of("nichts", PUBLIC) == []
    archive.remove(document_id)
    assert archive.links.of(document_id, PUBLIC) == []


def test_storing_again_replaces_the_links(archive: Archive) -> None:
    put(archive, [FIRST, FIRST])
    assert archive.links.of(FIRST.source.document_id, PUBLIC) == list(links(FIRST, read(FIRST)))


def test_what_points_at_a_paper_by_date_and_at_a_point_of_it(archive: Archive) -> None:
    put(archive, reversed(SERIES))
    whole = [link for link in archive.links.to("a 0093/15", PUBLIC) if link.item is None]
    assert sources([link for link in whole if link.kind in (LinkKind.SAME_PAPER, LinkKind.CONTROLS)]) == [
        key(one, 1) for one in (RESOLUTION, FIRST, LAST, UNDATED)
    ]
    assert sources(archive.links.to("A0093/15", PUBLIC, "2a")) == [
        key(FIRST, 5),
        key(LAST, 3),
        key(ENQUIRY_ANSWERED, 2),
        key(UNDATED, 3),
    ]
    assert archive.links.to("A0093/16", PUBLIC) == []


def test_a_misread_reference_is_the_same_paper_but_pieschen_is_not_plauen(archive: Archive) -> None:
    names = ("V-Pi00013/19", "V-Pl00013/19", "V-PI00013/19")
    made = [letter(LetterKind.RESOLUTION, name, Made(HEAD, None, f"Beschluss zu {name}")) for name in names]
    put(archive, made)
    pieschen, plauen, unclear = (one.source.document_id for one in made)
    assert {source[:16] for source in sources(archive.links.to("V-Pi00013/19", PUBLIC))} == {pieschen, unclear}
    assert archive.related(pieschen, PUBLIC) == [pieschen]
    archive.remove(plauen)
    assert set(archive.related(pieschen, PUBLIC)) == {pieschen, unclear}


def test_where_a_link_leads(archive: Archive) -> None:
    put(archive, SERIES)
    mine = {(link.kind, link.item): link for link in archive.links.of(UNDATED.source.document_id, PUBLIC)}
    assert leads_to(archive, mine[LinkKind.CONTROLS, None]) == [RESOLUTION.source.document_id]
    assert leads_to(archive, mine[LinkKind.FOLLOWS, None]) == [FIRST.source.document_id]
    assert leads_to(archive, mine[LinkKind.ANNOUNCES, None]) == [], "nobody knows which letters are later"
    (coming,) = [link for link in archive.links.of(FIRST.source.document_id, PUBLIC) if link.kind is LinkKind.ANNOUNCES]
    assert leads_to(archive, coming) == [LAST.source.document_id], "the next one, though it came on another day"


def test_a_link_to_what_is_not_here_is_kept(archive: Archive) -> None:
    put(archive, [RESOLUTION])
    (link,) = archive.links.to("V0210/14", PUBLIC)
    assert link.number == "5" and leads_to(archive, link) == []
    own = [one for one in archive.links.of(RESOLUTION.source.document_id, PUBLIC) if one.reference is None]
    assert [leads_to(archive, one) for one in own] == [[]]


def test_a_session_leads_to_its_minutes(archive: Archive) -> None:
    minutes = letter(LetterKind.MINUTES, "SR/018/2015", Made(HEAD, None, "Niederschrift SR/018/2015"))
    put(archive, [RESOLUTION, minutes])
    (link,) = [one for one in archive.links.of(RESOLUTION.source.document_id, PUBLIC) if one.kind is LinkKind.SESSION]
    assert leads_to(archive, link) == [minutes.source.document_id]
    assert archive.related(minutes.source.document_id, PUBLIC) == [minutes.source.document_id], "a session ties nothing"


def test_the_second_resolution_of_a_letter_leads_to_it_too(archive: Archive) -> None:
    head = Made(HEAD, None, "Beschlusskontrolle zu A0116/15 und A0772/13")
    control = letter(LetterKind.RESOLUTION_CONTROL, "A0116/15", head, date="2016-03-01", further=("A0772/13",))
    mention = letter(LetterKind.OTHER, "V0001/16", Made(POINT, "1", "Die Beschlusskontrolle zu A0772/13 fehlt."))
    put(archive, [control, mention])
    (link,) = archive.links.to("A0772/13", PUBLIC)[1:]
    assert (link.kind, link.letter) == (LinkKind.MENTIONS, LetterKind.RESOLUTION_CONTROL)
    assert leads_to(archive, link) == [control.source.document_id]
    assert sources(archive.links.to_letter(control.source.document_id, PUBLIC)) == [key(mention, 1)]
    assert archive.links.to_letter(control.source.document_id, CLOSED) == []


def test_a_hidden_letter_is_neither_source_nor_target(archive: Archive) -> None:
    put(archive, [FIRST], Tier.NICHTOEFFENTLICH)
    put(archive, [UNDATED])
    mine = next(one for one in archive.links.of(UNDATED.source.document_id, PUBLIC) if one.kind is LinkKind.FOLLOWS)
    assert leads_to(archive, mine) == [] and leads_to(archive, mine, ALL) == [FIRST.source.document_id]
    assert {source[:16] for source in sources(archive.links.to("A0093/15", PUBLIC))} == {UNDATED.source.document_id}
    assert archive.links.to_letter(FIRST.source.document_id, PUBLIC) == []
    assert archive.links.to_letter(FIRST.source.document_id, ALL) == [mine]


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 6).map(str)), max_size=12))
def test_groups_are_the_connected_parts(ties: list[tuple[str, str]]) -> None:
    documents = list("hgfedcba")
    groups = connected(documents, ties)
    for document in documents:
        reached = {document}
        for _ in documents:
            references = {reference for holder, reference in ties if holder in reached}
            reached |= {holder for holder, reference in ties if reference in references}
        assert groups[document] == tuple(other for other in documents if other in reached)
