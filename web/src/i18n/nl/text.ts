import type { Same } from "../same.ts";
import type en from "../en/text.ts";

export default {} satisfies Same<typeof en>;
