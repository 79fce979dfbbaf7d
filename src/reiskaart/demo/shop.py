"""The log of a web shop for curl care, with the names that web shops use, as a table of chances.

The story in it: many look and few buy; a full cart is often taken up again days later; shipping costs send people back to the
cart; one order in nine is returned, mostly after a question to support; some order again. Its map is not drawn but discovered.
"""

import datetime
from pathlib import Path

from reiskaart.demo.behaviour import Aside, Behaviour, Hours, Move, Place, days, minutes, write_log

_ONLINE = Hours(
    weekdays=(1.1, 1.0, 1.0, 1.0, 0.8, 0.8, 1.2),
    by_hour=(1, 0.4, 0.2, 0.1, 0.1, 0.3, 1, 2, 3, 4, 4, 4, 5, 5, 4, 4, 4, 4, 5, 7, 9, 9, 7, 3),
)
_DELIVERY = Hours(
    weekdays=(0.8, 1, 1, 1, 1, 0.6, 0),
    by_hour=(0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 1, 0, 0, 0),
)

_CLICK = minutes(0.1, 0.3, 0.7, 1.5, 4)
_READ = minutes(0.4, 1, 2.5, 5, 14)
_FORM = minutes(0.4, 0.8, 1.2, 2, 6)
_LATER_TODAY = minutes(10, 25, 60, 120, 300)
_NEXT_DAYS = days(1, 1, 2, 4, 10)
_TRANSPORT = days(1, 1, 2, 2, 5)
_TRYING_OUT = days(1, 3, 6, 11, 24)
_BOTTLE_EMPTY = days(24, 38, 51, 66, 110)

