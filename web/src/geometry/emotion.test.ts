// @vitest-environment node
import { expect, test } from "vitest";
import { emotionCurve, extremesOf } from "./emotion.ts";

test("where all is felt alike there is neither peak nor pit; else the first of each", () => {
  const felt = (...values: number[]) => extremesOf(values.map((value, index) => ({ step: `s${index}`, value })));
  expect([felt(), felt(1), felt(1, 1)]).toEqual(Array(3).fill({ peak: null, pit: null }));
  expect(felt(0, 2, -1, 2, -1)).toEqual({ peak: "s1", pit: "s2" });
});

test("at the peak a customer's words come before our word for it, and that before what delights", () => {
  const said = (quote: string, word: string): string[] => {
    const feelings = [1, 2].map((value, index) => ({
      column: { step: `s${index}`, phaseIndex: 0, x: index * 200, width: 194 }, value, word, quote, highlight: "delight", pain: "pain",
    }));
    const plan = emotionCurve([{ owner: "", feelings, extremes: { peak: "s1", pit: null } }], [], (words) => ({ lines: [words], width: 40 }), { left: 0, right: 400 });
    return [...(plan.curves[0]?.points[1]?.label?.lines ?? [])];
  };
  expect([said("“quote”", "word"), said("", "word"), said("", "")]).toEqual([["“quote”"], ["word"], ["delight"]]);
});
