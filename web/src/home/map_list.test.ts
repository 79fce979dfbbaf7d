import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { speak } from "../i18n/index.ts";
import { loadShown, MapList, type MapSummary } from "./map_list.svelte.ts";

const page = (next: string | null, ...ids: string[]) => Response.json({ items: ids.map((id) => ({ id, title: id })), next, total: ids.length });

describe("the list of maps", () => {
  let asked: { readonly url: URL; readonly method: string; readonly answer: (response: Response) => void }[];
  const ids = (list: MapList) => list.maps?.map((map) => map.id);

  beforeAll(() => speak("en"));
  beforeEach(() => {
    asked = [];
    vi.stubGlobal("fetch", (address: string, { method = "GET" }: RequestInit) =>
      new Promise<Response>((answer) => void asked.push({ url: new URL(address, location.href), method, answer })),
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  async function answered(number: number, response: Response): Promise<void> {
    asked[number]?.answer(response);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    await new Promise((done) => setTimeout(done));
  }

  it("shows each page of the first time when it is there", async () => {
    const list = new MapList("archived");
    void list.load();
    expect(asked[0]?.url.searchParams.get("archived")).toBe("true");
    expect(ids(list)).toBeUndefined();
    await answered(0, page("on", "a"));
    expect(ids(list)).toEqual(["a"]);
    await answered(1, page(null, "b"));
    expect(ids(list)).toEqual(["a", "b"]);
  });

  it("stays whole while it is fetched again", async () => {
    const list = new MapList("maps");
    void list.load();
    await answered(0, page(null, "a", "b"));
    void list.load();
    await answered(1, page("on", "a"));
    expect(ids(list)).toEqual(["a", "b"]);
    await answered(2, page(null, "c"));
    expect(ids(list)).toEqual(["a", "c"]);
  });

  it("holds the answer to the last question, whichever comes first", async () => {
    const list = new MapList("maps");
    void list.load();
    void list.load();
    await answered(1, page(null, "new"));
    await answered(0, page(null, "old"));
    expect(ids(list)).toEqual(["new"]);
  });

  it("says what went wrong, and forgets it when it is asked for again", async () => {
    const list = new MapList("bin");
    void list.load();
    await answered(0, Response.json({ title: "Wrong", detail: "The disk is full." }, { status: 500 }));
    expect(list.problem?.sentence).toBe("The disk is full.");
    void list.load();
    expect(list.problem).toBeNull();
    await answered(1, page(null));
    expect(ids(list)).toEqual([]);
  });

  it("loses what is deleted when it is, and not before", async () => {
    const list = new MapList("maps");
    void list.load();
    await answered(0, page(null, "a", "b"));
    void list.delete({ id: "a" } as MapSummary);
    expect([asked[1]?.method, asked[1]?.url.pathname, ids(list)]).toEqual(["DELETE", "/api/v1/maps/a", ["a", "b"]]);
    await answered(1, new Response(null, { status: 204 }));
    expect(ids(list)).toEqual(["b"]);
  });

  it("is fetched again for what changed from elsewhere, as long as it is on the screen", async () => {
    const list = new MapList("maps");
    const leave = list.show();
    void loadShown();
    expect(asked).toHaveLength(1);
    leave();
    void loadShown();
    expect(asked).toHaveLength(1);
  });
});
