import { apply, length, scaled, unit, type Map3, type Vec } from './space.js';
import type { Line } from './shapes.js';

/** A square on the screen that shows a part of space. */
export interface Screen {
  /** Length of a side in CSS pixels. */
  readonly size: number;
  /** Half of the side, in the units of the space. */
  readonly extent: number;
  readonly view: Map3;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const pixels = ({ size, extent }: Screen): number => size / 2 / extent;

/** Maps a point of space to CSS pixels from the upper left corner. */
export function toScreen(screen: Screen, p: Vec): Point {
  const [x, y] = apply(screen.view, p);
  const half = screen.size / 2;
  const scale = pixels(screen);
  return { x: half + scale * x, y: half - scale * y };
}

/** Converts a movement in CSS pixels to the units of the space: right and up. */
export function inUnits(screen: Screen, dx: number, dy: number): { right: number; up: number } {
  const scale = pixels(screen);
  return { right: dx / scale, up: -dy / scale };
}

/** Lines of space as the attribute `d` of an SVG path. */
export function pathOf(screen: Screen, lines: readonly Line[], close = false): string {
  const text = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
  return lines
    .map((line) => `M${line.map((p) => text(toScreen(screen, p))).join('L')}${close ? 'Z' : ''}`)
    .join('');
}

/** Length and width of an arrow head in pixels. */
const headLength = 9;
const headWidth = 3.6;

export interface Arrow {
  readonly shaft: string;
  /** Absent if the arrow is too short for a head. */
  readonly head: string | undefined;
  readonly tip: Point;
}

/** An arrow from the origin to a point. */
export function arrowTo(screen: Screen, to: Vec): Arrow {
  const half = screen.size / 2;
  const tip = toScreen(screen, to);
  const along: Vec = [tip.x - half, tip.y - half, 0];
  const size = length(along);
  const [dx, dy] = size > 1e-6 ? unit(along) : [0, -1];
  const pointed = size > headLength;
  const base = pointed ? headLength : 0;
  const [bx, by] = scaled([dx, dy, 0], base);
  const end = { x: tip.x - 0.7 * bx, y: tip.y - 0.7 * by };
  const at = (a: number, c: number) =>
    `${round(tip.x - a * dx - c * dy)} ${round(tip.y - a * dy + c * dx)}`;
  return {
    shaft: `M${round(half)} ${round(half)}L${round(end.x)} ${round(end.y)}`,
    head: pointed
      ? `M${at(0, 0)}L${at(headLength, headWidth)}L${at(headLength, -headWidth)}Z`
      : undefined,
    tip,
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;
