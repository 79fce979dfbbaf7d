import type { Same } from "../same.ts";
import type en from "../en/shell.ts";

export default {
  close: "Sluiten",
  messages: "Berichten",
} satisfies Same<typeof en>;
