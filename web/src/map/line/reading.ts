/** What a reading says along the line, and how that is told. */
import type { StepView, TouchpointView } from "../../document/views.ts";
import { Flow, type Column, type Reading, type Return, type Station } from "../../geometry/flow.ts";
import type { LinePlan, LineWords, StationMark } from "../../geometry/line.ts";
import { hits, isFew, type Share } from "../../geometry/measuring.ts";
import { say } from "../../i18n/index.ts";
import { interval, isMeasurable, shareInWords } from "../../reality/measuring.ts";
import type { Reality } from "../session.svelte.ts";

type Figures = Reality["steps"][number];

/** The figures of a reality as they run along the line. */
export function readingOf(reality: Reality, steps: readonly StepView[], touchpoints: readonly TouchpointView[]): Reading {
  const figures = new Map(reality.steps.map((one) => [one.id, one]));
  const stations = steps.map((step): [string, Station] => {
    const found = figures.get(step.id);
    return [
      step.id,
      {
        customers: found?.customers ?? 0,
        paths: found?.paths ?? 0,
        unseen: found?.not_seen_again ?? null,
        measurable: isMeasurable(step, touchpoints, found),
      },
    ];
  });
  return { stations: new Map(stations), ways: reality.transitions.steps };
}

/** The words at arcs and branches: percentages, or counts where there are few. */
export const LINE_WORDS: LineWords = {
  returns({ paths, of, foreseen }: Return): string {
    if (isFew(of)) return say(foreseen ? "picture.returnsFew" : "picture.unforeseenFew", { n: paths, of });
    return say(foreseen ? "picture.returns" : "picture.unforeseen", { share: shareInWords(paths / of) });
  },
  unseen(share: Share, big: boolean): string {
    if (isFew(share.n)) return say("picture.unseenFew", { n: hits(share), of: share.n });
    const written = shareInWords(share.value ?? 0);
    return big ? say("picture.unseen", { share: written }) : written;
  },
};

/** The same words; where two ways back from one step say the same, each says where it goes. */
export function lineWords(reading: Reading | null, steps: readonly StepView[]): LineWords {
  const places = new Map(steps.map(({ id }, place) => [id, place]));
  const place = (step: string): number => places.get(step) ?? Infinity;
  return {
    ...LINE_WORDS,
    returns(back: Return): string {
      const { start, end } = back;
      const said = LINE_WORDS.returns(back);
      const alike = reading?.ways.some(
        ({ from, to, paths }) => from === start.step && to !== end.step && place(to) < place(from) && LINE_WORDS.returns({ ...back, paths }) === said,
      );
      return alike ? say("picture.returnsTo", { said, step: steps[place(end.step)]?.name ?? "" }) : said;
    },
  };
}

/** The ways back from the steps in sight to one that is not, of those that are drawn where all are in sight; the heaviest first. */
export function returnsOutOfSight(reading: Reading, inSight: readonly Column[], all: readonly Column[]): readonly Return[] {
  const seen = new Set(inSight.map(({ step }) => step));
  if (seen.size === all.length) return [];
  return new Flow(all, reading).returns.filter(({ start, end }) => seen.has(start.step) && !seen.has(end.step));
}

/** A way back in a sentence. */
export function aboutReturn(back: Return, nameOf: (step: string) => string): string {
  const { start, end, of } = back;
  return say("picture.returnAbout", { start: nameOf(start.step), end: nameOf(end.step), said: LINE_WORDS.returns(back), of });
}

/** Who is not seen again after a step, in a sentence. */
export function aboutUnseen(step: string, figures: Figures): string {
  const share = figures.not_seen_again;
  const said = LINE_WORDS.unseen(share, true);
  if (isFew(share.n)) return say("picture.unseenAboutFew", { step, said });
  return say("picture.unseenAbout", { step, said, interval: interval(share), of: share.n });
}

/** What a station says to those who hear it. */
export function aboutStation({ column, unmeasured, moment }: StationMark, step: StepView, plan: LinePlan, figures: Figures | undefined): string {
  const parts = [step.name];
  if (unmeasured) parts.push(say("picture.unmeasured"));
  else if (figures) parts.push(say("picture.customers", { n: figures.customers }));
  const lost = plan.branches.find((branch) => branch.column.step === column.step);
  if (lost) parts.push(LINE_WORDS.unseen(lost.share, true));
  if (moment) {
    const why = step.momentOfTruth?.why ?? "";
    parts.push(why ? say("picture.momentWhy", { why }) : say("picture.moment"));
  }
  return parts.join(", ");
}

/** The whole line in a few sentences. */
export function aboutLine(plan: LinePlan, reality: Reality | null, nameOf: (step: string) => string, coming = false): string {
  const said = [`${say("picture.lineAbout", { n: plan.stations.length })}.`];
  if (!reality) return [...said, say(coming ? "reality.reading" : "picture.lineWithout")].join(" ");
  const here = reality.steps.filter((figures) => plan.stations.some(({ column }) => column.step === figures.id));
  const busiest = here.toSorted((a, b) => b.customers - a.customers)[0];
  if (busiest) said.push(`${say("picture.lineBusiest", { n: busiest.customers, step: nameOf(busiest.id) })}.`);
  said.push(...plan.arcs.map(({ back }) => `${aboutReturn(back, nameOf)}.`));
  for (const { column } of plan.branches) {
    const figures = here.find(({ id }) => id === column.step);
    if (figures) said.push(`${aboutUnseen(nameOf(column.step), figures)}.`);
  }
  if (plan.folded) said.push(say("picture.folded", { n: plan.folded }));
  return said.join(" ");
}
