import type { Same } from "../same.ts";
import type en from "../en/structure.ts";

export default {} satisfies Same<typeof en>;
