// @vitest-environment node
import { expect, test } from "vitest";
import { marked } from "./markup.ts";

test("bold and italic stand around what is selected", () => {
  expect(marked("bold", "good bread", 5, 10)).toEqual({ text: "good **bread**", from: 7, to: 12 });
  expect(marked("italic", "good bread", 0, 4)).toEqual({ text: "*good* bread", from: 1, to: 5 });
});

test("every line that is touched becomes an item, and no item again", () => {
  const list = marked("list", "rye\nspelt\noats", 1, 6);
  expect(list).toEqual({ text: "- rye\n- spelt\noats", from: 0, to: 13 });
  expect(marked("list", list.text, list.from, list.to).text).toBe("rye\nspelt\noats");
  expect(marked("list", "rye", 3, 3)).toEqual({ text: "- rye", from: 5, to: 5 });
});

test("what is selected becomes a link whose address is selected", () => {
  const { text, from, to } = marked("link", "the bakery here", 4, 10);
  expect(text).toBe("the [bakery](https://) here");
  expect(text.slice(from, to)).toBe("https://");
});

test("a link without words asks for them first", () => {
  const { text, from, to } = marked("link", "see ", 4, 4, "words");
  expect(text).toBe("see [words](https://)");
  expect(text.slice(from, to)).toBe("words");
});
