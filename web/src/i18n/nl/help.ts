import type { Same } from "../same.ts";
import type en from "../en/help.ts";

export default {} satisfies Same<typeof en>;
