"""Icons as lines on a square of 24: for kinds of lane, sorts of channel, and what people choose one for themselves."""

import re
from functools import lru_cache

from reiskaart.i18n import Language, say

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
    # things, places and deeds that people put an icon to themselves
    "person": "M16 8a4 4 0 1 1-8 0a4 4 0 1 1 8 0zM4 21c.5-5 4-7 8-7s7.5 2 8 7",
    "home": "M3 11l9-8 9 8M5 9.5V20h14V9.5M10 20v-6h4v6",
    "building": "M6 3h12v18H6zM10 7h.01M14 7h.01M10 11h.01M14 11h.01M10 21v-5h4v5",
    "bank": "M3 9l9-5 9 5zM5 9v8M10 9v8M14 9v8M19 9v8M3 20h18",
    "school": "M2 9l10-5 10 5-10 5zM6 11v5c3 3 9 3 12 0v-5M22 9v6",
    "care": "M9 4h6v5h5v6h-5v5H9v-5H4V9h5z",
    "cart": "M3 4h2.5l2.2 11h10l2.3-8H6.3"
    "M10 19.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0zM18 19.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0z",
    "bag": "M5 8h14l1 13H4zM9 8V7a3 3 0 0 1 6 0v1",
    "tag": "M3 12V4h8l10 10-8 8zM7.5 8h.01",
    "gift": "M4 11h16v10H4zM3 7h18v4H3zM12 7v14M12 7C10 3 6 3 7 6c.5 1 3 1 5 1zM12 7c2-4 6-4 5-1-.5 1-3 1-5 1z",
    "truck": "M2 6h12v11H2zM14 10h4l4 4v3h-8M8 18a2 2 0 1 1-4 0a2 2 0 1 1 4 0zM19 18a2 2 0 1 1-4 0a2 2 0 1 1 4 0z",
    "car": "M3 16v-4l2-5.5h14l2 5.5v4zM3 12h18M5 16v2.5M19 16v2.5M6.5 14h.01M17.5 14h.01",
    "train": "M6 4h12v12H6zM6 10h12M9 13h.01M15 13h.01M8 16l-3 4M16 16l3 4",
    "bicycle": "M9 16a4 4 0 1 1-8 0a4 4 0 1 1 8 0zM23 16a4 4 0 1 1-8 0a4 4 0 1 1 8 0zM5 16l4-8h7l3 8M9 8l4 8H5M14 5h2v3",
    "walk": "M14 4.5a1.5 1.5 0 1 1-3 0a1.5 1.5 0 1 1 3 0zM8 12l2-4 3 .5 2 3.5 3 1M11.5 9l-1 5 3 3 .5 4.5M10.5 14l-1.5 4-2 3.5",
    "send": "M21 3L3 10.5l7 3 3 7zM21 3L10 13.5",
    "globe": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
    "laptop": "M5 5h14v10H5zM2 19h20l-2-4H4z",
    "screen": "M3 5h18v12H3zM8 21h8M12 17v4",
    "robot": "M5 8h14v11H5zM12 8V4M9 12h.01M15 12h.01M9 16h6M3 12v3M21 12v3",
    "microphone": "M9 5a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v3",
    "clock": "M21 12a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM12 7v5l3.5 2",
    "bell": "M6 17v-6a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4",
    "key": "M11 8a4 4 0 1 1-8 0a4 4 0 1 1 8 0zM9.8 10.8L20 21M16 17l2.5-2.5",
    "lock": "M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2",
    "shield": "M12 3l8 3v6c0 5-3.5 7.5-8 9-4.5-1.5-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-4.5",
    "chart": "M4 4v16h16M8 16v-4M12 16V8M16 16v-6",
    "thumb": "M7 10v10H3V10zM7 10l4-7a2.5 2.5 0 0 1 2.5 3L13 9h6a2 2 0 0 1 2 2.4l-1.3 7a2 2 0 0 1-2 1.6H7",
    "lightning": "M13 2L4 14h7l-1 8 9-12h-7z",
    "repeat": "M4 11a7 7 0 0 1 12-4l3 3M19 4v6h-6M20 13a7 7 0 0 1-12 4l-3-3M5 20v-6h6",
    "coffee": "M4 9h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5zM17 10h2a2.5 2.5 0 0 1 0 5h-2M8 3v3M12 3v3",
    "leaf": "M5 19C4 9 10 4 20 4c0 10-5 16-15 15zM5 19l8-8",
    "sun": "M16 12a4 4 0 1 1-8 0a4 4 0 1 1 8 0zM12 2v2M12 20v2M2 12h2M20 12h2"
    "M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19",
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


def icon_name(icon: str, language: Language) -> str:
    """What people call an icon."""
    return say(f"icons.{icon}", language)


@lru_cache(maxsize=4_096)
def channel_icon(name: str, channel: str | None) -> str:
    """The icon of a touchpoint: by its channel, else by its name, else that of touchpoints."""
    for text in (name, channel or ""):
        for pattern, icon in _PATTERNS:
            if pattern.search(text):
                return icon
    return "touchpoint"
