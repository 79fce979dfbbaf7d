import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../i18n/index.ts";
import { about, extent, freshness } from "./freshness.ts";
import { arranged, type MapSummary } from "./map_list.svelte.ts";

const map = (change: Partial<MapSummary> = {}): MapSummary => ({
  id: "salon",
  title: "Een krullenkapper vinden",
  language: "nl",
  version: 1,
  updated_at: "2026-11-21T10:00:00Z",
  personas: ["Zoekende met krullen"],
  phases: 5,
  steps: 9,
  cards: 12,
  supported: 0,
  contradicted: 0,
  log: null,
  paths: null,
  archived: false,
  review: null,
  state: "current",
  ...change,
});
const today = () => new Date(2026, 10, 21, 9);

beforeAll(() => speak("nl"));

describe("what a map says of itself", () => {
  it("is that it only assumes, as long as nothing stands on evidence", () => {
    expect(freshness(map(), today())).toEqual([{ text: "alleen aannames", tone: "dashed" }]);
    expect(freshness(map({ cards: 0 }), today())).toEqual([{ text: "nog geen notities", tone: "dashed" }]);
  });

  it("is not that it only assumes where something is contradicted", () => {
    expect(freshness(map({ contradicted: 2 }), today()).map((one) => one.text)).toEqual(["2 notities weersproken"]);
  });

  it("is how much stands on evidence, and before it what is contradicted or late", () => {
    const texts = freshness(map({ supported: 3, contradicted: 1, review: "2026-11-20", state: "future" }), today()).map((one) => one.text);
    expect(texts).toEqual(["had op 20 nov 2026 herzien moeten worden", "1 notitie weersproken", "3 van 12 onderbouwd", "gewenste situatie"]);
  });

  it("is not late on the day itself", () => {
    expect(freshness(map({ review: "2026-11-21" }), today())).toHaveLength(1);
  });

  it("is how much there is of it, and since when", () => {
    const at = (time: string) => extent(map(), new Date(time));
    expect(at("2026-11-21T10:00:30Z")).toBe("5 fasen · 9 stappen · net gewijzigd");
    expect(at("2026-11-23T11:00:00Z")).toBe("5 fasen · 9 stappen · eergisteren gewijzigd");
  });

  it("is whom it is about, and with how many paths", () => {
    expect(about(map())).toBe("Zoekende met krullen · nog geen klantdata");
    expect(about(map({ log: "salon" }))).toBe("Zoekende met krullen · klantdata: salon");
    expect(about(map({ log: "salon", paths: 1, personas: [] }))).toBe("nog geen persona · 1 gelopen reis");
  });
});

describe("a long list of maps", () => {
  const all = [
    map({ id: "a", title: "Kaart 10", updated_at: "2026-11-01T00:00:00Z" }),
    map({ id: "b", title: "Kaart 2", updated_at: "2026-11-03T00:00:00Z", personas: ["Renée"] }),
    map({ id: "c", title: "Écht anders", updated_at: "2026-11-02T00:00:00Z" }),
  ];
  const ids = (typed: string, sorting: "changed" | "title") => arranged(all, typed, sorting, "nl").map((one) => one.id);

  it("begins with what changed last, or goes by title as people count", () => {
    expect(ids("", "changed")).toEqual(["b", "c", "a"]);
    expect(ids("", "title")).toEqual(["c", "b", "a"]);
  });

  it("is searched by title and persona, whatever the accents", () => {
    expect(ids("echt", "title")).toEqual(["c"]);
    expect(ids("renee kaart", "title")).toEqual(["b"]);
    expect(ids("nergens", "title")).toEqual([]);
  });
});
