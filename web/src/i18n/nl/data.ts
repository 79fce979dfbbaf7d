import type { Same } from "../same.ts";
import type en from "../en/data.ts";

export default {
  all: "Klantdata",
  steps: "Van klantdata naar een kaart",
  step_columns: "Kolommen",
  step_quality: "Kwaliteit",
  step_touchpoints: "Touchpoints",
  step_map: "Kaart",
  stepDone: "klaar",
} satisfies Same<typeof en>;
