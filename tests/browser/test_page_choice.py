"""What a reader finds by clicking on the picture."""

import re

from reiskaart.intervals import share


def test_a_step_opens_with_the_figures_of_the_reading(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.choose("step", "compare")
    panel = opened.panel()
    assert "Vergelijkt salons" in panel
    assert "Overweging · stap 2 van 4" in panel
    assert "Klanten 4.266" in panel
    # 2,218 of 4,266 paths: 52.0%, Wilson 50.5% to 53.5%
    assert "52% niet meer gezien in deze klantdata (50–53%, n = 4.266)." in panel
    assert "Gaat door 46% 44–47%" in panel  # 1,948 of 4,266: 45.7%, Wilson 44.2% to 47.2%
    assert "Een kwart is binnen 2 u verder, de helft binnen 1 d 4 u, driekwart binnen 3 d (n = 1.948)." in panel


def test_every_share_of_every_step_stands_in_the_text_as_it_was_read(open_page, journey, reality):
    page = open_page(journey, reality).page
    for figures in reality.steps:
        if figures.paths < 30:
            continue
        rows = page.locator(f"#step-{figures.id} .shares tbody tr").all()
        shown = [int(re.match(r"\d+", row.locator("td").first.text_content() or "")[0]) for row in rows]
        fates = ("goes_on", "fell_back", "ended_well", "still_open", "not_seen_again")
        assert shown == [round(100 * (getattr(figures, fate).value or 0)) for fate in fates]


def test_what_is_too_little_is_said_in_words(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.choose("step", "cut")
    panel = opened.panel()
    assert "Te weinig voor een percentage: 22 gelopen reizen." in panel
    # 22 paths: 2 fell back, 18 ended well, 1 is still open, so that 1 is not seen again
    assert "Valt terug 2 van de 22 Goed afgelopen 18 van de 22 Loopt nog 1 van de 22 Niet meer gezien 1 van de 22" in panel
    assert "2 van de 22 gaan hiervandaan minstens één keer meteen terug naar een eerdere stap." in panel
    assert "%" not in opened.page.locator(".panel .shares").inner_text()


def test_picture_and_panel_count_alike_below_thirty_paths(open_page, journey, reality):
    few = reality.steps[3].model_copy(update={"not_seen_again": share(4, 22), "ended_well": share(15, 22)})
    opened = open_page(journey, reality.model_copy(update={"steps": (*reality.steps[:3], few)}))
    branch = opened.page.locator('.viewport [data-kind="branch"][data-id="cut"]')
    assert " ".join(branch.locator("text > tspan").all_text_contents()) == "4 van de 22 niet meer gezien"
    assert "%" not in branch.inner_html()
    opened.choose("step", "cut")
    assert "4 van de 22 niet meer gezien in deze klantdata." in opened.panel()


def test_what_cannot_be_measured_is_no_measured_zero(open_page, journey, reality):
    nothing = reality.steps[0].model_copy(update={"customers": 0, "paths": 0, "contacts": 0})
    ways = reality.transitions.model_copy(update={"steps": reality.transitions.steps[1:2]})
    opened = open_page(journey, reality.model_copy(update={"steps": (nothing, *reality.steps[1:]), "transitions": ways}))
    opened.choose("step", "search")
    assert "Niet te meten: geen touchpoint met regels." in opened.panel()
    assert "kwam hier niemand" not in opened.panel()
    assert "Vriendin niet te meten" in opened.panel()
    opened.page.locator('.viewport [data-kind="stretch"]').first.dispatch_event("click")
    assert "Niet te meten: bij een van deze stappen staat geen touchpoint met regels." in opened.panel()


def test_what_contradicts_the_map_stands_first(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.choose("step", "compare")
    panel = opened.panel()
    warning = panel.index("De kaart zegt iets anders")
    assert warning < panel.index("Gemeten in salon.csv")
    assert "De onderbouwing weerspreekt dit: “De prijzen zijn duidelijk”" in panel
    assert "Aangenomen beleving prettig (+1), en toch: 52% niet meer gezien" in panel
    assert "maar dat is niet bevestigd" in panel


def test_a_touchpoint_shows_its_rules_its_cards_and_their_evidence(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.choose("touchpoint", "price-page")
    panel = opened.panel()
    assert "website" in panel
    assert "eigen kanaal" in panel
    assert "name = page_view en page = /prijzen*" in panel
    assert "Is dit het geld waard?" in panel
    assert "Enquête · n = 184 · 30 okt 2026 Wat kost het nou voor halflang haar?" in panel


def test_a_touchpoint_without_rules_says_that_the_data_cannot_tell(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.choose("touchpoint", "friend")
    assert "Dit touchpoint heeft nog geen regel" in opened.panel()


def test_a_goal_stands_beside_what_is_measured(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.choose("step", "compare")
    assert "Gaat door: doel 65%, uiterlijk 1 mrt 2027, eigenaar Marketing Nu 46% (44–47%, n = 4.266)." in opened.panel()


def test_a_return_opens_with_its_own_figures(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.page.locator('.viewport [data-kind="return"][data-id="compare--search"]').dispatch_event("click")
    panel = opened.panel()
    assert "Vergelijkt salons → Zoekt een kapper" in panel
    assert "1.322 van de 4.266 langs Vergelijkt salons" in panel
    assert "31% gaat hiervandaan minstens één keer meteen terug" in panel


def test_a_stretch_a_card_a_phase_and_a_persona_open_too(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.page.locator('.viewport [data-kind="stretch"]').first.dispatch_event("click")
    assert "Zoekt een kapper → Vergelijkt salons" in opened.panel()
    opened.choose("card", "worth")
    assert "onderbouwd" in opened.panel()
    assert "Wat kost het nou" in opened.panel()
    opened.choose("phase", "decision")
    assert "Boekt een afspraak" in opened.panel()
    opened.choose("persona", "seeker")
    assert "hypothetisch" in opened.panel()


def test_nothing_chosen_tells_of_the_whole_map(open_page, journey, reality):
    panel = open_page(journey, reality).panel()
    assert "3 jan 2026 – 12 nov 2026" in panel
    assert "Daarvan op de kaart 12.000 (96%)" in panel
    assert "30 dagen stilte" in panel
    assert "95% van de stiltes" in panel
    assert "500 contacten passen bij geen enkele regel." in panel
    assert "app_ping · app 400 (3%)" in panel
    assert share(1_500, 5_000).value == 0.3
    assert "1.500 reizen · 30% (29–31%, n = 5.000)" in panel


def test_a_step_tells_its_cards_once_each(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.choose("step", "compare")
    assert "Vragen Is dit het geld waard? onderbouwd Prijspagina" in opened.panel()
    opened.choose("card", "worth")
    assert opened.panel().startswith("Vragen · Vergelijkt salons Is dit het geld waard?")


def test_links_in_the_panel_lead_on_and_escape_leads_back(open_page, journey, reality):
    opened = open_page(journey, reality)
    opened.choose("step", "compare")
    opened.page.locator('.panel a[href="#touchpoint-price-page"]').click()
    assert "name = view_prices" in opened.panel()
    opened.page.keyboard.press("Escape")
    assert "Over deze kaart" in opened.panel()


def test_an_address_with_a_step_opens_that_step(open_page, journey, reality):
    assert "Boekt een afspraak" in open_page(journey, reality, fragment="#step-book").panel()


def test_a_map_without_a_log_says_so(open_page, journey):
    opened = open_page(journey)
    assert "Er is nog geen klantdata" in opened.panel()
    opened.choose("step", "compare")
    assert "Gemeten" not in opened.panel()


def test_an_empty_map_opens(open_page, journey):
    opened = open_page(journey.model_copy(update={"phases": (), "outcomes": type(journey.outcomes)()}))
    assert "Getekend met het team." in opened.panel()
    assert "Deze kaart heeft nog geen fasen." in opened.page.locator("#page-text").text_content()
    assert opened.complaints == []
