import { describe, expect, it } from "vitest";
import { choicesIn, draftKey, queryOf, type Choices } from "./choices.ts";

const usual: Choices = { model: "awareness-to-loyalty", language: "nl", steps: null, outcome: null, include: [], title: "" };
const own: Choices = { model: "aida", language: "en", steps: 7, outcome: "pay & go", include: ["a=b", "chat open"], title: "Kopen?" };

describe("choices in the address", () => {
  it("are left out where they are as usual", () => {
    expect(queryOf(usual, "nl")).toBe("");
    expect(choicesIn(new URLSearchParams(""), "nl")).toEqual(usual);
  });

  it("are found back as they were written", () => {
    for (const choices of [own, { ...usual, outcome: "" }, { ...usual, language: "en" as const }])
      expect(choicesIn(new URLSearchParams(queryOf(choices, "nl")), "nl")).toEqual(choices);
  });

  it("are as usual where the address says what cannot be", () => {
    expect(choicesIn(new URLSearchParams("steps=-3&language=fr&model=&include="), "nl")).toEqual(usual);
    expect(choicesIn(new URLSearchParams("steps=2.5"), "nl").steps).toBeNull();
  });
});

describe("what makes another draft", () => {
  it("is not its title, nor the order of what was taken in", () => {
    expect(draftKey({ ...own, title: "" })).toBe(draftKey({ ...own, include: ["chat open", "a=b"] }));
  });
  it("is no outcome rather than the proposed one", () => {
    expect(draftKey({ ...usual, outcome: "" })).not.toBe(draftKey(usual));
  });
});
