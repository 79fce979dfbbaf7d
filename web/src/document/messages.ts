/** The messages between page and room: those of y-protocols, and the room's acknowledgements and notices. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

const SYNC = 0;
const AWARENESS = 1;
const ACKNOWLEDGEMENT = 100;
const NOTICE = 101;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** What the server says of something that went wrong, in the reader's language. */
export interface Notice {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export type Message =
  | { readonly kind: "has"; readonly state: Uint8Array }
  | { readonly kind: "all" | "update"; readonly update: Uint8Array }
  | { readonly kind: "awareness"; readonly update: Uint8Array }
  | { readonly kind: "stored"; readonly messages: number }
  | { readonly kind: "notice"; readonly notice: Notice }
  | { readonly kind: "unknown" };

export function read(data: Uint8Array): Message {
  const decoder = decoding.createDecoder(data);
  switch (decoding.readVarUint(decoder)) {
    case SYNC: {
      const step = decoding.readVarUint(decoder);
      const update = decoding.readVarUint8Array(decoder);
      return step === STEP_1 ? { kind: "has", state: update } : { kind: step === STEP_2 ? "all" : "update", update };
    }
    case AWARENESS:
      return { kind: "awareness", update: decoding.readVarUint8Array(decoder) };
    case ACKNOWLEDGEMENT:
      return { kind: "stored", messages: decoding.readVarUint(decoder) };
    case NOTICE:
      return { kind: "notice", notice: JSON.parse(decoding.readVarString(decoder)) as Notice };
    default:
      return { kind: "unknown" };
  }
}

/** What this page has: an answer brings the rest. */
export function has(state: Uint8Array): Uint8Array {
  return sync(STEP_1, state);
}

/** All that the server did not have. */
export function all(update: Uint8Array): Uint8Array {
  return sync(STEP_2, update);
}

export function update(update: Uint8Array): Uint8Array {
  return sync(UPDATE, update);
}

export function awareness(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, AWARENESS);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

function sync(step: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}
