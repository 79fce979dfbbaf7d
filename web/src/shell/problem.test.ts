import { beforeAll, describe, expect, it, vi } from "vitest";
import { speak } from "../i18n/index.ts";
import { addressOf } from "./api.ts";
import { asProblem, problemOf, unreached } from "./problem.ts";

beforeAll(() => speak("en"));

describe("a problem", () => {
  it("is told in the server's own sentences, with each mistake and its place", () => {
    const told = {
      title: "Not valid",
      detail: "There is no phase.",
      hint: "Add one.",
      code: "mapfile.no-phase",
      errors: [{ code: "x", detail: "Here belongs a name.", hint: "Write one.", line: 6, column: 12, pointer: null }, "spoiled"],
    };
    const problem = problemOf(422, told);
    expect(problem.sentence).toBe("There is no phase. Add one.");
    expect(problem.code).toBe("mapfile.no-phase");
    expect(problem.errors).toEqual([{ line: 6, column: 12, detail: "Here belongs a name.", hint: "Write one." }]);
  });

  it("is a sentence of ours where something between us and the server answered", () => {
    for (const body of [null, "<html>", 3, { detail: 4 }]) expect(problemOf(502, body).sentence).toContain("does not understand (502)");
  });

  it("says that the server cannot be reached", () => {
    expect(unreached().unreached).toBe(true);
    expect(unreached().sentence).toMatch(/^Reiskaart does not answer\. Look whether/);
  });

  it("is made of whatever was thrown", () => {
    const complain = vi.spyOn(console, "error").mockReturnValue();
    expect(asProblem(new TypeError("x is undefined")).sentence).toMatch(/^Something in this page went wrong\./);
    expect(complain).toHaveBeenCalledOnce();
    expect(asProblem(complain).unreached).toBe(false);
    complain.mockClear();
    const problem = problemOf(404, { title: "Not found" });
    expect(asProblem(problem)).toBe(problem);
  });
});

describe("an address", () => {
  it("has its parts filled in and asks in the language that is spoken", () => {
    expect(addressOf("/api/v1/maps/{map_id}/miniature", { path: { map_id: "a/b" }, query: { theme: "dark", none: undefined } })).toBe(
      "/api/v1/maps/a%2Fb/miniature?language=en&theme=dark",
    );
  });
});
