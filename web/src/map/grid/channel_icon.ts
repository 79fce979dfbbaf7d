/** The icon of a touchpoint, by the rules of the pictures. */
import { CHANNELS } from "../../ui/channels.ts";

const PATTERNS = CHANNELS.map(([pattern, icon]) => [new RegExp(pattern, "i"), icon] as const);
const known = new Map<string, string>();

/** By its name, else by its channel, else that of touchpoints. */
export function channelIcon(name: string, channel: string): string {
  const key = `${name}\n${channel}`;
  let icon = known.get(key);
  if (icon === undefined) {
    icon = matching(name) ?? matching(channel) ?? "touchpoint";
    known.set(key, icon);
  }
  return icon;
}

function matching(text: string): string | undefined {
  return PATTERNS.find(([pattern]) => pattern.test(text))?.[1];
}
