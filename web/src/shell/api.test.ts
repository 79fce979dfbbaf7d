import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { speak } from "../i18n/index.ts";
import { ask, get } from "./api.ts";
import { mapsByPage } from "./maps.ts";
import { Problem } from "./problem.ts";
import { server } from "./server_state.ts";

const answers = (...given: (Response | Error | DOMException)[]) => {
  const asked: URL[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(new URL(address, location.href));
    const next = given.shift() ?? new Response("{}");
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(next);
  });
  return asked;
};
const thrown = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (problem: unknown) => problem);

beforeAll(() => speak("en"));
afterEach(() => {
  answers();
  server.answered();
  vi.unstubAllGlobals();
});

describe("asking the server", () => {
  it("notes that it is silent, and that it answers again", async () => {
    answers(new TypeError("no network"));
    expect(await thrown(get("/api/v1/about"))).toMatchObject({ unreached: true });
    expect(server.state).toBe("silent");
    answers(new Response("{}"));
    await get("/api/v1/about");
    expect(server.state).toBe("answers");
  });

  it("notes that somebody has to log in first, and says the server's own words", async () => {
    answers(Response.json({ title: "Who are you?", detail: "Log in." }, { status: 401 }));
    expect(await thrown(ask("/api/v1/maps/a/picture", {}))).toMatchObject({ title: "Who are you?", sentence: "Log in." });
    expect(server.state).toBe("locked");
  });

  it("tells an answer that was cut in the middle as no answer", async () => {
    const cut = new ReadableStream({ start: (line) => line.error(new TypeError("network error")) });
    answers(new Response(cut));
    const problem = await thrown(get("/api/v1/about"));
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ unreached: true });
  });

  it("lets be what was given up", async () => {
    const given = new AbortController();
    given.abort();
    answers(new DOMException("given up", "AbortError"));
    expect(await thrown(get("/api/v1/about", { signal: given.signal }))).toMatchObject({ name: "AbortError" });
    expect(server.state).toBe("answers");
  });
});

describe("the list of maps", () => {
  it("is asked for until there is no more of it", async () => {
    const asked = answers(Response.json({ items: [{ id: "a" }], next: "on", total: 2 }), Response.json({ items: [{ id: "b" }], next: null, total: 2 }));
    const found: string[] = [];
    for await (const page of mapsByPage({ bin: true })) found.push(...page.map((map) => map.id));
    expect(found).toEqual(["a", "b"]);
    expect(asked.map(({ searchParams }) => [searchParams.get("bin"), searchParams.get("cursor")])).toEqual([["true", null], ["true", "on"]]);
  });
});
