import { expect, test } from "vitest";
import { linesOf } from "./heights.ts";

/** Each letter 10 wide. */
const measure = (words: string): number => words.length * 10;

test("words wrap where the room ends, and what is too long within itself", () => {
  expect(linesOf("een twee", 80, measure)).toBe(1);
  expect(linesOf("een twee", 79, measure)).toBe(2);
  expect(linesOf("een tweeendertig vier", 60, measure)).toBe(4);
  expect(linesOf("een\ntwee", 200, measure)).toBe(2);
  expect(linesOf("", 200, measure)).toBe(1);
});
