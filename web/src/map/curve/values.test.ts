// @vitest-environment node
import { expect, test } from "vitest";
import { feelingAt, heightOf } from "../../geometry/emotion.ts";
import { afterKey, byFigure, isPlain } from "./values.ts";

test("arrows go to the next half, and not beyond the ends", () => {
  expect(afterKey("ArrowUp", -0.3)).toBe(0);
  expect(afterKey("ArrowDown", -0.3)).toBe(-0.5);
  expect(afterKey("ArrowDown", 0.3)).toBe(0);
  expect(afterKey("ArrowUp", 1)).toBe(1.5);
  expect(afterKey("ArrowDown", 1)).toBe(0.5);
  expect(afterKey("ArrowUp", 2)).toBe(2);
  expect(afterKey("ArrowDown", -2)).toBe(-2);
});

test("pages go by whole ones", () => {
  expect([afterKey("PageUp", -0.5), afterKey("PageDown", -0.5), afterKey("PageUp", 1.5), afterKey("PageDown", -1.5)]).toEqual([0.5, -1.5, 2, -2]);
});

test("a key that is pressed with another is not one of these", () => {
  const pressed = (held: object) => isPlain({ altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held } as KeyboardEvent);
  expect(["altKey", "ctrlKey", "metaKey", "shiftKey"].map((key) => pressed({ [key]: true }))).toEqual([false, false, false, false]);
  expect(pressed({})).toBe(true);
});

test("1 to 5 are very unpleasant to very pleasant", () => {
  expect(["1", "2", "3", "4", "5"].map(byFigure)).toEqual([-2, -1, 0, 1, 2]);
});

test("other keys mean nothing here", () => {
  expect(["6", "a", "Tab", "ArrowLeft", "Enter"].map((key) => afterKey(key, 1))).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test("a height in the row is the nearest half, and a feeling stands at its height", () => {
  for (const value of [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]) expect(feelingAt(heightOf(value) + 4)).toBe(value);
  expect(feelingAt(-100)).toBe(2);
  expect(feelingAt(900)).toBe(-2);
});
