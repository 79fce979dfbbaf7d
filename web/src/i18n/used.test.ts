/// <reference types="vite/client" />
// @vitest-environment node
import { expect, test } from "vitest";
import en from "./en/index.ts";

const sources = import.meta.glob<string>(["../**/*.ts", "../**/*.svelte", "!../contract/**", "!../i18n/**", "!../**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const said = Object.values(sources).join("\n");
/** Keys that are put together: area, what is filled in, and what stands behind it. */
const templates = [...said.matchAll(/`(\w+)\.\$\{[^}]+\}(\w*)`/g)].map(([, area = "", end = ""]) => ({ area, end }));

/** Whether a sentence is asked for: by its key, or by a key that is put together of a word that stands somewhere. */
function isUsed(area: string, name: string): boolean {
  if (said.includes(`"${area}.${name}"`)) return true;
  return templates.some((one) => {
    const word = name.slice(0, name.length - one.end.length);
    return one.area === area && name.endsWith(one.end) && new RegExp(`"${word}"|\\b${word}:`).test(said);
  });
}

test("every sentence is said somewhere", () => {
  const idle = Object.entries(en).flatMap(([area, sentences]) => Object.keys(sentences).flatMap((name) => (isUsed(area, name) ? [] : [`${area}.${name}`])));
  expect(idle).toEqual([]);
});
