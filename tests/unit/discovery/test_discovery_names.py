import pytest

from reiskaart.reality.discovery.names import readable


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("add_to_cart", "Add to cart"),
        ("addToCart", "Add to cart"),
        ("add-to-cart", "Add to cart"),
        ("ADD_TO_CART", "Add to cart"),
        ("Create Fine", "Create fine"),
        ("viewFAQPage", "View FAQ page"),
        ("CRP", "CRP"),
        ("IV Liquid", "IV liquid"),
        ("check-in at desk", "Check-in at desk"),
        ("bekijk prijzen", "Bekijk prijzen"),
        ("één afspraak", "Één afspraak"),
        ("/nl/prijzen/", "Nl prijzen"),
        ("Bejegening (houding / gedrag)", "Bejegening (houding / gedrag)"),
        ("Openingstijden en/of route", "Openingstijden en/of route"),
        ("Versie 2.0 + bijlage", "Versie 2.0 + bijlage"),
        ("view_item detail", "View item detail"),
        ("https://www.salon.nl/prijzen", "Salon nl prijzen"),
        ("/", "/"),
        ("  ", "–"),
    ],
)
def test_one_name(raw: str, name: str) -> None:
    assert readable([raw]) == [name]


def test_a_beginning_that_all_share_goes() -> None:
    assert readable(["shop.add_to_cart", "shop.view_item", "shop.buyNow"]) == ["Add to cart", "View item", "Buy now"]
    assert readable(["view_a", "view_b"]) == ["View a", "View b"]


def test_codes_that_most_have_go() -> None:
    raw = ["Confirmation of receipt", "T02 Check confirmation of receipt", "T07-1 Draft advice", "T10 Determine"]
    assert readable(raw) == ["Confirmation of receipt", "Check confirmation of receipt", "Draft advice", "Determine"]


def test_codes_that_tell_names_apart_stay() -> None:
    assert readable(["T1 Visit", "T2 Visit"]) == ["T1 visit", "T2 visit"]


def test_names_that_read_alike_keep_their_raw_name() -> None:
    assert readable(["add_to_cart", "addToCart"]) == ["Add to cart (add_to_cart)", "Add to cart (addToCart)"]
    assert len(set(readable(["a_b", "a b", "a__b", "a_b "]))) == 4


def test_long_names_are_cut() -> None:
    (name,) = readable(["word " * 100])
    assert len(name) <= 80
    assert name.endswith("…")
