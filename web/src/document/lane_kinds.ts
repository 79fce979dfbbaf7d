/** The kinds of lane that the server knows, as a document needs them (`LaneKind` of the API is one). */
export interface KnownLane {
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly holds: "cards" | "touchpoints" | "emotion";
  readonly kinds: readonly string[];
}
