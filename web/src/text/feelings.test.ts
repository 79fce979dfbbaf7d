import { beforeAll, expect, it } from "vitest";
import { speak } from "../i18n/index.ts";
import { feelingInWords, momentInWords } from "./feelings.ts";

beforeAll(() => speak("nl"));

it("says a feeling with its word, its value and where that is on the scale", () => {
  expect(feelingInWords({ persona: "seeker", value: -1.6, word: "onzeker" }, "Zoekende")).toBe("Zoekende: onzeker (−1,6, heel vervelend), een aanname.");
  expect(feelingInWords({ persona: null, value: 0, word: "" }, "iedereen")).toBe("iedereen: neutraal (0), een aanname.");
});

it("says who claims a moment of truth, and whether anybody looked", () => {
  expect(momentInWords({ claimedBy: "Marketing", why: "", confirmed: null })).toBe("Moment of truth, volgens Marketing. Nog niet nagegaan.");
  expect(momentInWords({ claimedBy: "", why: "", confirmed: false })).toBe("Moment of truth. Niet bevestigd.");
});
