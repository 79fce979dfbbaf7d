import { beforeEach, expect, test } from "vitest";
import { addTouchpoint } from "../../document/edits/touchpoints.ts";
import { LANE_KINDS, salon } from "../../document/fixtures/salon.ts";
import { speak } from "../../i18n/index.ts";
import { MapSession, type LaneKind } from "../session.svelte.ts";
import { goTo } from "./going.ts";
import { paletteItems } from "./palette_items.ts";

let session: MapSession;

beforeEach(async () => {
  await speak("nl");
  session = new MapSession(salon(), LANE_KINDS as readonly LaneKind[], []);
});

function choose(label: string): void {
  const items = paletteItems(session).filter((item) => item.label === label);
  expect(items).not.toEqual([]);
  items[0]?.run();
}

test("whoever goes to a card in a folded lane finds the lane unfolded", () => {
  session.folded.add("quotes").add("actions");
  choose("Ik snap de prijzen niet");
  expect([...session.folded]).toEqual(["actions"]);
  expect(session.focus).toEqual({ table: "cards", id: "ik-snap-de-prijzen-niet-x2pe5" });
});

test("what stands in a hidden lane is opened beside the map", () => {
  session.document.set("lanes", "touchpoints", "shown", false);
  choose("Blog");
  expect(session.panel).toMatchObject({ table: "touchpoints", id: "blog" });
  expect(session.focus).toBeNull();
});

test("a touchpoint that stands at no step yet is found too", () => {
  const id = addTouchpoint(session.document, "Belt aan");
  choose("Belt aan");
  expect(session.panel).toEqual({ table: "touchpoints", id });
});

test("what is not on the map is opened beside it; phases and steps are gone to", () => {
  goTo(session, { table: "evidence", id: "e" });
  expect([session.panel?.table, session.focus]).toEqual(["evidence", null]);
  choose("Vergelijkt salons");
  expect(session.focus).toEqual({ table: "steps", id: "compare" });
});

test("the palette finds cards by the words that are read, with their lane and step, and none of a hidden lane", () => {
  session.document.setText({ table: "cards", id: "ik-snap-de-prijzen-niet-x2pe5", field: "text" }, "Wat **kost** het?");
  const found = () => paletteItems(session).find(({ label }) => label === "Wat kost het?");
  expect(found()?.detail).toBe("Citaten, Vergelijkt salons");
  session.document.set("lanes", "quotes", "shown", false);
  expect(found()).toBeUndefined();
});

test("a command that makes no sense here says so instead", () => {
  const items = paletteItems(session).filter(({ id }) => id === "command-delete");
  expect(items[0]?.detail).toBe("kan niet op deze plek");
  items[0]?.run();
  expect(session.told?.text).toContain("kan hier niet");
});
