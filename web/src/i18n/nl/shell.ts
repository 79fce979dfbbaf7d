import type { Same } from "../same.ts";
import type en from "../en/shell.ts";

export default {} satisfies Same<typeof en>;
