"use strict";
// The heads of the columns and the names of the rows stay in sight: where the reader has moved past them, copies stand over the
// picture, at its size and place. They are for the eye and the pointer only; what is read aloud is the picture itself.
const keepHeads = (viewport, svg, layer) => {
  const find = (...kinds) => [...svg.querySelectorAll(kinds.map((kind) => `[data-kind="${kind}"]`).join())];
  const around = (groups) => {
    const boxes = groups.map((group) => group.getBBox());
    const x = Math.min(...boxes.map((box) => box.x));
    const y = Math.min(...boxes.map((box) => box.y));
    const height = Math.max(...boxes.map((box) => box.y + box.height)) - y;
    return { x, y, height };
  };
  const phases = find("phase");
  const steps = find("step", "empty-phase");
  if (!phases.length) return { top: 0, place: () => {} };
  const MOST = 0.4; // of the height in sight may be heads; else the phases are left out
  const BESIDE = 3; // from the names of the rows to the columns
  const all = around([...phases, ...steps]);
  const below = around(steps);
  const start = all.x - BESIDE;

  const copy = (group) => {
    const made = group.cloneNode(true);
    for (const part of [made, ...made.querySelectorAll("[data-kind]")])
      for (const name of ["data-kind", "data-id", "data-step", "role", "aria-label"]) part.removeAttribute(name);
    return made;
  };
  const layered = (name, groups) => {
    const made = document.createElementNS(svg.namespaceURI, "svg");
    made.setAttribute("class", name);
    made.setAttribute("font-family", svg.getAttribute("font-family"));
    made.append(...groups);
    layer.append(made);
    return made;
  };
  // A phase is wide and a row is high: their names move along, as far as there is room for them.
  const movable = (part, from, most) => ({ part, from, most: Math.max(0, most) });
  const phaseName = (phase, part) => {
    const [name, ...others] = [...phase.querySelectorAll("text")].map((text) => ({ box: text.getBBox(), end: text.getAttribute("text-anchor") }));
    const box = phase.getBBox();
    const reach = Math.min(box.x + box.width, ...others.filter(({ end }) => end).map((text) => text.box.x)) - 10;
    return movable(part.querySelector("text"), box.x, name ? reach - name.box.x - name.box.width : 0);
  };
  const end = find("foot")[0]?.getBBox().y ?? svg.viewBox.baseVal.height;
  const bottom = end - 10;
  const lanes = find("lane");
  const laneName = (lane, part, index) => {
    const box = lane.getBBox();
    const next = lanes[index + 1]?.getBBox().y ?? end;
    return movable(part, box.y, next - 20 - box.y - box.height);
  };
  const phaseCopies = phases.map(copy);
  const laneCopies = lanes.map(copy);
  const phaseNames = phases.map((phase, index) => phaseName(phase, phaseCopies[index]));
  const laneNames = lanes.map((lane, index) => laneName(lane, laneCopies[index], index));
  const columns = layered("columns", [...phaseCopies, ...steps.map(copy)]);
  const rows = layered("rows", laneCopies);
  const corner = layered("corner", []);

  const along = ({ from, most }, edge) => Math.min(most, Math.max(0, edge - from));
  const set = (made, shown, { x, y, width, height }, scale, at) => {
    made.classList.toggle("shown", shown && width > 0 && height > 0);
    made.setAttribute("width", Math.max(0, width * scale));
    made.setAttribute("height", Math.max(0, height * scale));
    made.setAttribute("viewBox", [x, y, Math.max(0, width), Math.max(0, height)].join(" "));
    made.style.left = `${(x - at.x) * scale}px`;
    made.style.top = `${at.y * scale}px`;
  };
  const place = () => {
    const frame = viewport.getBoundingClientRect();
    const drawn = svg.getBoundingClientRect();
    const view = svg.viewBox.baseVal;
    const scale = drawn.width / view.width;
    if (!scale) return;
    const seen = {
      x: view.x + (frame.left - drawn.left) / scale, y: view.y + (frame.top - drawn.top) / scale,
      width: viewport.clientWidth / scale, height: viewport.clientHeight / scale,
    };
    const heads = all.height > MOST * seen.height ? below : all;
    const past = seen.y > heads.y;
    const beside = seen.x > 0;
    const left = Math.max(0, seen.x);
    const from = Math.max(seen.y, all.y);
    set(columns, past, { ...seen, y: heads.y, height: heads.height }, scale, { x: seen.x, y: 0 });
    set(rows, past || beside, { x: 0, y: from, width: start, height: Math.min(seen.y + seen.height, bottom) - from }, scale, { x: seen.x - left, y: from - seen.y });
    set(corner, past, { x: 0, y: 0, width: start, height: heads.height }, scale, { x: seen.x - left, y: 0 });
    viewport.style.scrollPaddingTop = `${heads.height * scale}px`;
    viewport.style.scrollPaddingLeft = `${start * scale}px`;
    for (const name of phaseNames) name.part?.setAttribute("transform", `translate(${along(name, left + (beside ? start : 0))} 0)`);
    for (const name of laneNames) name.part.setAttribute("transform", `translate(0 ${along(name, seen.y + heads.height + 10)})`);
  };
  viewport.addEventListener("scroll", place, { passive: true });
  new ResizeObserver(place).observe(viewport);
  return { top: all.y, place };
};
