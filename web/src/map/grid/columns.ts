/** Where the columns of a map stand: one per step, and one for a phase that has no steps yet. */
import type { PhaseView, StepView } from "../../document/views.ts";

export interface Column {
  /** None in a phase without steps. */
  readonly step: string | null;
  readonly phase: string;
  readonly phaseIndex: number;
  /** From the left of the first column, in px at 100%. */
  readonly x: number;
  readonly width: number;
}

/** Which columns are drawn: all, but for a large map. */
export interface Drawn {
  readonly from: number;
  readonly to: number;
  /** Where the keyboard is: that column stays. */
  readonly kept: number;
  readonly large: boolean;
}

export function isDrawn({ from, to, kept }: Drawn, column: number): boolean {
  return (column >= from && column <= to) || column === kept;
}

/** Room for the names of the lanes. */
export const LABEL = 124;
/** Room between columns. */
export const GAP = 6;
/** Narrower than this, a card holds too few words to a line. */
const LEAST = 112;
/** Wider than this, a line is hard to read. */
const MOST = 300;

/** The columns of a map that has so much room for all of them, at 100%. */
export function columnsOf(phases: readonly PhaseView[], stepsOf: (phase: string) => readonly StepView[], room: number): readonly Column[] {
  const found = phases.flatMap((phase, phaseIndex) => {
    const steps: readonly (string | null)[] = stepsOf(phase.id).map((step) => step.id);
    return (steps.length > 0 ? steps : [null]).map((step) => ({ step, phase: phase.id, phaseIndex }));
  });
  const width = Math.min(MOST, Math.max(LEAST, Math.floor((room + GAP) / Math.max(found.length, 1)) - GAP));
  return found.map((column, index) => ({ ...column, x: index * (width + GAP), width }));
}

/** Whether two rows of columns stand alike, so that nothing needs to be laid out again. */
export function sameColumns(some: readonly Column[], others: readonly Column[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return one.step === other?.step && one.phase === other.phase && one.phaseIndex === other.phaseIndex && one.x === other.x && one.width === other.width;
    })
  );
}

/** How much room that takes at the least. */
export function leastRoom(columns: number): number {
  return columns * (LEAST + GAP) - GAP;
}

/** From the left of the first column to the right of the last. */
export function widthOf(columns: readonly Column[]): number {
  const last = columns.at(-1);
  return last === undefined ? 0 : last.x + last.width;
}

/** Columns of the same phase, side by side, with the place of the first. */
export function runsOf(columns: readonly Column[]): readonly { readonly phase: string; readonly phaseIndex: number; readonly from: number; readonly count: number }[] {
  const runs: { phase: string; phaseIndex: number; from: number; count: number }[] = [];
  columns.forEach((column, index) => {
    const last = runs.at(-1);
    if (last?.phase === column.phase) last.count += 1;
    else runs.push({ phase: column.phase, phaseIndex: column.phaseIndex, from: index, count: 1 });
  });
  return runs;
}
