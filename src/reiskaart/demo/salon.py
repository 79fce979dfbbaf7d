"""The log of Salon Krul: how people with curls find a hairdresser, as a table of chances.

The story in it: half of those who see the prices are not seen again; three in ten of those who compare go back to searching
first, some of them weeks later; from a full calendar some return to searching; most who have their hair cut are happy, and few
recommend. Some contacts are not on the map.
"""

import datetime
from pathlib import Path

from reiskaart.demo.behaviour import Aside, Behaviour, Hours, Move, Place, days, minutes, write_log

_ONLINE = Hours(
    weekdays=(1.0, 0.9, 0.9, 0.9, 0.7, 0.8, 1.3),
    by_hour=(1, 0.3, 0.2, 0.1, 0.1, 0.3, 1, 2, 3, 3, 4, 4, 5, 5, 4, 4, 4, 5, 6, 8, 10, 10, 7, 3),
)
_OPEN = Hours(
    weekdays=(0, 1, 1, 1, 1.2, 1.3, 0),
    by_hour=(0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5, 5, 3, 4, 5, 5, 5, 4, 0, 0, 0, 0, 0, 0),
)

_CLICK = minutes(0.2, 0.5, 1, 2, 6)
_READ = minutes(0.5, 2, 4, 7, 20)
_SAME_EVENING = minutes(2, 8, 20, 45, 110)
_NEXT_DAYS = days(1, 1, 2, 4, 9)
_WEEKS_LATER = days(7, 12, 18, 26, 48)
_UNTIL_APPOINTMENT = days(2, 6, 11, 18, 34)
_AFTER_WASHING = days(1, 3, 5, 9, 20)
_WHEN_ASKED = days(5, 11, 19, 30, 55)

