/** Short facts on a touchpoint's card: what was measured, else what sort of contact it is; as the pictures say them. */
import type { TouchpointView } from "../../document/views.ts";
import { say } from "../../i18n/index.ts";
import { chipsOf, isPain, type Chip } from "../../reality/chips.ts";
import { chosenChips } from "../../reality/chosen_chips.svelte.ts";
import type { MapSession } from "../session.svelte.ts";

export interface TouchpointFacts {
  readonly facts: readonly Chip[];
  /** There is a log, and nobody in it was here. */
  readonly unmet: boolean;
  /** Many are not seen again after it. */
  readonly pain: boolean;
}

export function factsOf(session: MapSession, touchpoint: TouchpointView): TouchpointFacts {
  const figures = session.figures.touchpoints.get(touchpoint.id);
  if (session.reality !== null && (figures === undefined || figures.contacts === 0)) {
    return { facts: [plain(say(touchpoint.rules.length > 0 ? "map.unmet" : "map.withoutRules"))], unmet: true, pain: false };
  }
  if (figures === undefined) return { facts: kindOf(touchpoint), unmet: false, pain: false };
  const chips = chipsOf(chosenChips.at("touchpoints"), figures, session.besideAt(touchpoint.id));
  const several = session.document.steps.filter((step) => step.touchpoints.includes(touchpoint.id)).length > 1;
  if (!several) return { facts: chips, unmet: false, pain: isPain(figures) };
  const [first, ...rest] = chips; // the same card stands at each of its steps: what it says is of all of them
  return { facts: first === undefined ? [] : [{ ...first, words: say("map.inAll", { customers: first.words }) }, ...rest], unmet: false, pain: false };
}

function kindOf({ direct, online }: TouchpointView): readonly Chip[] {
  const words = [
    ...(direct === null ? [] : [say(direct ? "map.direct" : "map.indirect")]),
    ...(online === null ? [] : [say(online ? "map.online" : "map.offline")]),
  ];
  return words.length > 0 ? [plain(words.join(" · "))] : [];
}

function plain(words: string): Chip {
  return { words, tone: "plain", about: "" };
}
