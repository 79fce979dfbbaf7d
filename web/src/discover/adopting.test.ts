import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { speak } from "../i18n/index.ts";
import { broughtInto, takeOut, without } from "./adopting.ts";
import type { Adopted, Journey } from "./contract.ts";

const rule = (...names: readonly string[]): { conditions: object; at: null }[] => names.map((name) => ({ conditions: { name }, at: null }));
const map = (touchpoints: object[], at: readonly string[], title = "Shop"): Journey =>
  ({ id: "shop", title, touchpoints, phases: [{ id: "p", steps: [{ id: "s", touchpoints: at }] }] }) as unknown as Journey;

const before = map([{ id: "desk", rules: rule("ask") }], ["desk"]);
const draft = map(
  [
    { id: "d1", rules: [...rule("ask"), ...rule("help")] },
    { id: "d2", rules: rule("pay") },
  ],
  [],
);
const taken = [
  { draft: "d1", id: "desk", is_new: false, rules: 1 },
  { draft: "d2", id: "till", is_new: true, rules: 1, step: "s" },
] as Adopted["items"];
const after = map(
  [
    { id: "desk", rules: [...rule("ask"), ...rule("help")] },
    { id: "till", rules: rule("pay") },
  ],
  ["desk", "till"],
);
const brought = broughtInto(before, draft, taken);

/** A server with a map that others edit too, each edit just before somebody puts the map. */
class Stored {
  version = 1;
  put: Journey | null = null;
  edits: (() => void)[] = [];
  refused: object | null = null;

  constructor(public journey: Journey) {}

  readonly fetch = async (_: string, init: RequestInit): Promise<Response> => {
    if (init.method !== "PUT") return Response.json(this.journey, { headers: { ETag: `"${this.version}"` } });
    this.edits.shift()?.();
    const named = new Headers(init.headers).get("If-Match");
    if (named !== `"${this.version}"`) return Response.json({ title: "Changed", code: "x" }, { status: 412 });
    if (this.refused) return Response.json(this.refused, { status: 422 });
    this.journey = this.put = JSON.parse(init.body as string) as Journey;
    this.version += 1;
    return Response.json(this.journey);
  };

  edit(journey: Journey): void {
    this.journey = journey;
    this.version += 1;
  }
}

describe("what touchpoints of a draft brought", () => {
  let stored: Stored;
  const serve = (journey: Journey): void => {
    stored = new Stored(journey);
    vi.stubGlobal("fetch", stored.fetch);
  };

  beforeAll(() => speak("en"));
  afterEach(() => void vi.unstubAllGlobals());

  it("goes out as it came", async () => {
    serve(after);
    expect(await takeOut(brought)).toBe(true);
    expect(stored.journey).toEqual(before);
  });

  it("leaves what others did while it came in", () => {
    // "call" was written after the map was looked at, and before the touchpoints came
    const now = map([{ id: "desk", rules: [...rule("ask"), ...rule("call"), ...rule("help")] }, { id: "till", rules: rule("pay") }], ["desk", "till"], "Our shop");
    expect(without(now, brought)).toEqual(map([{ id: "desk", rules: [...rule("ask"), ...rule("call")] }], ["desk"], "Our shop"));
  });

  it("goes out of the map as it is by then, where an edit was on its way", async () => {
    serve(after);
    stored.edits = [() => stored.edit({ ...after, title: "Our shop" })];
    expect(await takeOut(brought)).toBe(true);
    expect(stored.journey).toEqual({ ...before, title: "Our shop" });
  });

  it("stays where something else needs it by now", async () => {
    serve(after);
    stored.refused = { title: "Unknown", detail: "A card is at “till”, which is not there.", code: "x" };
    expect(await takeOut(brought)).toBe(false);
    expect(stored.put).toBeNull();
  });

  it("tells where the map never stands still", async () => {
    serve(after);
    stored.edits = Array.from({ length: 9 }, () => () => stored.edit(stored.journey));
    await expect(takeOut(brought)).rejects.toMatchObject({ status: 412 });
  });
});
