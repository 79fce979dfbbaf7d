import { expect, test } from "vitest";
import { meant, sign, told, written } from "./patterns.ts";

test.each([
  ["view", { kind: "exact", text: "view" }],
  ["chat_*", { kind: "glob", text: "chat_*" }],
  ["/chat_(open|close)/", { kind: "regex", text: "chat_(open|close)" }],
  ["/", { kind: "exact", text: "/" }],
  ["/prices", { kind: "exact", text: "/prices" }],
] as const)("%s is read as it is meant, and written back", (text, wanted) => {
  expect(meant(text)).toEqual(wanted);
  expect(written(wanted)).toBe(text);
});

test("a value with a star or between slashes is still that value", () => {
  for (const text of ["5* (review)", "/prices/", "a.b*"]) {
    const kept = written({ kind: "exact", text });
    expect(meant(kept)).toEqual({ kind: "exact", text });
    expect(new RegExp(`^(?:${kept.slice(1, -1)})$`).test(text)).toBe(true);
    expect([sign(kept), told(kept)]).toEqual(["=", text]);
  }
});

test("a pattern is told from a value by its sign", () => {
  expect([sign("view"), sign("v*"), sign("/v.*/"), told("/v.*/")]).toEqual(["=", "~", "~", "/v.*/"]);
});
