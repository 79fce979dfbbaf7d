/** The four steps from a file with customer data to a map. */
export const STEPS = ["columns", "quality", "touchpoints", "map"] as const;
export type DataStep = (typeof STEPS)[number];
