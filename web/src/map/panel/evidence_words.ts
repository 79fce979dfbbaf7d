/** Evidence in words. */
import type { EvidenceKind, EvidenceView } from "../../document/views.ts";
import { say, type Key } from "../../i18n/index.ts";

const KINDS: Record<EvidenceKind, Key> = {
  interview: "panel.interview",
  survey: "panel.survey",
  review: "panel.reviewOf",
  ticket: "panel.ticket",
  measure: "panel.measure",
  observation: "panel.observation",
};

const ORDER = Object.keys(KINDS) as EvidenceKind[];

/** What evidence is, where nobody says more: somebody noticed it. */
export const UNTOLD: EvidenceKind = "observation";

function evidenceKindName(kind: EvidenceKind): string {
  return say(KINDS[kind]);
}

/** The kinds to choose from. */
export function evidenceKinds(): readonly { readonly value: EvidenceKind; readonly label: string }[] {
  return ORDER.map((kind) => ({ value: kind, label: evidenceKindName(kind) }));
}

/** "Interview · n = 7". */
export function evidenceNote(evidence: EvidenceView): string {
  const kind = evidenceKindName(evidence.kind);
  return evidence.n === null ? kind : `${kind} · ${say("panel.evidenceCount", { n: evidence.n })}`;
}
