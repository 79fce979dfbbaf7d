import { expect, test } from "vitest";
import { blockAsHtml, parseBlock, writeBlock } from "./block.ts";

test.each([
  ["a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]],
  ['"twee\nregels"\tb', [["twee\nregels", "b"]]],
  ['"met ""quotes"""\tx', [['met "quotes"', "x"]]],
  ['"Is dit het waard?" vroeg ze', [['"Is dit het waard?" vroeg ze']]], // a quotation, not a cell in quotes
  ['"los begin\tb', [['"los begin', "b"]]],
  ["\t\tc", [["", "", "c"]]],
  ["alleen", [["alleen"]]],
  [" \t\n", []],
  ["", []],
])("a block from a spreadsheet: %j", (text, block) => expect(parseBlock(text)).toEqual(block));

test("a block goes out as it came in", () => {
  const block = [["a\tb", 'zegt "ja"'], ["twee\nregels", ""]];
  expect(parseBlock(writeBlock(block))).toEqual(block);
});

test("a table for documents holds texts, never markup", () => {
  expect(blockAsHtml([["<script>&", "x\ny"]])).toBe("<table><tr><td>&lt;script&gt;&amp;</td><td>x<br>y</td></tr></table>");
});
