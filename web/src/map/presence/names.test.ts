import { beforeAll, expect, test } from "vitest";
import { speak } from "../../i18n/index.ts";
import { colourOf, nameOf } from "./names.ts";

beforeAll(() => speak("nl"));

const peer = (client: number, name = "", colour = "phase-1") => ({ client, name, colour });

test("guests are numbered alike on both pages, and only where there are several", () => {
  const mine = { client: 20, peers: [peer(7), peer(30, "Kees")] };
  const theirs = { client: 7, peers: [peer(20), peer(30, "Kees")] };
  expect([nameOf(mine, peer(20), ""), nameOf(mine, peer(7), "")]).toEqual(["Gast 2", "Gast 1"]);
  expect([nameOf(theirs, peer(20), ""), nameOf(theirs, peer(7), "")]).toEqual(["Gast 2", "Gast 1"]);
  expect(nameOf(mine, peer(30, "Kees"), "")).toBe("Kees");
  expect(nameOf(mine, peer(7), "Marie")).toBe("Gast");
});

test("a name of blanks is none", () => {
  expect(nameOf({ client: 20, peers: [peer(7, "  ")] }, peer(7, "  "), " ")).toBe("Gast 1");
});

test("of two with the same colour one takes another", () => {
  const all = ["phase-1", "phase-2", "phase-3"];
  expect(colourOf({ client: 20, peers: [peer(7), peer(8, "", "phase-2")] }, "phase-1", all)).toBe("phase-3");
  expect(colourOf({ client: 7, peers: [peer(20)] }, "phase-1", all)).toBe("phase-1");
});
