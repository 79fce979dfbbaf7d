"""Icons as lines on a square of 24, one per kind of lane and per sort of channel."""

import re
from functools import lru_cache

PATHS: dict[str, str] = {
    # lanes
    "line": "M3 18c5 0 5-12 9-12s4 8 9 8",
    "target": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM17 12a5 5 0 1 1-10 0a5 5 0 1 1 10 0zM12 12h.01",
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "question": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 17h.01",
    "touchpoint": "M8.5 6a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0zM20.5 6a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0z"
    "M14.5 18a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0zM7.5 8.2l3.2 7.3M16.5 8.2l-3.2 7.3M8.5 6h7",
    "face": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM8.5 14.5c2 2 5 2 7 0M9 9.5h.01M15 9.5h.01",
    "face-down": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM8.5 16c2-2 5-2 7 0M9 9.5h.01M15 9.5h.01",
    "contrast": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM12 3v18M15 7v10M18 9v6",
    "bulb": "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5 1 1.2 1 2.1h5c0-.9.4-1.6 1-2.1A6 6 0 0 0 12 3z",
    "thought": "M7 16a4 4 0 0 1-.5-7.9A5.5 5.5 0 0 1 17 7a4.5 4.5 0 0 1 .5 9zM8 19.5h.01M5.5 21.5h.01",
    "heart": "M12 20s-8-4.8-8-10.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.5C20 15.2 12 20 12 20z",
    "eye": "M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12zM15 12a3 3 0 1 1-6 0a3 3 0 1 1 6 0z",
    "lifebuoy": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM16 12a4 4 0 1 1-8 0a4 4 0 1 1 8 0zM5.6 5.6l3.6 3.6"
    "M14.8 14.8l3.6 3.6"
    "M18.4 5.6l-3.6 3.6M9.2 14.8l-3.6 3.6",
    "quote": "M10 7H5v6h5zM10 13c0 2.5-1.5 4-4 4.5M19 7h-5v6h5zM19 13c0 2.5-1.5 4-4 4.5",
    "box": "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9",
    "image": "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M16 9h.01",
    "compass": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM15.5 8.5l-2 5-5 2 2-5z",
    "wrench": "M14.5 6.5a4 4 0 0 1 5-1l-2.7 2.7 1.5 1.5L21 7a4 4 0 0 1-5.5 5L8 19.5a2.1 2.1 0 0 1-3-3L12.5 9a4 4 0 0 1 2-2.5z",
    "megaphone": "M4 10v4h3l9 5V5L7 10zM19 9.5a4 4 0 0 1 0 5M8 14v5h3",
    "flag": "M5 21V4M5 5c5-3 8 3 14 0v9c-6 3-9-3-14 0",
    "curtain": "M3 4h18M5 4v16M19 4v16M5 14c5-1 6-6 6-10M19 14c-5-1-6-6-6-10",
    "server": "M4 5h16v6H4zM4 13h16v6H4zM7.5 8h.01M7.5 16h.01",
    "clipboard": "M6 5h12v16H6zM9 3h6v4H9zM9 12h6M9 16h4",
    "rivals": "M7 4v16M17 4v16M3.5 8L7 4.5 10.5 8M13.5 16l3.5 3.5 3.5-3.5",
    "trophy": "M8 4h8v6a4 4 0 0 1-8 0zM8 6H4.5c0 3 1.5 4.5 3.8 4.5M16 6h3.5c0 3-1.5 4.5-3.8 4.5M12 14v4M8.5 20h7",
    "frames": "M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z",
    "own": "M5 6h14M5 12h14M5 18h9",
    # channels
    "browser": "M3 5h18v14H3zM3 9h18M6 7h.01",
    "mail": "M3 6h18v12H3zM3 7l9 7 9-7",
    "phone": "M6 3h3.5l1.5 5-2.2 1.6a11 11 0 0 0 5.6 5.6L16 13l5 1.5V18a3 3 0 0 1-3 3C10.5 21 3 13.5 3 6a3 3 0 0 1 3-3z",
    "mobile": "M7 3h10v18H7zM11 18h2",
    "chat": "M4 5h16v11H9l-5 4z",
    "camera": "M4 8a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM15.5 12a3.5 3.5 0 1 1-7 0a3.5 3.5 0 1 1 7 0z",
    "search": "M17 11a6 6 0 1 1-12 0a6 6 0 1 1 12 0zM20 20l-4.5-4.5",
    "store": "M4 10v10h16V10M3 10l2-6h14l2 6zM9.5 20v-5h5v5",
    "scissors": "M8.5 7a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0zM8.5 17a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0zM8 8.5L20 17M8 15.5L20 7",
    "people": "M12 8a3 3 0 1 1-6 0a3 3 0 1 1 6 0zM19.5 9a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0z"
    "M3 20c.5-4 3-6 6-6s5.5 2 6 6M15 14c3 0 5 2 5.5 5",
    "pin": "M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM14.5 10a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0z",
    "calendar": "M4 5h16v15H4zM4 10h16M9 3v4M15 3v4",
    "video": "M3 6h18v12H3zM10.5 9.5v5l4-2.5z",
    "article": "M5 4h14v16H5zM8 8h8M8 12h8M8 16h5",
    "payment": "M3 6h18v12H3zM3 10h18M6 15h4",
    "star": "M12 3.5l2.6 5.6 6 .7-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6-4.4-4.2 6-.7z",
    # signs
    "cross": "M7 7l10 10M17 7L7 17",
}

CHANNELS: tuple[tuple[str, str], ...] = (
    (r"mail|nieuwsbrief|newsletter|brief\b|letter|\bpost\b", "mail"),
    (r"whatsapp|\bchat|\bsms\b|messenger|bericht|message", "chat"),
    (r"agenda|calendar|afspraak|appointment|booking|boek", "calendar"),
    (r"instagram|facebook|tiktok|linkedin|pinterest|social|foto|photo", "camera"),
    (r"youtube|video|\btv\b|televis|webinar", "video"),
    (r"google|zoek|search|\bseo\b|\bsea\b", "search"),
    (r"\bmaps\b|route|locatie|location", "pin"),
    (r"telefo|phone|\bcall|\bbel", "phone"),
    (r"\bapp\b|mobiel|mobile", "mobile"),
    (r"vriend|friend|mond|mouth|persoon|person|collega|famil|medewerker|adviseur|advisor", "people"),
    (r"salon|kapper|hairdress", "scissors"),
    (r"winkel|\bshop\b|store|balie|desk|loket|counter|filiaal|branch|kantoor|office", "store"),
    (r"adver|\bads?\b|banner|radio|campagne|campaign|reclame|display|affiliate", "megaphone"),
    (r"blog|artikel|article|krant|news|magazine|tijdschrift|folder|brochure", "article"),
    (r"formulier|form\b|document|aanvraag|contract", "clipboard"),
    (r"betaal|payment|kassa|checkout|factuur|invoice|\bpin\b", "payment"),
    (r"bezorg|deliver|pakket|parcel|product", "box"),
    (r"review|beoordel|ervaring|rating", "star"),
    (r"web|site|page|pagina|online|portal|internet", "browser"),
)  # fmt: skip
"""What a name or channel says, and its icon; the first that fits counts. The page reads the same rules."""
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), icon) for pattern, icon in CHANNELS)


@lru_cache(maxsize=4_096)
def channel_icon(name: str, channel: str | None) -> str:
    """The icon of a touchpoint: by its channel, else by its name, else that of touchpoints."""
    for text in (name, channel or ""):
        for pattern, icon in _PATTERNS:
            if pattern.search(text):
                return icon
    return "touchpoint"
