import type { Same } from "../same.ts";
import type en from "../en/document.ts";

export default {} satisfies Same<typeof en>;
