import type { Arrow, Point } from './screen.js';

/** A rectangle on the screen: its middle, and half of its sides, in CSS pixels. */
export interface Box extends Point {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** CSS pixels of a letter of the picture's font, and half the height of a line. */
const letter = 7;
const halfLine = 8;
/** CSS pixels between the tip of an arrow and its name, and to the places that are farther away. */
const gap = 6;
const farther = 12;
/** A shaft is a row of small boxes, so far apart. */
const shaftStep = 6;
const halfShaft = 2;

/** The room of a text with this middle. A hat has no width of its own. */
export function textBox({ x, y }: Point, text: string): Box {
  const letters = Array.from(text.replaceAll('\u0302', '')).length;
  return { x, y, halfWidth: (letter / 2) * letters, halfHeight: halfLine };
}

/** The room of a dot. */
export const dotBox = ({ x, y }: Point, radius: number): Box => ({
  x,
  y,
  halfWidth: radius,
  halfHeight: radius,
});

export interface NamedArrow {
  readonly arrow: Arrow;
  readonly name: string;
}

/**
 * A place for each name: beyond the tip of its arrow or beside it, where it covers no other name, no arrow and
 * nothing of `taken`; or else where it covers the least. All of it is inside a picture of this size.
 */
export function placeNames(
  arrows: readonly NamedArrow[],
  size: number,
  taken: readonly Box[],
): Point[] {
  const filled = [...taken, ...arrows.flatMap(({ arrow }) => shaftBoxes(arrow, size))];
  return arrows.map(({ arrow, name }) => {
    const place = best(places(arrow, name, size), filled);
    filled.push(place);
    return { x: place.x, y: place.y };
  });
}

/** From the best direction to the worst, counted from that of the arrow, in eighths of a turn. */
const directions = [0, 2, -2, 1, -1, 3, -3, 4];

function places({ tip }: Arrow, name: string, size: number): Box[] {
  const angle = Math.atan2(tip.y - size / 2, tip.x - size / 2);
  const { halfWidth, halfHeight } = textBox(tip, name);
  const inside = (value: number, half: number) =>
    Math.min(size - half - 2, Math.max(half + 2, value));
  return [gap, gap + farther].flatMap((distance) =>
    directions.map((eighths) => {
      const at = angle + (eighths * Math.PI) / 4;
      const [dx, dy] = [Math.cos(at), Math.sin(at)];
      // So far that the whole text is beyond the distance, in whichever direction.
      const away = distance + halfWidth * Math.abs(dx) + halfHeight * Math.abs(dy);
      return {
        x: inside(tip.x + away * dx, halfWidth),
        y: inside(tip.y + away * dy, halfHeight),
        halfWidth,
        halfHeight,
      };
    }),
  );
}

function shaftBoxes({ tip }: Arrow, size: number): Box[] {
  const half = size / 2;
  const steps = Math.ceil(Math.hypot(tip.x - half, tip.y - half) / shaftStep);
  return Array.from({ length: steps }, (_, i) => {
    const share = (i + 1) / steps;
    const at = { x: half + share * (tip.x - half), y: half + share * (tip.y - half) };
    return dotBox(at, halfShaft);
  });
}

function best(boxes: readonly Box[], filled: readonly Box[]): Box {
  const covered = (box: Box) => filled.reduce((sum, other) => sum + shared(box, other), 0);
  return boxes.reduce((found, box) => (covered(box) < covered(found) ? box : found));
}

/** The area that two boxes share. */
function shared(a: Box, b: Box): number {
  const across = a.halfWidth + b.halfWidth - Math.abs(a.x - b.x);
  const down = a.halfHeight + b.halfHeight - Math.abs(a.y - b.y);
  return across > 0 && down > 0 ? across * down : 0;
}
