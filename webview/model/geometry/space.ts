/** A point or a direction; in pictures of the plane z = 0. */
export type Vec = readonly [number, number, number];
/** A linear map of space, row by row; pictures of the plane keep the third axis fixed. */
export type Map3 = readonly [Vec, Vec, Vec];

export const identity: Map3 = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const length = (a: Vec): number => Math.hypot(a[0], a[1], a[2]);

export const scaled = (a: Vec, by: number): Vec => [a[0] * by, a[1] * by, a[2] * by];

export const plus = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

export const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** The direction of a; the first axis if a is 0. */
export function unit(a: Vec): Vec {
  const size = length(a);
  return size > 0 ? scaled(a, 1 / size) : [1, 0, 0];
}

export const apply = (map: Map3, a: Vec): Vec => [dot(map[0], a), dot(map[1], a), dot(map[2], a)];

export const column = (map: Map3, j: 0 | 1 | 2): Vec => [map[0][j], map[1][j], map[2][j]];

export const transposed = (map: Map3): Map3 => [column(map, 0), column(map, 1), column(map, 2)];

/** a·b: first b, then a. */
export function product(a: Map3, b: Map3): Map3 {
  const bt = transposed(b);
  const row = (r: Vec): Vec => [dot(r, bt[0]), dot(r, bt[1]), dot(r, bt[2])];
  return [row(a[0]), row(a[1]), row(a[2])];
}

export const determinant = (map: Map3): number => dot(map[0], cross(map[1], map[2]));

/** det(A)·A⁻ᵀ, which exists for singular maps too. It maps normals of a surface to normals. */
export const cofactors = (map: Map3): Map3 => [
  cross(map[1], map[2]),
  cross(map[2], map[0]),
  cross(map[0], map[1]),
];

/** The map with these columns. */
export const fromColumns = (a: Vec, b: Vec, c: Vec): Map3 => transposed([a, b, c]);

/** Rotation by an angle in radians about a unit axis, by the right hand (Rodrigues' formula). */
export function rotation(axis: Vec, angle: number): Map3 {
  const [x, y, z] = axis;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const d = 1 - c;
  return [
    [c + x * x * d, x * y * d - z * s, x * z * d + y * s],
    [y * x * d + z * s, c + y * y * d, y * z * d - x * s],
    [z * x * d - y * s, z * y * d + x * s, c + z * z * d],
  ];
}
