import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { speak } from "../i18n/index.ts";
import { holding, NUMBERS, WORDS } from "./entries.ts";
import { nextStop, STOPS } from "./tour_stops.ts";

beforeAll(() => speak("nl"));

describe("the words", () => {
  it("are found by name and by meaning, whatever the accents", () => {
    expect(holding(WORDS, "gelopen").map((entry) => entry.name)).toEqual(["help.wordRealJourney"]);
    expect(holding(WORDS, "enquete").map((entry) => entry.name)).toEqual(["help.wordEvidence"]);
    expect(holding(WORDS, "")).toHaveLength(WORDS.length);
    expect(holding(NUMBERS, "dit woord staat nergens")).toEqual([]);
  });
});

describe("the tour", () => {
  beforeEach(() => {
    document.body.innerHTML = `<i data-tour="phase-header"></i><i data-tour="lane" class="hidden"></i><i data-tour="lane"></i><i data-tour="saving"></i>`;
    vi.spyOn(HTMLElement.prototype, "getClientRects").mockImplementation(function (this: HTMLElement) {
      return (this.className === "hidden" ? [] : [new DOMRect()]) as unknown as DOMRectList; // jsdom lays nothing out
    });
  });

  it("passes over what the map does not show", () => {
    const path: string[] = [];
    for (let at = nextStop(0, 1); at >= 0; at = nextStop(at + 1, 1)) path.push(STOPS[at]?.anchor ?? "");
    expect(path).toEqual(["phase-header", "lane", "saving"]);
  });

  it("goes back the same way, and ends where nothing is left", () => {
    const last = nextStop(STOPS.length - 1, -1);
    expect(STOPS[last]?.anchor).toBe("saving");
    expect(STOPS[nextStop(last - 1, -1)]?.anchor).toBe("lane");
    document.body.innerHTML = "";
    expect(nextStop(0, 1)).toBe(-1);
  });
});
