/** How a file would be imported, and what somebody chose otherwise: each choice is tried at once. */
import { getPlan, type Choices, type ImportPlan, type ImportWish, type Role } from "../../shell/customer_data.ts";
import { asProblem, type Problem } from "../../shell/problem.ts";

export const ROLES: readonly Role[] = ["customer", "time", "name", "channel"];
/** Without these there is no contact. */
export const NEEDED: readonly Role[] = ["customer", "time", "name"];

export class Columns {
  plan = $state.raw<ImportPlan | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** A choice is being tried. */
  busy = $state(false);
  /** Columns that are not kept. */
  leftOut = $state.raw<ReadonlySet<string>>(new Set());
  /** The columns that play a part come first, as was guessed; they stay where they are whatever is chosen. */
  order = $state.raw<readonly string[]>([]);
  name = $state("");
  pseudonyms = $state(true);
  #choices: Choices = {};
  #asked = new AbortController();

  constructor(readonly upload: string) {}

  /** Tries the choices that were made. A choice that cannot be is taken back, and `problem` says why. */
  async load(tried: Choices = this.#choices): Promise<void> {
    this.#asked.abort();
    const asked = (this.#asked = new AbortController());
    this.busy = true;
    this.problem = null;
    try {
      const plan = await getPlan(this.upload, tried, asked.signal);
      if (this.plan === null) this.name = plan.suggested_name;
      const names = plan.columns.map((column) => column.name);
      if (names.length !== this.order.length || names.some((name) => !this.order.includes(name))) this.order = ordered(plan);
      this.plan = plan;
      this.#choices = tried;
    } catch (thrown) {
      if (asked.signal.aborted) return;
      this.problem = asProblem(thrown);
    }
    this.busy = false;
  }

  choose(change: Choices): Promise<void> {
    return this.load({ ...this.#choices, ...change });
  }

  /** Back to what was guessed. */
  guess(...names: readonly (keyof Choices)[]): Promise<void> {
    const kept = Object.entries(this.#choices).filter(([name]) => !names.includes(name as keyof Choices));
    return this.load(Object.fromEntries(kept));
  }

  /** A column plays a part, and no other; how its times are written is found anew. */
  play(column: string, role: Role): Promise<void> {
    this.keep(column, true);
    const others = Object.entries(this.#choices).filter(([name, value]) => !(ROLES.includes(name as Role) && value === column));
    const anew = role === "time" ? others.filter(([name]) => name !== "time_format" && name !== "day_first") : others;
    return this.load({ ...Object.fromEntries(anew), [role]: column });
  }

  /** No column says the channel. */
  withoutChannel(): Promise<void> {
    return this.choose({ channel: "" });
  }

  keep(column: string, kept: boolean): void {
    const leftOut = new Set(this.leftOut);
    if (kept) leftOut.delete(column);
    else leftOut.add(column);
    this.leftOut = leftOut;
  }

  /** What is imported: as it is shown, and no guess is made again. */
  get wish(): ImportWish {
    const { plan } = this;
    const { customer, time, name, channel, timezone, ...reading } = this.#choices;
    const roles = plan?.roles ?? { customer: customer ?? null, time: time ?? null, name: name ?? null, channel: channel ?? null };
    const playing = ROLES.map((role) => roles[role]);
    const properties = plan?.columns.map((column) => column.name).filter((column) => !playing.includes(column) && !this.leftOut.has(column));
    return {
      ...reading,
      name: this.name.trim(),
      ...(roles.customer !== null && { customer: roles.customer }),
      ...(roles.time !== null && { time: roles.time }),
      ...(roles.name !== null && { name_column: roles.name }),
      ...(roles.channel !== null ? { channel: roles.channel } : channel === "" && { channel }),
      ...(this.leftOut.size > 0 && properties && { properties }),
      timezone: timezone ?? plan?.time?.timezone ?? "UTC",
      pseudonyms: this.pseudonyms,
    };
  }
}

function ordered(plan: ImportPlan): string[] {
  const playing = ROLES.flatMap((role) => plan.roles[role] ?? []);
  const asked = plan.questions.flatMap((question) => question.columns);
  return [...new Set([...playing, ...asked, ...plan.columns.map((column) => column.name)])];
}
