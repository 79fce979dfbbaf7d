import { flushSync, mount, unmount } from "svelte";
import { beforeAll, expect, it } from "vitest";
import type { PersonaView } from "../document/views.ts";
import { salon } from "../document/fixtures/salon.ts";
import { speak } from "../i18n/index.ts";
import PersonaText from "./PersonaText.svelte";

beforeAll(() => speak("nl"));

function told(persona: PersonaView): string[] {
  const shown = mount(PersonaText, { target: document.body, props: { persona } });
  flushSync();
  const lines = [...document.querySelectorAll("dl > div")].map((line) => line.textContent ?? "");
  void unmount(shown);
  return lines;
}

it("tells each fact of a persona, also two of one name, and nothing of what is not said", () => {
  const [seeker] = salon().personas;
  if (!seeker) throw new Error("the salon has a persona");
  const facts = { ...seeker.facts, gender: "", age: "28-45", own: [{ name: "Leeftijd", text: "gemiddeld **34**" }] };
  const lines = told({ ...seeker, facts });
  expect(lines.filter((line) => line.startsWith("Leeftijd"))).toEqual(["Leeftijd28-45", "Leeftijdgemiddeld 34"]);
  expect(lines.some((line) => line.startsWith("Geslacht") || line.startsWith("Gender"))).toBe(false);
});
