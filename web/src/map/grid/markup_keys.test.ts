import { expect, test } from "vitest";
import { newLine, wrapped } from "./markup_keys.ts";

test("bold and italic go around what is selected, and away again", () => {
  expect(wrapped("een twee drie", 4, 8, "**")).toEqual({ text: "een **twee** drie", from: 6, to: 10 });
  expect(wrapped("een **twee** drie", 6, 10, "**")).toEqual({ text: "een twee drie", from: 4, to: 8 });
  expect(wrapped("een twee", 4, 8, "*")).toEqual({ text: "een *twee*", from: 5, to: 9 });
  expect(wrapped("een **twee**", 6, 10, "*")).toEqual({ text: "een ***twee***", from: 7, to: 11 });
});

test("a list goes on, and ends after an empty item", () => {
  expect(newLine("- een", 5, 5)).toEqual({ text: "- een\n- ", from: 8, to: 8 });
  expect(newLine("9. een", 6, 6)).toEqual({ text: "9. een\n10. ", from: 11, to: 11 });
  expect(newLine("- een\n- ", 8, 8)).toEqual({ text: "- een\n", from: 6, to: 6 });
  expect(newLine("een twee", 3, 4)).toEqual({ text: "een\ntwee", from: 4, to: 4 });
});
