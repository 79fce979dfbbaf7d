/// <reference types="vite/client" />
// @vitest-environment node
import { expect, test } from "vitest";

const sources = Object.entries(
  import.meta.glob<string>(["./**/*.ts", "./**/*.svelte", "!./contract/**"], { query: "?raw", import: "default", eager: true }),
);

test("what a file gives away, another takes", () => {
  const idle = sources.flatMap(([file, source]) =>
    [...source.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].flatMap(([, name = ""]) => {
      const mentioned = new RegExp(`\\b${name}\\b`);
      return sources.some(([other, said]) => other !== file && mentioned.test(said)) ? [] : [`${file}: ${name}`];
    }),
  );
  expect(idle).toEqual([]);
});

test("every component is shown somewhere", () => {
  const names = sources.map(([file]) => file.split("/").at(-1) ?? "").filter((name) => name.endsWith(".svelte"));
  expect(names.filter((name) => !sources.some(([, said]) => said.includes(`/${name}"`)))).toEqual([]);
});
