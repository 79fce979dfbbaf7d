/** What screens read of a map: plain values, renewed row by row when the document changes. Never mutated by a screen. */

export type CardStatus = "assumption" | "supported" | "contradicted";
export type EvidenceKind = "interview" | "survey" | "review" | "ticket" | "measure" | "observation";
export type Media = "owned" | "paid" | "earned";
export type LifeCyclePlace = "acquire" | "bring-in" | "keep" | "ambassador";

export interface MomentOfTruthView {
  readonly claimedBy: string;
  readonly why: string;
  readonly confirmed: boolean | null;
}

/** Fields of the map itself. An empty text means that nothing is said. */
export interface JourneyView {
  readonly id: string;
  readonly title: string;
  readonly language: "nl" | "en";
  readonly description: string;
  readonly state: "current" | "future";
  readonly scope: "experience" | "lifecycle";
  readonly model: string | null;
  readonly owner: string;
  readonly begins: string;
  readonly ends: string;
  readonly driver: string;
  readonly review: string | null; // ISO date
  readonly silenceDays: number | null;
  readonly splitAfterDays: number | null;
  readonly goodOutcomes: readonly string[]; // ids of touchpoints or steps
  readonly badOutcomes: readonly string[];
}

export interface PhaseView {
  readonly id: string;
  readonly name: string;
  readonly goal: string;
}

export interface EmotionView {
  readonly persona: string | null; // everybody on the map where null
  readonly value: number; // -2..2
  readonly word: string;
}

export interface StepView {
  readonly id: string;
  readonly phase: string;
  readonly name: string;
  readonly touchpoints: readonly string[];
  readonly emotions: readonly EmotionView[];
  readonly expectation: string;
  readonly momentOfTruth: MomentOfTruthView | null;
  readonly journey: string | null; // the sub-journey that it opens into
}

export interface CardView {
  readonly id: string;
  readonly step: string;
  readonly kind: string;
  readonly text: string; // Markdown
  readonly status: CardStatus;
  readonly evidence: readonly string[];
  readonly touchpoint: string | null;
  readonly persona: string | null;
  readonly through: string | null; // last step that it covers
  readonly image: string | null; // "images/<name>"
  readonly icon: string | null;
}

export interface LaneView {
  readonly id: string;
  readonly name: string; // the kind's own name where nothing is said: never empty on screen
  readonly icon: string;
  readonly shown: boolean;
  readonly holds: "cards" | "touchpoints" | "emotion";
  readonly kinds: readonly string[]; // the kinds of card in it
  readonly own: boolean; // not of a kind that we know
}

export interface RuleView {
  readonly key: string;
  readonly conditions: Readonly<Record<string, string>>;
  readonly at: string | null;
}

/** An item of a list of short texts, such as a persona's needs. */
export interface ItemView {
  readonly key: string;
  readonly text: string;
}

export interface TouchpointView {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly online: boolean | null;
  readonly direct: boolean | null;
  readonly media: Media | null;
  readonly owner: string;
  readonly assets: readonly ItemView[];
  readonly cost: string;
  readonly description: string;
  readonly icon: string | null;
  readonly momentOfTruth: MomentOfTruthView | null;
  readonly rules: readonly RuleView[];
}

export interface PersonaView {
  readonly id: string;
  readonly name: string;
  readonly hypothetical: boolean;
  readonly picture: string | null;
  readonly description: string;
  readonly needs: readonly ItemView[];
  readonly driver: string;
  readonly lifeCycle: LifeCyclePlace | null;
  readonly facts: {
    readonly gender: string;
    readonly age: string;
    readonly income: string;
    readonly occupation: string;
    readonly spending: string;
    readonly interests: readonly ItemView[];
    readonly media: readonly ItemView[];
    readonly habits: readonly ItemView[];
    readonly pains: readonly ItemView[];
    readonly brands: readonly ItemView[];
    readonly own: readonly { readonly name: string; readonly text: string }[];
  };
}

export interface CustomerJobView {
  readonly id: string;
  readonly text: string;
  readonly persona: string | null;
}

export interface OfferView {
  readonly id: string;
  readonly name: string;
  readonly personas: readonly string[];
}

export interface PropositionView {
  readonly id: string;
  readonly text: string;
  readonly persona: string | null;
  readonly offer: string | null;
}

export interface EvidenceView {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly text: string;
  readonly n: number | null;
  readonly date: string | null; // ISO date
  readonly source: string;
}

export interface GoalView {
  readonly id: string;
  readonly phase: string;
  readonly metric: string;
  readonly at: string | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly unit: string;
  readonly by: string | null; // ISO date
  readonly owner: string;
}

/** The tables of a document, and what a row of each looks like to a screen. */
export interface Tables {
  phases: PhaseView;
  steps: StepView;
  cards: CardView;
  lanes: LaneView;
  touchpoints: TouchpointView;
  personas: PersonaView;
  customer_jobs: CustomerJobView;
  offers: OfferView;
  propositions: PropositionView;
  evidence: EvidenceView;
  goals: GoalView;
}
export type TableName = keyof Tables;

/** Where a text of the map stands: a row's field, or (table `journey`) a field of the map itself. */
export interface TextPlace {
  readonly table: TableName | "journey";
  readonly id: string; // "" for the journey
  readonly field: string; // as in the file format, nested by "/": "moment_of_truth/why"
}

/** How the document stands towards the server. */
export interface Saving {
  readonly state: "loading" | "saved" | "saving" | "offline" | "full" | "refused";
  /** Edits that are not stored by the server yet. */
  readonly waiting: number;
  /** What the server said of it: why it refuses, or cannot store. */
  readonly notice: { readonly code: string; readonly message: string; readonly hint: string } | null;
}

/** Where somebody's pointer is: in a cell, from its left upper corner (0, 0) to its right lower one (1, 1). */
export interface Pointer {
  readonly step: string;
  readonly lane: string;
  readonly x: number;
  readonly y: number;
}

export interface Peer {
  readonly client: number;
  readonly name: string;
  readonly colour: string; // "phase-3": a name of a hue in the tokens
  readonly at: { readonly table: TableName | "journey"; readonly id: string; readonly field?: string } | null;
  readonly pointer: Pointer | null;
}
