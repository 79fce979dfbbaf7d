import { expect, test } from "vitest";
import { textChange } from "./text_change.ts";

test.each([
  ["kat", "kaart", undefined, { at: 2, remove: 0, insert: "ar" }],
  ["kaart", "kat", undefined, { at: 2, remove: 2, insert: "" }],
  ["", "nieuw", undefined, { at: 0, remove: 0, insert: "nieuw" }],
  ["gelijk", "gelijk", undefined, { at: 6, remove: 0, insert: "" }],
  ["aa", "aaa", 1, { at: 0, remove: 0, insert: "a" }], // typed at the beginning, not at the end
  ["aa", "aaa", 3, { at: 2, remove: 0, insert: "a" }],
  ["x😀y", "x😁y", undefined, { at: 1, remove: 2, insert: "😁" }], // never half a character
])("%j -> %j with the caret at %s", (before, after, caret, change) => {
  expect(textChange(before, after, caret)).toEqual(change);
  expect(before.slice(0, change.at) + change.insert + before.slice(change.at + change.remove)).toBe(after);
});
