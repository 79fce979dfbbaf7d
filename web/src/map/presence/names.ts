/** How people are called on the map, and in which colour: also those who did not give a name. */
import type { Peer } from "../../document/views.ts";
import { say } from "../../i18n/index.ts";

/** Who is in the map, as far as names and colours go: {@link MapDocument}. */
export interface Company {
  readonly client: number;
  readonly peers: readonly Pick<Peer, "client" | "name" | "colour">[];
}

/** Somebody's name; guests are numbered where there are several, on every page alike. `own` is this person's name. */
export function nameOf(company: Company, who: { readonly client: number; readonly name: string }, own: string): string {
  if (who.name.trim() !== "") return who.name;
  const guests = company.peers.filter(({ name }) => name.trim() === "").map(({ client }) => client);
  if (own.trim() === "") guests.push(company.client);
  if (guests.length < 2) return say("document.guest");
  return say("document.guestNumber", { number: guests.sort((one, other) => one - other).indexOf(who.client) + 1 });
}

/** This person's colour: who came with the higher number gives way where two have the same by chance. */
export function colourOf(company: Company, chosen: string, all: readonly string[]): string {
  if (!company.peers.some(({ client, colour }) => colour === chosen && client < company.client)) return chosen;
  const taken = new Set(company.peers.map(({ colour }) => colour));
  return all.find((colour) => !taken.has(colour)) ?? chosen;
}
