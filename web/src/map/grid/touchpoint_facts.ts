/** Short facts on a touchpoint's card: what was measured, else what sort of contact it is; as the pictures say them. */
import type { TouchpointView } from "../../document/views.ts";
import { hits, isFew } from "../../geometry/measuring.ts";
import { percent, say } from "../../i18n/index.ts";
import type { MapSession } from "../session.svelte.ts";

export interface Fact {
  readonly words: string;
  readonly tone: "plain" | "bad";
}

export interface TouchpointFacts {
  readonly facts: readonly Fact[];
  /** There is a log, and nobody in it was here. */
  readonly unmet: boolean;
  /** Many are not seen again after it. */
  readonly pain: boolean;
}

/** From this share on it is said on the card that people are not seen again. */
const WORTH_SAYING = 0.25;

export function factsOf(session: MapSession, touchpoint: TouchpointView): TouchpointFacts {
  const figures = session.reality?.touchpoints.find((place) => place.id === touchpoint.id);
  if (session.reality !== null && (figures === undefined || figures.contacts === 0)) {
    return { facts: [plain(say(touchpoint.rules.length > 0 ? "map.unmet" : "map.withoutRules"))], unmet: true, pain: false };
  }
  if (figures === undefined) return { facts: kindOf(touchpoint), unmet: false, pain: false };
  const customers = say("map.customers", { n: figures.customers });
  const several = session.document.steps.filter((step) => step.touchpoints.includes(touchpoint.id)).length > 1;
  if (several) return { facts: [plain(say("map.inAll", { customers }))], unmet: false, pain: false };
  const { value, n } = figures.not_seen_again;
  if (value === null || value < WORTH_SAYING) return { facts: [plain(customers)], unmet: false, pain: false };
  if (isFew(n)) return { facts: [plain(customers), plain(say("map.unseenFew", { n: hits({ value, n }), of: n }))], unmet: false, pain: false };
  return { facts: [plain(customers), { words: say("map.unseen", { share: percent(value) }), tone: "bad" }], unmet: false, pain: true };
}

function kindOf({ direct, online }: TouchpointView): readonly Fact[] {
  const words = [
    ...(direct === null ? [] : [say(direct ? "map.direct" : "map.indirect")]),
    ...(online === null ? [] : [say(online ? "map.online" : "map.offline")]),
  ];
  return words.length > 0 ? [plain(words.join(" · "))] : [];
}

function plain(words: string): Fact {
  return { words, tone: "plain" };
}
