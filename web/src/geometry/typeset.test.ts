// @vitest-environment node
import { expect, test } from "vitest";
import { typesetter } from "./typeset.ts";

// a typeface whose letters are all 10 px wide, and 12 px when bold
const set = typesetter((words, bold) => words.length * (bold ? 12 : 10));

test("words go on as few lines as hold them", () => {
  expect(set("not seen again", 90, false).lines).toEqual(["not seen", "again"]);
  expect(set("not seen again", 90, true).lines).toEqual(["not", "seen", "again"]);
});

test("a line is as wide as its widest, with one percent to spare", () => {
  expect(set("not seen again", 90, false).width).toBeCloseTo(80.8);
});

test("a word that fits no line is cut", () => {
  expect(set("verzekeringsvoorwaarden ja", 61, false).lines).toEqual(["verzek", "erings", "voorwa", "arden", "ja"]);
});

test("without an end of the line all stands on one", () => {
  expect(set("a very long sentence", Infinity, false).lines).toEqual(["a very long sentence"]);
});
