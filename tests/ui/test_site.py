"""The ground that pages stand on: the public address goes before the one that the server listens on."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.desk_double import DeskDouble
from ui.site import Site

NAME = "Fundstelle.example.org"


def test_without_a_public_address_the_page_is_where_it_listens() -> None:
    site = Site.over(DeskDouble().as_desk(), "http://127.0.0.1:7860")
    assert site.absolute("/stelle/0123456789abcdef/1-2") == "http://127.0.0.1:7860/stelle/0123456789abcdef/1-2"
    assert site.host == "127.0.0.1:7860" and not site.visitors.secure and not site.visitors.as_staff


def test_the_public_address_stands_in_links_and_makes_cookies_secure() -> None:
    desk = DeskDouble()
    desk.settings = replace(desk.settings, public_url=f"https://{NAME}")
    site = Site.over(desk.as_desk(), "http://127.0.0.1:7860", as_staff=True)
    assert site.absolute("/") == f"https://{NAME}/"
    assert site.host == NAME.lower() and site.visitors.secure and site.visitors.as_staff


def test_without_any_address_there_is_no_host() -> None:
    assert Site.over(DeskDouble().as_desk()).host == ""
