import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { speak } from "../../i18n/index.ts";
import { salon } from "../fixtures/salon.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { addCard } from "./cards.ts";
import { addGoal, setOutcome } from "./journey.ts";
import { addItem } from "./lists.ts";
import { setMomentOfTruth } from "./moments.ts";
import { addRule } from "./rules.ts";
import { addTouchpoint, isBare, useKnown, useTouchpoint } from "./touchpoints.ts";

describe("a touchpoint of which nothing else is said", () => {
  let map: MapDocument;
  let id: string;
  let step: string;

  beforeAll(() => speak("nl"));
  beforeEach(() => {
    map = salon();
    step = map.steps[0]?.id ?? "";
    addTouchpoint(map, "Balie", map.steps[1]?.id ?? null);
    id = addTouchpoint(map, " balie", step);
  });

  const said: Record<string, () => void> = {
    "a channel": () => map.set("touchpoints", id, "channel", "winkel"),
    "that it is not online": () => map.set("touchpoints", id, "kind/online", false),
    "that it is direct": () => map.set("touchpoints", id, "kind/direct", true),
    "whose it is": () => map.set("touchpoints", id, "kind/media", "owned"),
    "an icon": () => map.set("touchpoints", id, "icon", "chat"),
    "an owner": () => map.set("touchpoints", id, "owner", "Anneke"),
    "an asset": () => addItem(map, { table: "touchpoints", id, field: "assets" }, "folder"),
    "a moment of truth": () => setMomentOfTruth(map, "touchpoints", id, true),
    "a rule": () => addRule(map, id, { name: "balie" }),
    "a goal": () => map.set("goals", addGoal(map, map.phases[0]?.id ?? "", "wachttijd"), "at", id),
    "that it is a good outcome": () => setOutcome(map, "good", id, true),
    "a card": () => map.set("cards", addCard(map, { step, kind: "actions" }), "touchpoint", id),
    "a second step": () => useTouchpoint(map, map.steps[2]?.id ?? "", id, true),
  };

  it("gives way to the one that has its name", () => {
    const known = useKnown(map, id, step);
    expect(map.find("touchpoints", known ?? "")?.name).toBe("Balie");
    expect(map.find("steps", step)?.touchpoints).toContain(known);
    expect(map.find("touchpoints", id)).toBeUndefined();
    map.undo();
    expect(map.find("steps", step)?.touchpoints).toContain(id);
  });

  it.each(Object.keys(said))("stays where %s is said of it", (what) => {
    expect(isBare(map, id)).toBe(true);
    said[what]?.();
    expect(isBare(map, id)).toBe(false);
    expect(useKnown(map, id, step)).toBeNull();
    expect(map.find("touchpoints", id)).toBeDefined();
  });
});
