import { apply, product, rotation, transposed, type Map3, type Vec } from './space.js';

/** The direction from which a picture of space is seen: angles in radians. */
export interface Camera {
  readonly yaw: number;
  readonly pitch: number;
}

export const firstCamera: Camera = { yaw: -0.5, pitch: 0.38 };

const steepest = Math.PI / 2;

export function turned({ yaw, pitch }: Camera, right: number, up: number): Camera {
  const next = (yaw + right) % (2 * Math.PI);
  return { yaw: next, pitch: Math.min(steepest, Math.max(-steepest, pitch + up)) };
}

/**
 * Maps space to the screen: x to the right, y up, z towards the viewer (orthographic). The third axis
 * points up; `pitch` raises the viewer.
 */
export function viewMap({ yaw, pitch }: Camera): Map3 {
  const upright: Map3 = [
    [1, 0, 0],
    [0, 0, 1],
    [0, -1, 0],
  ];
  return product(rotation([1, 0, 0], pitch), product(upright, rotation([0, 0, 1], yaw)));
}

/** The plane seen from above. */
export const planeView: Map3 = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** Converts a movement on the screen to a movement in space, in the plane of the screen. */
export function fromScreen(view: Map3, right: number, up: number): Vec {
  return apply(transposed(view), [right, up, 0]);
}

/** Places of ticks along an axis of ±extent: round numbers, two or three on each side. */
export function axisTicks(extent: number): number[] {
  const rough = extent / 2.5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((f) => f * power).find((s) => s >= rough) ?? 10 * power;
  const ticks: number[] = [];
  for (let i = 1; i * step < extent * 0.95; i++) ticks.push(i * step);
  return [...ticks.map((tick) => -tick).reverse(), ...ticks];
}
