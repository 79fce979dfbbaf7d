/** What touchpoints of a draft brought into a map, and how it goes out again. */
import { Problem } from "../shell/problem.ts";
import { mapNow, putBack } from "./asking.ts";
import type { Adopted, Journey } from "./contract.ts";

export interface Brought {
  /** The map's id. */
  readonly map: string;
  /** Ids of touchpoints that came new. */
  readonly touchpoints: ReadonlySet<string>;
  /** Conditions, as text, of the rules that a touchpoint of the map's own got. */
  readonly rules: ReadonlyMap<string, ReadonlySet<string>>;
}

/** How often is tried to be quicker than those who edit the map. */
const TRIES = 5;

/** What came: `before` says which rules were there already. */
export function broughtInto(before: Journey, draft: Journey, taken: Adopted["items"]): Brought {
  const rules = new Map<string, Set<string>>();
  for (const { draft: from, id, is_new } of taken) {
    if (is_new || id === null || id === undefined) continue;
    const had = new Set(rulesOf(before, id));
    const got = rules.get(id) ?? new Set();
    for (const rule of rulesOf(draft, from)) if (!had.has(rule)) got.add(rule);
    rules.set(id, got);
  }
  return { map: before.id, touchpoints: new Set(taken.flatMap(({ id, is_new }) => (is_new && id ? [id] : []))), rules };
}

/** The map as somebody has it now, without what came; all that was done to it otherwise stays. */
export function without(now: Journey, { touchpoints, rules }: Brought): Journey {
  return {
    ...now,
    touchpoints: now.touchpoints
      .filter(({ id }) => !touchpoints.has(id))
      .map((one) => ({ ...one, rules: one.rules.filter(({ conditions }) => !rules.get(one.id)?.has(asText(conditions))) })),
    phases: now.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map((step) => ({ ...step, touchpoints: step.touchpoints.filter((id) => !touchpoints.has(id)) })),
    })),
  };
}

/**
 * Takes out of the map what came; whoever edits it meanwhile loses nothing. The answer: whether it could be, which it cannot where
 * something else on the map needs what came by now. Throws a Problem.
 */
export async function takeOut(brought: Brought): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    const { answer: now, version } = await mapNow(brought.map);
    try {
      await putBack(without(now, brought), version);
      return true;
    } catch (thrown) {
      const status = thrown instanceof Problem ? thrown.status : 0;
      if (status === USED) return false;
      if (status !== CHANGED || attempt === TRIES) throw thrown;
    }
  }
}

const CHANGED = 412;
const USED = 422;

const rulesOf = (journey: Journey, id: string): readonly string[] =>
  (journey.touchpoints.find((one) => one.id === id)?.rules ?? []).map(({ conditions }) => asText(conditions));

/** The same conditions are the same text, in whichever order they stand. */
const asText = (conditions: object): string => JSON.stringify(Object.entries(conditions).sort(([one], [other]) => (one < other ? -1 : 1)));
