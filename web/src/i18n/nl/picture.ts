import type { Same } from "../same.ts";
import type en from "../en/picture.ts";

export default {} satisfies Same<typeof en>;
