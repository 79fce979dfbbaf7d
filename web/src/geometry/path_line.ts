/** One customer's path as a small line: a station for each stay, as high as its phase, with the long gaps marked. Data in, plan out, in px. */

export interface Stay {
  readonly step: string | null;
  /** The place of its phase; none where it stands at no step. */
  readonly phaseIndex: number | null;
  /** When it begins, in seconds from the start of the path. */
  readonly from: number;
  readonly contacts: number;
}

export interface StationDot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly stay: Stay;
}

export interface PathLine {
  readonly d: string;
  readonly dots: readonly StationDot[];
  /** Gaps that are told: where, and how many seconds. */
  readonly gaps: readonly { readonly x: number; readonly y: number; readonly seconds: number }[];
  /** Stays that had no room. */
  readonly left: number;
  /** Where the line ends. */
  readonly end: { readonly x: number; readonly y: number };
}

interface Contact {
  readonly at: string;
  readonly step: string | null;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly phases: number;
  /** The seconds that the whole width stands for; evenly where none are given. */
  readonly seconds: number | null;
}

const SIDE = 8;
const TOP = 16;
const NARROW = 15;
const WIDE = 58;
/** A gap is told from here on, where its words have room. */
const LONG = 3600;
const WORDS = 40;

/** Runs of contacts at one step are one stay. */
export function staysOf(contacts: readonly Contact[], phaseOf: (step: string) => number | null): Stay[] {
  const begin = Date.parse(contacts[0]?.at ?? "");
  const stays: { step: string | null; phaseIndex: number | null; from: number; contacts: number }[] = [];
  for (const { at, step } of contacts) {
    const last = stays.at(-1);
    if (last !== undefined && last.step === step) last.contacts += 1;
    else stays.push({ step, phaseIndex: step === null ? null : phaseOf(step), from: (Date.parse(at) - begin) / 1000, contacts: 1 });
  }
  return stays;
}

/** The line of these stays. */
export function pathLine(stays: readonly Stay[], { width, height, phases, seconds }: Layout): PathLine {
  const room = width - 2 * SIDE;
  const most = seconds === null ? Math.max(1, Math.floor(room / NARROW) + 1) : stays.length;
  const shown = stays.slice(0, most);
  const pitch = Math.min(WIDE, room / Math.max(1, shown.length - 1));
  const y = (phase: number | null): number => TOP + (1 - (phase ?? 0) / Math.max(1, phases - 1)) * (height - TOP - SIDE);
  const dots = shown.map((stay, index): StationDot => ({
    x: SIDE + (seconds === null ? index * pitch : (stay.from / Math.max(1, seconds)) * room),
    y: y(stay.phaseIndex),
    r: 4 + Math.min(2.5, Math.log2(stay.contacts)),
    stay,
  }));
  const end = dots.at(-1) ?? { x: SIDE, y: y(0) };
  return {
    d: dots.map((dot, index) => `${index === 0 ? "M" : "L"}${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`).join(""),
    dots,
    gaps: gapsOf(dots),
    left: stays.length - shown.length,
    end: { x: end.x, y: end.y },
  };
}

/** The longest come first; each that is told keeps others from standing over it. */
function gapsOf(dots: readonly StationDot[]): PathLine["gaps"] {
  const all = dots.slice(1).map((dot, index) => {
    const before = dots[index] ?? dot;
    return { x: (before.x + dot.x) / 2, y: Math.min(before.y, dot.y) - 8, seconds: dot.stay.from - before.stay.from };
  });
  const told: { x: number; y: number; seconds: number }[] = [];
  for (const gap of all.filter(({ seconds }) => seconds >= LONG).toSorted((a, b) => b.seconds - a.seconds)) {
    if (told.every(({ x }) => Math.abs(x - gap.x) >= WORDS)) told.push(gap);
  }
  return told.toSorted((a, b) => a.x - b.x);
}
