import { beforeAll, expect, it } from "vitest";
import { speak } from "../i18n/index.ts";
import { feelingInWords, momentInWords } from "./feelings.ts";

beforeAll(() => speak("nl"));

it("says a feeling by its place on the scale, with its value and its word", () => {
  expect(feelingInWords({ persona: "seeker", value: -1.6, word: "onzeker" }, "Zoekende")).toBe("Zoekende: heel vervelend (−1,6), onzeker, een aanname.");
  expect(feelingInWords({ persona: null, value: 0, word: "" }, "iedereen")).toBe("iedereen: neutraal (0), een aanname.");
});

it("says who claims a moment of truth, and whether anybody looked", () => {
  expect(momentInWords({ claimedBy: "Marketing", why: "", confirmed: null })).toBe("Moment of truth, volgens Marketing. Nog niet nagegaan.");
  expect(momentInWords({ claimedBy: "", why: "", confirmed: false })).toBe("Moment of truth. Niet bevestigd.");
});
