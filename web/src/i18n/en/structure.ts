export default {
  futureTitle: "{title} (future)",
} as const;
