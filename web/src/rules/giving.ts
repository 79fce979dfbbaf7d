/** Names go to touchpoints: to one that is there, or to a new one. */
import { giveTo } from "../document/edits/rules.ts";
import { addTouchpoint } from "../document/edits/touchpoints.ts";
import { say } from "../i18n/index.ts";
import type { Loose, RulesScreen } from "./screen.svelte.ts";

const MOST_NAMED = 3;

/** Lets a touchpoint recognise these from now on. */
export function give(screen: RulesScreen, loose: readonly Loose[], touchpoint: string): void {
  if (loose.length === 0) return;
  giveTo(
    screen.document,
    touchpoint,
    loose.map(({ conditions }) => conditions),
  );
  after(screen, loose, touchpoint);
}

/** A new touchpoint that recognises these, at a step where one is named. */
export function giveToNew(screen: RulesScreen, loose: readonly Loose[], wanted: { name: string; channel: string; step: string | null }): void {
  const { document } = screen;
  let touchpoint = "";
  document.change(() => {
    touchpoint = addTouchpoint(document, wanted.name, wanted.step);
    if (wanted.channel !== "") document.set("touchpoints", touchpoint, "channel", wanted.channel);
    giveTo(
      document,
      touchpoint,
      loose.map(({ conditions }) => conditions),
    );
  });
  after(screen, loose, touchpoint);
}

function after(screen: RulesScreen, loose: readonly Loose[], touchpoint: string): void {
  screen.chosen.clear();
  screen.shown = touchpoint;
  screen.told(say("rules.given", { names: named(loose), touchpoint: screen.nameOf(touchpoint) }));
}

/** Names in a sentence; many by their number. */
export function named(loose: readonly { readonly name: string }[]): string {
  return loose.length <= MOST_NAMED ? listed(loose.map(({ name }) => name)) : say("rules.severalNames", { n: loose.length });
}

/** Things in a sentence: a, b and c. */
export function listed(names: readonly string[]): string {
  const [last, ...others] = [...names].reverse();
  return others.length === 0 ? (last ?? "") : say("rules.listed", { first: others.reverse().join(", "), last: last ?? "" });
}
