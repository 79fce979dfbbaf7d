/** Which single paths are looked at, beside the filters: those behind a figure, and which sample of them. */
import { say } from "../i18n/index.ts";
import { FATES, fateName, type Fate } from "../reality/measuring.ts";
import { placeName, type Places } from "../reality/places.ts";

const NARROWING = ["at", "fate", "way", "variant"] as const;
export type Narrowing = (typeof NARROWING)[number];

export interface Narrowed {
  readonly name: Narrowing;
  readonly label: string;
  readonly value: string;
}

/** What the address narrows paths by, in words; a fate without a place says nothing. */
export function narrowedBy(query: URLSearchParams, places: Places): readonly Narrowed[] {
  const at = query.get("at");
  return NARROWING.flatMap((name): Narrowed[] => {
    const value = query.get(name);
    if (!value) return [];
    if (name === "at") return [{ name, label: say("paths.at"), value: placeName(places, value) ?? value }];
    if (name === "fate") return at && isFate(value) ? [{ name, label: say("paths.there"), value: fateOf(value) }] : [];
    return [{ name, label: say(`paths.${name}`), value: value.split("~").map((id) => placeName(places, id) ?? id).join(" → ") }];
  });
}

/** The query of the API for what the address narrows by. */
export function narrowing(query: URLSearchParams, limit: number): URLSearchParams {
  const asked = new URLSearchParams();
  for (const name of NARROWING) {
    const value = query.get(name);
    if (value && (name !== "fate" || (query.get("at") && isFate(value)))) asked.set(name, value);
  }
  asked.set("limit", String(limit));
  asked.set("seed", String(seedOf(query)));
  return asked;
}

/** Which sample: the first where nothing is said. */
export function seedOf(query: URLSearchParams): number {
  const seed = Number(query.get("seed") ?? "0");
  return Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31 ? seed : 0;
}

/** The query without a part; what became of paths at a place goes with that place. */
export function withoutNarrowing(query: URLSearchParams, name: Narrowing): URLSearchParams {
  const kept = new URLSearchParams(query);
  kept.delete(name);
  if (name === "at") kept.delete("fate");
  return kept;
}

function isFate(value: string): value is Fate | "returns" {
  return value === "returns" || (FATES as readonly string[]).includes(value);
}

function fateOf(fate: Fate | "returns"): string {
  return (fate === "returns" ? say("panel.returns") : fateName(fate)).toLocaleLowerCase();
}
