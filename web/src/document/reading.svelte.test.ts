/// <reference types="vite/client" />
import { expect, test } from "vitest";
import * as Y from "yjs";
import { speak } from "../i18n/index.ts";
import { asJourney } from "./fixtures/as_journey.ts";
import { LANE_KINDS } from "./fixtures/salon.ts";
import { fromJourney } from "./from_journey.ts";
import type { JourneyJson } from "./journey_json.ts";
import { MapDocument } from "./map_document.svelte.ts";

interface Case {
  readonly id: string;
  readonly update: string;
  readonly journey: JourneyJson;
}

const cases = Object.entries(import.meta.glob<Case>("../../../tests/golden/live/*.json", { eager: true, import: "default" }));

/** A journey as screens have it: a lane that says no name or icon has those of its kind. */
function onScreen(journey: JourneyJson): JourneyJson {
  const kinds = new Map(LANE_KINDS.map((kind) => [kind.id, kind]));
  const lanes = journey.lanes.map(({ id, name, icon, shown }) => ({
    id,
    name: name ?? kinds.get(id)?.name ?? "",
    icon: icon ?? kinds.get(id)?.icon ?? "own",
    shown,
  }));
  return { ...journey, lanes };
}

test("there are cases that the server reads as well", () => expect(cases.length).toBeGreaterThan(5));

test.each(cases)("a document reads here as it does on the server: %s", async (_file, golden) => {
  await speak(golden.journey.language);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Uint8Array.from(atob(golden.update), (letter) => letter.charCodeAt(0)));
  expect(asJourney(MapDocument.over(doc, LANE_KINDS), golden.id)).toEqual(onScreen(golden.journey));
});

test.each(cases)("a document made of a journey says that journey: %s", async (_file, golden) => {
  await speak(golden.journey.language);
  expect(asJourney(MapDocument.over(fromJourney(golden.journey), LANE_KINDS), golden.id)).toEqual(onScreen(golden.journey));
});
