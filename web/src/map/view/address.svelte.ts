/** The address bar says what is open: #card=…, so that a link leads there. */
import { untrack } from "svelte";
import type { TableName } from "../../document/views.ts";
import type { MapSession, PanelPlace } from "../session.svelte.ts";
import { wayName } from "../line/ways.ts";
import { goTo } from "./going.ts";

const TABLES = { card: "cards", step: "steps", phase: "phases", touchpoint: "touchpoints", persona: "personas", lane: "lanes" } as const;
type Name = keyof typeof TABLES;

/** The place that an address names; none where it names nothing that is on the map. */
function placeAt(session: MapSession, hash: string): PanelPlace | null {
  const [name, id] = hash.replace(/^#/, "").split("=", 2);
  if (name === "way" && id !== undefined) return wayName(session.document, id) === null ? null : { table: "way", id };
  const table = TABLES[name as Name] as (typeof TABLES)[Name] | undefined;
  if (table === undefined || id === undefined || session.document.find(table, id) === undefined) return null;
  return placeOfThing(session, table, id);
}

/** Where a thing stands; a touchpoint at the first step that uses it. */
export function placeOfThing(session: MapSession, table: TableName, id: string): PanelPlace {
  const step = table === "touchpoints" ? session.document.steps.find((one) => one.touchpoints.includes(id))?.id : undefined;
  return step === undefined ? { table, id } : { table, id, step };
}

/** Goes where the address leads, now and when it changes; and writes there what the panel shows. Call while a component is set up. */
export function followAddress(session: MapSession): void {
  let wanted: string | null = location.hash;

  function go(): void {
    const place = placeAt(session, location.hash);
    if (place === null) return;
    session.follow(place);
    // The panel takes room, and the cards move: only then is it known where the place is.
    if (place.table !== "personas") requestAnimationFrame(() => requestAnimationFrame(() => goTo(session, place)));
  }

  $effect(() => {
    if (wanted === null) return;
    wanted = null;
    untrack(go);
  });
  $effect(() => {
    const { panel } = session;
    if (wanted !== null) return;
    const name = (Object.keys(TABLES) as Name[]).find((one) => TABLES[one] === panel?.table);
    const hash = panel?.table === "way" ? `#way=${panel.id}` : name === undefined || panel === null ? "" : `#${name}=${panel.id}`;
    if (hash !== location.hash) history.replaceState(history.state, "", location.pathname + location.search + hash);
  });
  $effect(() => {
    window.addEventListener("hashchange", go);
    return () => window.removeEventListener("hashchange", go);
  });
}
