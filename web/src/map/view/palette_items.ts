/** What the palette finds on an open map: phases, steps, touchpoints, cards, personas, and what can be done. */
import { say } from "../../i18n/index.ts";
import type { PaletteItem } from "../../shell/palette.ts";
import type { IconName } from "../../ui/icon.ts";
import { seenKeys } from "../../ui/keys.ts";
import { COMMANDS } from "../commands.ts";
import { channelIcon } from "../grid/channel_icon.ts";
import { spoken } from "../grid/markdown.ts";
import type { MapSession, PanelPlace } from "../session.svelte.ts";
import { goTo } from "./going.ts";

export function paletteItems(session: MapSession): readonly PaletteItem[] {
  const { document } = session;
  const stepNames = new Map(document.steps.map((step) => [step.id, step.name]));
  const atStep = new Set(document.steps.flatMap((step) => step.touchpoints));
  const laneOf = new Map(document.lanes.flatMap((lane) => lane.kinds.map((kind) => [kind, lane] as const)));
  const found = (id: string, label: string, detail: string, icon: string, group: string, place: PanelPlace): PaletteItem => ({
    id,
    label,
    detail,
    icon: icon as IconName,
    group,
    run: () => goTo(session, place),
  });
  return [
    ...COMMANDS.filter((command) => command.listed !== false).map((command) => {
      const enabled = command.enabled?.(session) ?? true;
      return {
        id: `command-${command.id}`,
        label: say(command.name),
        ...(enabled ? {} : { detail: say("map.paletteNotHere") }),
        icon: "keyboard" as const,
        group: say("map.paletteCommands"),
        ...(command.keys?.[0] === undefined ? {} : { keys: seenKeys(command.keys[0]) }),
        run: () => (enabled ? void command.run(session) : session.tell(say("map.paletteFirst", { name: say(command.name) }))),
      };
    }),
    ...document.phases.map(({ id, name }) => found(id, name, "", "flag", say("map.palettePhases"), { table: "phases", id })),
    ...document.steps.map(({ id, name, phase }) =>
      found(id, name, document.find("phases", phase)?.name ?? "", "arrow", say("map.paletteSteps"), { table: "steps", id }),
    ),
    ...document.steps.flatMap((step) =>
      step.touchpoints.flatMap((id) => {
        const touchpoint = document.find("touchpoints", id);
        if (touchpoint === undefined) return [];
        const icon = touchpoint.icon ?? channelIcon(touchpoint.name, touchpoint.channel);
        return [found(`${id}@${step.id}`, touchpoint.name, step.name, icon, say("map.paletteTouchpoints"), { table: "touchpoints", id, step: step.id })];
      }),
    ),
    ...document.touchpoints
      .filter(({ id }) => !atStep.has(id))
      .map(({ id, name, icon, channel }) => ({
        id,
        label: name,
        detail: say("map.paletteNoStep"),
        icon: (icon ?? channelIcon(name, channel)) as IconName,
        group: say("map.paletteTouchpoints"),
        run: () => session.open({ table: "touchpoints", id }),
      })),
    ...document.cards
      .filter((card) => laneOf.get(card.kind)?.shown === true && card.text !== "")
      .map((card) => {
        const lane = laneOf.get(card.kind);
        const where = [lane?.name, stepNames.get(card.step)].filter(Boolean).join(", ");
        return found(card.id, spoken(card.text), where, lane?.icon ?? "own", say("map.paletteCards"), { table: "cards", id: card.id });
      }),
    ...document.personas.map(({ id, name }) => ({
      id,
      label: name,
      icon: "people" as const,
      group: say("map.palettePersonas"),
      run: () => session.open({ table: "personas", id }),
    })),
  ];
}