_PLACES = {
    # Awareness
    "post": Place(
        "instagram_post",
        "instagram",
        _ONLINE,
        (
            Move("post", 0.14, _NEXT_DAYS),
            Move("blog", 0.30, _CLICK),
            Move("video", 0.17, _SAME_EVENING),
            Move("search", 0.20, _NEXT_DAYS),
        ),
    ),
    "blog": Place(
        "page_view",
        "web",
        _ONLINE,
        (
            Move("blog", 0.22, _READ),
            Move("video", 0.14, _READ),
            Move("search", 0.20, _SAME_EVENING),
            Move("search", 0.18, _NEXT_DAYS),
            Move("advert", 0.03, _NEXT_DAYS),
            Move("prices", 0.05, _READ),
        ),
        pages=("/blog/waarom-krullen-pluizen", "/blog/zo-knip-je-krullen", "/blog/wassen-zonder-sulfaat"),
    ),
    "video": Place(
        "video_view",
        "youtube",
        _ONLINE,
        (
            Move("video", 0.24, _READ),
            Move("blog", 0.16, _READ),
            Move("search", 0.22, _SAME_EVENING),
            Move("search", 0.16, _NEXT_DAYS),
        ),
    ),
    # Consideration
    "search": Place(
        "search",
        "google",
        _ONLINE,
        (
            Move("search", 0.12, _CLICK),
            Move("maps", 0.27, _CLICK),
            Move("advert", 0.08, _CLICK),
            Move("prices", 0.20, _CLICK),
            Move("photos", 0.12, _CLICK),
            Move("reviews", 0.08, _CLICK),
        ),
    ),
    "advert": Place(
        "ad_click",
        "google",
        _ONLINE,
        (Move("prices", 0.46, _CLICK), Move("photos", 0.16, _CLICK), Move("search", 0.12, _SAME_EVENING)),
    ),
    "maps": Place(
        "maps_view",
        "google",
        _ONLINE,
        (
            Move("route", 0.10, _CLICK),
            Move("reviews", 0.26, _CLICK),
            Move("prices", 0.30, _CLICK),
            Move("search", 0.10, _CLICK),
            Move("call", 0.03, _CLICK),
        ),
    ),
    "route": Place("maps_route", "google", _ONLINE, (Move("prices", 0.40, _READ), Move("call", 0.10, _NEXT_DAYS))),
    "prices": Place(
        "page_view",
        "web",
        _ONLINE,
        (
            Move("photos", 0.10, _CLICK),
            Move("reviews", 0.04, _READ),
            Move("search", 0.09, _CLICK),
            Move("search", 0.10, _NEXT_DAYS),
            Move("search", 0.03, _WEEKS_LATER),
            Move("team", 0.11, _CLICK),
            Move("question", 0.06, _SAME_EVENING),
            Move("calendar", 0.07, _CLICK),
        ),
        pages=("/prijzen", "/prijzen", "/prijzen/eerste-bezoek"),
    ),
    "photos": Place(
        "page_view",
        "web",
        _ONLINE,
        (
            Move("photos", 0.14, _CLICK),
            Move("prices", 0.34, _CLICK),
            Move("reviews", 0.06, _READ),
            Move("search", 0.10, _SAME_EVENING),
            Move("team", 0.12, _CLICK),
            Move("calendar", 0.05, _CLICK),
        ),
        pages=("/voor-en-na",),
    ),
    "reviews": Place(
        "review_read",
        "google",
        _ONLINE,
        (
            Move("reviews", 0.12, _CLICK),
            Move("prices", 0.30, _CLICK),
            Move("photos", 0.12, _CLICK),
            Move("search", 0.14, _CLICK),
            Move("team", 0.08, _READ),
            Move("call", 0.03, _READ),
        ),
    ),
    # Decision
    "team": Place(
        "page_view",
        "web",
        _ONLINE,
        (
            Move("question", 0.12, _READ),
            Move("prices", 0.09, _CLICK),
            Move("calendar", 0.42, _READ),
            Move("calendar", 0.16, _NEXT_DAYS),
            Move("call", 0.04, _NEXT_DAYS),
        ),
        pages=("/team",),
    ),
    "question": Place(
        "whatsapp_message",
        "whatsapp",
        _ONLINE,
        (
            Move("question", 0.30, _SAME_EVENING),
            Move("calendar", 0.34, _SAME_EVENING),
            Move("calendar", 0.15, _NEXT_DAYS),
            Move("prices", 0.04, _READ),
        ),
    ),
    "calendar": Place(
        "calendar_open",
        "web",
        _ONLINE,
        (
            Move("slot", 0.62, _CLICK),
            Move("calendar", 0.12, _NEXT_DAYS),
            Move("call", 0.07, _NEXT_DAYS),
            Move("search", 0.03, _READ),
            Move("search", 0.03, _NEXT_DAYS),
        ),
    ),
    "slot": Place(
        "calendar_slot",
        "web",
        _ONLINE,
        (
            Move("slot", 0.20, _CLICK),
            Move("booked", 0.69, _CLICK),
            Move("search", 0.03, _SAME_EVENING),
        ),
    ),
    "call": Place(
        "phone_call",
        "phone",
        _OPEN,
        (Move("visit", 0.62, _UNTIL_APPOINTMENT), Move("calendar", 0.08, _READ), Move("search", 0.04, _NEXT_DAYS)),
    ),
    "booked": Place(
        "appointment_booked",
        "web",
        _ONLINE,
        (
            Move("moved", 0.05, _NEXT_DAYS),
            Move("cancelled", 0.05, _NEXT_DAYS),
            Move("question", 0.02, _NEXT_DAYS),
            Move("visit", 0.86, _UNTIL_APPOINTMENT),
        ),
    ),
    "moved": Place(
        "appointment_moved", "web", _ONLINE, (Move("visit", 0.80, _UNTIL_APPOINTMENT), Move("cancelled", 0.10, _NEXT_DAYS))
    ),
    "cancelled": Place("appointment_cancelled", "web", _ONLINE, (Move("search", 0.15, _WEEKS_LATER),)),
    # Action
    "visit": Place(
        "visit",
        "salon",
        _OPEN,
        (
            Move("care", 0.38, _AFTER_WASHING),
            Move("worry", 0.17, _AFTER_WASHING),
            Move("review", 0.05, _WHEN_ASKED),
            Move("tag", 0.04, _NEXT_DAYS),
            Move("share", 0.03, _NEXT_DAYS),
        ),
    ),
    # Loyalty
    "care": Place(
        "page_view",
        "web",
        _ONLINE,
        (
            Move("care", 0.30, _READ),
            Move("worry", 0.10, _AFTER_WASHING),
            Move("review", 0.09, _WHEN_ASKED),
            Move("share", 0.08, _WHEN_ASKED),
        ),
        pages=("/verzorging", "/verzorging/wassen", "/verzorging/drogen"),
    ),
    "worry": Place(
        "whatsapp_message",
        "whatsapp",
        _ONLINE,
        (
            Move("worry", 0.32, _SAME_EVENING),
            Move("care", 0.20, _READ),
            Move("review", 0.07, _WHEN_ASKED),
            Move("share", 0.04, _WHEN_ASKED),
        ),
    ),
    "review": Place("review_written", "google", _ONLINE, (Move("share", 0.12, _CLICK),)),
    "tag": Place("instagram_tag", "instagram", _ONLINE, (Move("tag", 0.10, _NEXT_DAYS), Move("share", 0.10, _CLICK))),
    "share": Place("link_shared", "whatsapp", _ONLINE, (Move("share", 0.20, _CLICK),)),
}

BEHAVIOUR = Behaviour(
    customers=8_000,
    begin=datetime.date(2026, 4, 1),
    end=datetime.date(2026, 11, 13),
    starts={"post": 34, "blog": 22, "video": 15, "search": 21, "advert": 4, "maps": 3, "photos": 1},
    places=_PLACES,
    devices={"phone": 74, "computer": 21, "tablet": 5},
    offline=frozenset({"salon", "phone"}),
    prefix="k",
    columns=("customer", "time", "event", "channel", "page", "device"),
    asides=(
        Aside("cookie_banner", "web", beside="web", chance=0.06),
        Aside("vacature_bekeken", "web", beside="web", chance=0.008),
        Aside("nieuwsbrief_geopend", "email", beside="instagram", chance=0.012),
        Aside("wifi_login", "salon", beside="salon", chance=0.10),
    ),
)


def salon_log(path: Path, *, seed: int = 2026) -> None:
    """Write the salon's log as CSV: ``customer, time`` (UTC), ``event, channel, page, device``."""
    write_log(BEHAVIOUR, path, seed)
