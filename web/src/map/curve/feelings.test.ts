import { beforeAll, expect, test } from "vitest";
import { setEmotion } from "../../document/edits/emotions.ts";
import { addPersona } from "../../document/edits/personas.ts";
import { salon } from "../../document/fixtures/salon.ts";
import type { MapDocument } from "../../document/map_document.svelte.ts";
import { emotionCurve } from "../../geometry/emotion.ts";
import type { Column } from "../../geometry/flow.ts";
import { speak } from "../../i18n/index.ts";
import { aboutCurve, chosenOf, EVERYBODY, feltBy, nameOf, personaOf, whoFeels } from "./feelings.ts";

beforeAll(() => speak("nl"));

function columnsOf(map: MapDocument): Column[] {
  return map.steps.map(({ id }, index) => ({ step: id, phaseIndex: 0, x: index * 120, width: 114 }));
}
const named = (map: MapDocument, who: string): string => map.steps.find(({ id }) => id === who)?.name ?? "";

test("whoever feels something has a curve, and each of several personas; who has none shares everybody's", () => {
  const map = salon();
  expect(whoFeels(map)).toEqual(["seeker"]);
  const other = addPersona(map);
  expect(whoFeels(map)).toEqual([EVERYBODY, "seeker", other]);
  map.remove("personas", other);
  map.remove("personas", "seeker");
  expect(whoFeels(map)).toEqual([EVERYBODY]);
});

test("the curve that is edited is the one asked for, else the first with feelings", () => {
  const map = salon();
  const other = addPersona(map);
  const who = whoFeels(map);
  expect(chosenOf(map, who, other)).toBe(other);
  expect(chosenOf(map, who, null)).toBe("seeker");
  expect(chosenOf(map, who, "gone")).toBe("seeker");
  expect([personaOf(EVERYBODY), personaOf(other)]).toEqual([null, other]);
  expect([nameOf(map, EVERYBODY), nameOf(map, "seeker")]).toEqual(["Iedereen", "Zoekende met krullen"]);
});

test("words stand beside the chosen curve alone; a quote between quotation marks once, and none that is long", () => {
  const map = salon();
  const columns = columnsOf(map);
  const chosen = feltBy(map, columns, "seeker", true, "", null);
  const pit = chosen.feelings.find(({ column }) => column.step === "compare");
  expect(pit).toMatchObject({ value: -1.6, word: "onzeker", quote: "“Ik snap de prijzen niet”", pain: "De prijstabel zegt niets over haar haarlengte" });
  expect(feltBy(map, columns, "seeker", false, "", null).feelings.map(({ word, quote, pain }) => word + quote + pain).join("")).toBe("");
  map.setText({ table: "cards", id: "ik-snap-de-prijzen-niet-x2pe5", field: "text" }, "“Wat **kost** het?”");
  expect(feltBy(map, columns, "seeker", true, "", null).feelings[3]?.quote).toBe("“Wat kost het?”");
  map.setText({ table: "cards", id: "ik-snap-de-prijzen-niet-x2pe5", field: "text" }, "Wat kost het ".repeat(9));
  expect(feltBy(map, columns, "seeker", true, "", null).feelings[3]?.quote).toBe("");
});

test("a feeling that is dragged is drawn where it would come, and may become the peak", () => {
  const map = salon();
  const columns = columnsOf(map);
  const drag = { step: "compare", value: 2 };
  expect(feltBy(map, columns, "seeker", true, "", drag).feelings[3]?.value).toBe(2);
  expect(feltBy(map, columns, "seeker", false, "", drag).feelings[3]?.value).toBe(-1.6);
  expect(feltBy(map, columns, "seeker", true, "", drag).extremes).toEqual({ peak: "compare", pit: "frizzy-hair" });
});

test("the peak and the pit are those of the whole curve, also where only a part of it is in sight", () => {
  const map = salon();
  const inSight = columnsOf(map).slice(0, 3);
  const felt = feltBy(map, inSight, "seeker", true, "", null);
  expect(felt.feelings).toHaveLength(3);
  expect(felt.extremes).toEqual({ peak: "cut", pit: "compare" });
});

test("the curve is told by its peak and its pit, with what was said there", () => {
  const map = salon();
  setEmotion(map, "frizzy-hair", null, 2);
  const columns = columnsOf(map);
  const felt = whoFeels(map).map((who) => feltBy(map, columns, who, who === "seeker", who, null));
  const plan = emotionCurve(felt, [], (words) => ({ lines: [words], width: 6 * words.length }), { left: 0, right: 1200 });
  const mine = felt.find(({ owner }) => owner === "seeker");
  expect(mine && aboutCurve(plan, mine, (step) => named(map, step))).toBe(
    "Aangenomen, daarom gestreept. " +
      "Dieptepunt bij Vergelijkt salons: heel vervelend (−1,6), “Ik snap de prijzen niet”. " +
      "Hoogtepunt bij Wordt geknipt: heel prettig (+2), “Eindelijk iemand die luistert”.",
  );
});
