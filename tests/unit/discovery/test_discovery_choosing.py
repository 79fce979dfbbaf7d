from reiskaart.reality.discovery.aggregates import Key
from reiskaart.reality.discovery.choosing import MOST_TOUCHPOINTS, Met, choose


def met(name: str, customers: int, channel: str | None = None, position: float = 0.5) -> Met:
    return Met(name, channel, customers * 2, customers, position)


def test_rare_names_are_set_aside_with_their_weight() -> None:
    found = choose([met("view", 900), met("glitch", 4), met("page", 5)], [], 1_000, 0)
    assert found.keys == (Key("page"), Key("view"))
    assert [(each.name, each.events, each.customers) for each in found.aside] == [("glitch", 8, 4)]


def test_a_rare_name_that_ends_a_journey_stays() -> None:
    found = choose([met("view", 9_000), met("purchase", 5), met("glitch", 5)], [], 10_000, 0)
    assert found.keys == (Key("purchase"), Key("view"))


def test_what_one_customer_met_is_no_pattern_in_a_log_of_many() -> None:
    assert choose([met("view", 60), met("odd", 1)], [], 60, 0).keys == (Key("view"),)
    assert choose([met("view", 6), met("odd", 1)], [], 6, 0).keys == (Key("odd"), Key("view"))


def test_no_more_touchpoints_than_a_map_can_hold() -> None:
    found = choose([met(f"page {n:03}", 100 + n) for n in range(60)], [], 1_000, 0)
    assert len(found.keys) == MOST_TOUCHPOINTS
    assert len(found.aside) == 20
    assert found.aside[0].name == "page 019"


def test_channels_split_a_name_where_they_lie_apart() -> None:
    names = [met("contact", 550), *(met(name, 500) for name in ("view", "buy", "help"))]
    parts = [met("contact", 300, "web", 0.2), met("contact", 250, "phone", 0.8)]
    assert choose(names, parts, 1_000, 400).keys == (
        Key("buy"),
        Key("contact", "phone"),
        Key("contact", "web"),
        Key("help"),
        Key("view"),
    )
    together = [met("contact", 300, "web", 0.5), met("contact", 250, "phone", 0.55)]
    assert Key("contact") in choose(names, together, 1_000, 400).keys


def test_channels_that_nobody_changes_split_nothing() -> None:
    names = [met("contact", 550), *(met(name, 500) for name in ("view", "buy", "help"))]
    parts = [met("contact", 300, "web", 0.2), met("contact", 250, "phone", 0.8)]
    found = choose(names, parts, 1_000, 20)
    assert Key("contact") in found.keys
    assert found.channels == (None, None, None, None)


def test_light_channels_stay_together() -> None:
    parts = [met("contact", 300, "web"), met("contact", 250, "phone"), met("contact", 9, "fax")]
    found = choose([met("contact", 550)], parts[:2], 550, 400)
    assert found.keys == (Key("contact", "phone"), Key("contact", "web"))
    more = choose([met("contact", 559)], parts, 559, 400)
    assert more.keys == (Key("contact", "phone"), Key("contact", "web"), Key("contact"))


def test_the_channel_of_nearly_all_contacts_is_said() -> None:
    found = choose([met("view", 500)], [met("view", 480, "app"), met("view", 20, "web")], 500, 0)
    assert found.keys == (Key("view"),)
    assert found.channels == ("app",)
