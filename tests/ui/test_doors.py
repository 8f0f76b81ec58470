"""Who comes in, and what they may bring: a form of this page, of a size, of text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from tests.ui.desk_double import DeskDouble
from tests.ui.houses import ADDRESS, HERE
from ui import fault_pages
from ui.doors import (
    DOORS,
    Administration,
    Anyone,
    Classifier,
    DataProtection,
    SignedInOnly,
    Staff,
    expect_doors,
    own_path,
    posted,
)
from ui.site import Site

FORM = {"content-type": "application/x-www-form-urlencoded"}


def door(as_staff: bool) -> TestClient:
    web, site = FastAPI(), Site.over(DeskDouble().as_desk(), ADDRESS, as_staff)
    web.state.site = site
    read: list[bytes] = []

    @web.get("/offen")
    def everyone(visitor: Anyone) -> str:
        return visitor.principal.name

    @web.post("/nur")
    async def only(request: Request, visitor: Staff) -> str:
        read.append(await request.body())
        return visitor.principal.name

    @web.post("/formular")
    async def form(request: Request, visitor: Anyone, most: int = 100_000) -> dict[str, str]:
        return await posted(request, most)

    fault_pages.add(web, site)
    return TestClient(web, base_url=ADDRESS, client=HERE)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with door(as_staff=False) as client:
        yield client


def test_everyone_comes_in_and_only_staff_is_staff(client: TestClient) -> None:
    assert client.get("/offen").json() == "public"
    assert door(as_staff=True).get("/offen").json() == "staff"
    assert door(as_staff=True).post("/nur", content=b"x").json() == "staff"


def test_staffs_door_is_not_there_for_others_whatever_they_bring(client: TestClient) -> None:
    absent, shut = client.post("/nirgends", content=b"x"), client.post("/nur", content=b"x" * 10_000)
    assert (shut.status_code, shut.text, shut.headers) == (absent.status_code, absent.text, absent.headers)
    assert shut.status_code == 404


def test_a_forms_fields_come_as_typed(client: TestClient) -> None:
    fields = {"frage": "Wann öffnet das Bad? 1 & 2 = 3 %", "leer": "", "zeilen": "a\nb"}
    assert client.post("/formular", data=fields).json() == fields
    assert client.post("/formular", content=b"a=1&a=2", headers=FORM).json() == {"a": "2"}
    assert client.post("/formular", content=b"", headers=FORM).json() == {}


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b'{"a": "b"}', {"content-type": "application/json"}),
        (b"a=b", {}),
        (b"--x\r\n\r\n--x--", {"content-type": "multipart/form-data; boundary=x"}),
        (b"a=%ff", FORM),
        (b"a=\xc3\xa4", FORM),
        (b"&".join(b"a%d=1" % number for number in range(101)), FORM),
    ],
)
def test_anything_else_is_refused_in_words(client: TestClient, content: bytes, headers: dict[str, str]) -> None:
    answer = client.post("/formular", content=content, headers=headers)
    assert answer.status_code == 400 and "Erwartet wird ein Formular dieser Seite" in answer.text


def test_a_form_that_is_too_long_is_not_read_on(client: TestClient) -> None:
    answer = client.post("/formular", content=b"a=" + b"x" * 100_000, headers=FORM)
    assert answer.status_code == 400 and "mehr als 100 Kilobyte" in answer.text
    assert client.post("/formular?most=5000", content=b"a=" + b"x" * 6_000, headers=FORM).status_code == 400


def test_every_door_but_one_is_closed_to_the_public(client: TestClient) -> None:
    web, site = FastAPI(), Site.over(DeskDouble().as_desk(), ADDRESS)
    web.state.site = site

    @web.get("/amt")
    def officer(visitor: Staff) -> None: ...

    @web.get("/einstufung")
    def classifying(visitor: Classifier) -> None: ...

    @web.get("/schutz")
    def protector(visitor: DataProtection) -> None: ...

    @web.get("/pflege")
    def keeper(visitor: Administration) -> None: ...

    @web.get("/konto")
    def known(visitor: SignedInOnly) -> None: ...

    fault_pages.add(web, site)
    routes = [route for route in web.routes if isinstance(route, APIRoute)]
    expect_doors(routes)
    assert len(routes) == len(DOORS) - 1
    public, officer_here = (TestClient(web, base_url=ADDRESS, client=HERE) for _ in range(2))
    assert [public.get(route.path).status_code for route in routes] == [404] * 5
    site.visitors.as_staff = True
    assert [officer_here.get(route.path).status_code for route in routes] == [200, 200, 200, 200, 404]


def test_two_doors_are_as_bad_as_none() -> None:
    web = FastAPI()

    @web.get("/beide")
    def both(one: Staff, other: Anyone) -> None: ...

    with pytest.raises(ValueError, match="/beide"):
        expect_doors(route for route in web.routes if isinstance(route, APIRoute))


@pytest.mark.parametrize(
    ("wanted", "path"),
    [("/suche?q=a", "/suche?q=a"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example", "/"),
     ("/a\nb", "/"), ("", "/"), ("/", "/")],
)  # fmt: skip
def test_only_a_path_of_ours_is_gone_back_to(wanted: str, path: str) -> None:
    assert own_path(wanted) == path
