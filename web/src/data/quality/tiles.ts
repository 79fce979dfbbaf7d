/** What is worth knowing of customer data, each with what it means and what can be done. */
import { count, day, percent, say } from "../../i18n/index.ts";
import type { LogDetail, Quality } from "../../shell/customer_data.ts";

export interface Tile {
  readonly id: string;
  readonly figure: string;
  readonly label: string;
  /** What it means, and what to do about it. */
  readonly text: string;
  /** Worth a look. */
  readonly notable: boolean;
}

/** From this share on double contacts or customers with one contact say something about the export. */
const MANY_DOUBLES = 0.01;
const MANY_SINGLE = 0.5;

export function tilesOf(log: Pick<LogDetail, "events" | "customers" | "rejected">, quality: Quality): Tile[] {
  const { doubles, future, single, gaps, ties, per_customer: each } = quality;
  const share = (value: number): string => (value > 0 && value < 0.005 ? say("data.lessThanOne") : percent(value));
  const rows = log.events + log.rejected;
  const longest = Math.max(0, ...gaps.map((gap) => gap.days));
  return [
    {
      id: "rejected",
      figure: count(log.rejected),
      label: say("data.tileRejected", { n: log.rejected }),
      text: log.rejected === 0 ? say("data.tileRejectedNone") : say("data.tileRejectedText", { share: share(log.rejected / rows) }),
      notable: log.rejected > 0,
    },
    {
      id: "doubles",
      figure: count(doubles.events),
      label: say("data.tileDoubles", { n: doubles.events }),
      text: doubles.events === 0 ? say("data.tileDoublesNone") : say("data.tileDoublesText", { share: share(doubles.share) }),
      notable: doubles.share >= MANY_DOUBLES,
    },
    {
      id: "gaps",
      figure: count(gaps.length),
      label: say("data.tileGaps", { n: gaps.length }),
      text: gaps.length === 0 ? say("data.tileGapsNone") : say("data.tileGapsText", { n: longest }),
      notable: gaps.length > 0,
    },
    {
      id: "future",
      figure: count(future.events),
      label: say("data.tileFuture", { n: future.events }),
      text: future.events === 0 || future.latest === null ? say("data.tileFutureNone") : say("data.tileFutureText", { day: day(new Date(future.latest), "UTC") }),
      notable: future.events > 0,
    },
    {
      id: "single",
      figure: count(single.customers),
      label: say("data.tileSingle", { n: single.customers }),
      text: single.customers === 0 ? say("data.tileSingleNone") : say(single.share >= MANY_SINGLE ? "data.tileSingleMany" : "data.tileSingleText", { share: share(single.share) }),
      notable: single.share >= MANY_SINGLE,
    },
    {
      id: "each",
      figure: new Intl.NumberFormat(document.documentElement.lang).format(each.median),
      label: say("data.tileEach", { n: each.median }),
      text: [say("data.tileEachText", { p90: count(Math.ceil(each.p90)), most: count(each.most) }), ties.events > 0 ? say("data.tileTies", { n: ties.events }) : ""].filter(Boolean).join(" "),
      notable: false,
    },
  ];
}
