export default {
  all: "Customer data",
  steps: "From customer data to a map",
  step_columns: "Columns",
  step_quality: "Quality",
  step_touchpoints: "Touchpoints",
  step_map: "Map",
  stepDone: "done",
} as const;
