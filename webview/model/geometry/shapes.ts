import { apply, cofactors, determinant, dot, product, type Map3, type Vec } from './space.js';

export type Line = readonly Vec[];

const steps = 72;

function arc(at: (angle: number) => Vec, from = 0, to = 2 * Math.PI): Line {
  const count = Math.max(2, Math.ceil((steps * Math.abs(to - from)) / (2 * Math.PI)));
  return Array.from({ length: count + 1 }, (_, i) => at(from + ((to - from) * i) / count));
}

export const circle: Line = arc((a) => [Math.cos(a), Math.sin(a), 0]);

/** The quarter of the unit disc between the first two axes. It makes a reflection visible. */
export const quarter: Line = [
  [0, 0, 0],
  ...arc((a) => [Math.cos(a), Math.sin(a), 0], 0, Math.PI / 2),
];

/** Lines of the square grid in the plane of the first two axes, half a unit apart. */
export const grid: readonly Line[] = [-3, -2, -1, 0, 1, 2, 3].flatMap((i): Line[] => [
  [
    [i / 2, -1.5, 0],
    [i / 2, 1.5, 0],
  ],
  [
    [-1.5, i / 2, 0],
    [1.5, i / 2, 0],
  ],
]);

/** Circles of latitude and meridians of the unit sphere. */
export const sphere: readonly Line[] = [
  ...[-60, -30, 0, 30, 60].map((degrees) => {
    const latitude = (degrees * Math.PI) / 180;
    const r = Math.cos(latitude);
    return arc((a) => [r * Math.cos(a), r * Math.sin(a), Math.sin(latitude)]);
  }),
  ...[0, 30, 60, 90, 120, 150].map((degrees) => {
    const longitude = (degrees * Math.PI) / 180;
    const [c, s] = [Math.cos(longitude), Math.sin(longitude)];
    return arc((a) => [c * Math.cos(a), s * Math.cos(a), Math.sin(a)]);
  }),
];

/** Parts of lines on an ellipsoid: those that face the viewer and those behind it. */
export interface Sides {
  readonly front: readonly Line[];
  readonly back: readonly Line[];
}

/**
 * Divides lines of the unit sphere, mapped to an ellipsoid, into the parts that face the viewer and the
 * others. A normal p of the sphere becomes cof(A)·p, with the opposite sign if A reflects. A flat image
 * hides nothing.
 *
 * @param lines points of the unit sphere, before the map.
 * @param toEye direction towards the viewer.
 */
export function splitSides(lines: readonly Line[], map: Map3, toEye: Vec): Sides {
  const normals = cofactors(map);
  const volume = determinant(map);
  const sign = volume < 0 ? -1 : 1;
  const flat = Math.abs(volume) < 1e-12 * largest(map) ** 3;
  const front: Vec[][] = [];
  const back: Vec[][] = [];
  for (const line of lines) {
    let current: Vec[] = [];
    let side: Vec[][] | undefined;
    for (const point of line) {
      const facing = flat || sign * dot(apply(normals, point), toEye) >= 0;
      const now = facing ? front : back;
      const image = apply(map, point);
      if (now === side) {
        current.push(image);
        continue;
      }
      const last = current.at(-1);
      // The last point before the change is also the first of the new part, so there is no gap at the
      // outline.
      current = last ? [last, image] : [image];
      now.push(current);
      side = now;
    }
  }
  return { front, back };
}

/**
 * The outline of the image of the unit sphere on the screen (orthographic). With B the first two rows of
 * view·map, it is √(BBᵀ) times the unit circle. For a 2×2 matrix √A = (A + δI) / √(tr A + 2δ) with δ =
 * √det A (Cayley–Hamilton).
 *
 * @returns points of the screen, x to the right and y up.
 */
export function silhouette(view: Map3, map: Map3): Line {
  const [a, b] = product(view, map);
  const [aa, ab, bb] = [dot(a, a), dot(a, b), dot(b, b)];
  const delta = Math.sqrt(Math.max(0, aa * bb - ab * ab));
  const size = Math.sqrt(aa + bb + 2 * delta);
  if (size === 0) return circle.map(() => [0, 0, 0]);
  return circle.map(([x, y]) => [
    ((aa + delta) * x + ab * y) / size,
    (ab * x + (bb + delta) * y) / size,
    0,
  ]);
}

const largest = (map: Map3): number => Math.max(...map.flatMap((row) => row.map(Math.abs)));