_PLACES = {
    "ad": Place("campaign_click", "ads", _ONLINE, (Move("list", 0.30, _CLICK), Move("item", 0.34, _CLICK))),
    "mail": Place("newsletter_click", "email", _ONLINE, (Move("list", 0.28, _CLICK), Move("item", 0.46, _CLICK))),
    "home": Place(
        "view_home",
        "shop",
        _ONLINE,
        (Move("list", 0.36, _CLICK), Move("search", 0.22, _CLICK), Move("guide", 0.10, _CLICK), Move("item", 0.08, _CLICK)),
    ),
    "guide": Place(
        "read_guide",
        "shop",
        _ONLINE,
        (Move("guide", 0.22, _READ), Move("list", 0.26, _READ), Move("search", 0.12, _READ), Move("home", 0.10, _NEXT_DAYS)),
    ),
    "search": Place(
        "search", "shop", _ONLINE, (Move("search", 0.18, _CLICK), Move("list", 0.12, _CLICK), Move("item", 0.46, _CLICK))
    ),
    "list": Place(
        "view_item_list",
        "shop",
        _ONLINE,
        (Move("list", 0.20, _CLICK), Move("item", 0.52, _CLICK), Move("search", 0.06, _CLICK), Move("home", 0.03, _NEXT_DAYS)),
    ),
    "item": Place(
        "view_item",
        "shop",
        _ONLINE,
        (
            Move("item", 0.16, _READ),
            Move("reviews", 0.13, _READ),
            Move("list", 0.13, _CLICK),
            Move("wish", 0.05, _READ),
            Move("add", 0.23, _READ),
            Move("search", 0.04, _CLICK),
            Move("item", 0.05, _NEXT_DAYS),
        ),
    ),
    "reviews": Place(
        "read_reviews", "shop", _ONLINE, (Move("reviews", 0.14, _CLICK), Move("item", 0.28, _CLICK), Move("add", 0.30, _READ))
    ),
    "wish": Place(
        "add_to_wishlist",
        "shop",
        _ONLINE,
        (Move("list", 0.26, _CLICK), Move("item", 0.24, _NEXT_DAYS), Move("add", 0.16, _NEXT_DAYS)),
    ),
    "add": Place(
        "add_to_cart",
        "shop",
        _ONLINE,
        (Move("cart", 0.58, _CLICK), Move("list", 0.12, _CLICK), Move("item", 0.12, _CLICK)),
    ),
    "cart": Place(
        "view_cart",
        "shop",
        _ONLINE,
        (
            Move("remove", 0.07, _CLICK),
            Move("checkout", 0.56, _CLICK),
            Move("item", 0.07, _CLICK),
            Move("cart", 0.09, _NEXT_DAYS),
            Move("mail", 0.03, _NEXT_DAYS),
        ),
    ),
    "remove": Place("remove_from_cart", "shop", _ONLINE, (Move("cart", 0.40, _CLICK), Move("list", 0.22, _CLICK))),
    "checkout": Place("begin_checkout", "shop", _ONLINE, (Move("shipping", 0.83, _FORM), Move("cart", 0.07, _CLICK))),
    "shipping": Place(
        "add_shipping_info",
        "shop",
        _ONLINE,
        (Move("payment", 0.78, _FORM), Move("cart", 0.11, _CLICK), Move("checkout", 0.02, _LATER_TODAY)),
    ),
    "payment": Place(
        "add_payment_info",
        "shop",
        _ONLINE,
        (Move("purchase", 0.86, _FORM), Move("failed", 0.07, _CLICK), Move("cart", 0.02, _CLICK)),
    ),
    "failed": Place("payment_failed", "shop", _ONLINE, (Move("payment", 0.62, _CLICK), Move("support", 0.12, _LATER_TODAY))),
    "purchase": Place("purchase", "shop", _ONLINE, (Move("track", 0.42, _NEXT_DAYS), Move("delivered", 0.57, _TRANSPORT))),
    "track": Place(
        "track_parcel",
        "shop",
        _ONLINE,
        (Move("track", 0.28, _LATER_TODAY), Move("delivered", 0.66, _TRANSPORT), Move("support", 0.05, _LATER_TODAY)),
    ),
    "delivered": Place(
        "parcel_delivered",
        "carrier",
        _DELIVERY,
        (
            Move("support", 0.13, _TRYING_OUT),
            Move("return", 0.06, _TRYING_OUT),
            Move("review", 0.12, _TRYING_OUT),
            Move("home", 0.11, _BOTTLE_EMPTY),
            Move("mail", 0.08, _BOTTLE_EMPTY),
        ),
    ),
    "support": Place(
        "support_chat",
        "chat",
        _ONLINE,
        (Move("support", 0.24, _LATER_TODAY), Move("return", 0.28, _NEXT_DAYS), Move("review", 0.05, _NEXT_DAYS)),
    ),
    "return": Place("return_item", "shop", _ONLINE, (Move("refund", 0.88, _TRANSPORT),)),
    "refund": Place("refund", "shop", _DELIVERY, (Move("list", 0.12, _NEXT_DAYS),)),
    "review": Place("write_review", "shop", _ONLINE, (Move("share", 0.14, _CLICK), Move("home", 0.10, _BOTTLE_EMPTY))),
    "share": Place("share_product", "shop", _ONLINE),
}

BEHAVIOUR = Behaviour(
    customers=6_000,
    begin=datetime.date(2026, 5, 1),
    end=datetime.date(2026, 11, 13),
    starts={"ad": 26, "mail": 8, "home": 31, "guide": 7, "search": 10, "list": 6, "item": 12},
    places=_PLACES,
    devices={"phone": 61, "computer": 33, "tablet": 6},
    offline=frozenset({"carrier"}),
    prefix="w",
    columns=("customer", "time", "event", "channel", "device"),
    asides=(
        Aside("cookie_banner", "shop", beside="shop", chance=0.0010),
        Aside("scroll_depth_90", "shop", beside="shop", chance=0.0008),
        Aside("web_vitals", "shop", beside="shop", chance=0.0005),
        Aside("job_page", "shop", beside="shop", chance=0.0004),
    ),
)


def shop_log(path: Path, *, seed: int = 2026) -> None:
    """Write the shop's log as CSV: ``customer, time`` (UTC), ``event, channel, device``."""
    write_log(BEHAVIOUR, path, seed)
