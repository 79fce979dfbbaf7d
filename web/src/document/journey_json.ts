/** A journey as the server writes it in JSON. */
import type { CardStatus, EvidenceKind, LifeCyclePlace, Media } from "./views.ts";

export interface MomentOfTruthJson {
  readonly claimed_by: string | null;
  readonly why: string | null;
  readonly confirmed: boolean | null;
}

export interface EmotionJson {
  readonly value: number;
  readonly word: string | null;
  readonly persona: string | null;
}

export interface CardJson {
  readonly id: string;
  readonly text: string;
  readonly status: CardStatus;
  readonly evidence: readonly string[];
  readonly touchpoint: string | null;
  readonly persona: string | null;
  readonly through: string | null;
  readonly image: string | null;
  readonly icon: string | null;
}

export interface StepJson {
  readonly id: string;
  readonly name: string;
  readonly touchpoints: readonly string[];
  readonly cards: Readonly<Record<string, readonly CardJson[]>>;
  readonly emotions: readonly EmotionJson[];
  readonly expectation: string | null;
  readonly moment_of_truth: MomentOfTruthJson | null;
  readonly journey: string | null;
}

export interface GoalJson {
  readonly id: string;
  readonly metric: string;
  readonly at: string | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly unit: string | null;
  readonly by: string | null;
  readonly owner: string | null;
}

export interface PhaseJson {
  readonly id: string;
  readonly name: string;
  readonly goal: string | null;
  readonly goals: readonly GoalJson[];
  readonly steps: readonly StepJson[];
}

export interface TouchpointJson {
  readonly id: string;
  readonly name: string;
  readonly channel: string | null;
  readonly kind: { readonly online: boolean | null; readonly direct: boolean | null; readonly media: Media | null };
  readonly owner: string | null;
  readonly assets: readonly string[];
  readonly cost: string | null;
  readonly description: string | null;
  readonly icon: string | null;
  readonly moment_of_truth: MomentOfTruthJson | null;
  readonly rules: readonly { readonly conditions: Readonly<Record<string, string>>; readonly at: string | null }[];
}

export interface PersonaJson {
  readonly id: string;
  readonly name: string;
  readonly hypothetical: boolean;
  readonly picture: string | null;
  readonly description: string | null;
  readonly needs: readonly string[];
  readonly driver: string | null;
  readonly life_cycle: LifeCyclePlace | null;
  readonly facts: {
    readonly gender: string | null;
    readonly age: string | null;
    readonly income: string | null;
    readonly occupation: string | null;
    readonly interests: readonly string[];
    readonly media: readonly string[];
    readonly habits: readonly string[];
    readonly pains: readonly string[];
    readonly brands: readonly string[];
    readonly spending: string | null;
    readonly own: Readonly<Record<string, string>>;
  };
}

export interface JourneyJson {
  readonly id: string;
  readonly title: string;
  readonly language: "nl" | "en";
  readonly description: string | null;
  readonly state: "current" | "future";
  readonly scope: "experience" | "lifecycle";
  readonly model: string | null;
  readonly owner: string | null;
  readonly begins: string | null;
  readonly ends: string | null;
  readonly outcomes: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly driver: string | null;
  readonly review: string | null;
  readonly silence_days: number | null;
  readonly split_after_days: number | null;
  readonly personas: readonly PersonaJson[];
  readonly customer_jobs: readonly { readonly id: string; readonly text: string; readonly persona: string | null }[];
  readonly offers: readonly { readonly id: string; readonly name: string; readonly personas: readonly string[] }[];
  readonly propositions: readonly {
    readonly id: string;
    readonly text: string;
    readonly persona: string | null;
    readonly offer: string | null;
  }[];
  readonly touchpoints: readonly TouchpointJson[];
  readonly lanes: readonly { readonly id: string; readonly name: string | null; readonly icon: string | null; readonly shown: boolean }[];
  readonly phases: readonly PhaseJson[];
  readonly evidence: readonly {
    readonly id: string;
    readonly kind: EvidenceKind;
    readonly text: string;
    readonly n: number | null;
    readonly date: string | null;
    readonly source: string | null;
  }[];
}
