import type { Same } from "../same.ts";
import type en from "../en/structure.ts";

export default {
  futureTitle: "{title} (gewenst)",
} satisfies Same<typeof en>;
