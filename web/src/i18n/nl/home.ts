import type { Same } from "../same.ts";
import type en from "../en/home.ts";

export default {} satisfies Same<typeof en>;
