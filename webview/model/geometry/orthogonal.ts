import {
  column,
  determinant,
  dot,
  length,
  product,
  rotation,
  scaled,
  unit,
  type Map3,
  type Vec,
} from './space.js';

/**
 * An orthogonal map as a motion: a rotation about an axis, together with a reflection across the plane
 * perpendicular to that axis when the determinant is −1.
 */
export interface Motion {
  /** Unit vector. In the plane: (0, 0, 1) for a rotation, the normal of the mirror for a reflection. */
  readonly axis: Vec;
  /** Radians, −π … π. */
  readonly angle: number;
  readonly mirrored: boolean;
}

export const noMotion: Motion = { axis: [0, 0, 1], angle: 0, mirrored: false };

/** A smaller angle is rounding. */
const tiny = 1e-12;

/**
 * The motion of an orthogonal map of the plane, with a fixed third axis: a rotation by atan2(q₂₁, q₁₁),
 * or the reflection I − 2nnᵀ, which needs no rotation.
 */
export function planeMotion(q: Map3): Motion {
  if (q[0][0] * q[1][1] - q[0][1] * q[1][0] >= 0) {
    return { axis: [0, 0, 1], angle: Math.atan2(q[1][0], q[0][0]), mirrored: false };
  }
  // A reflection is [cos 2α, sin 2α; sin 2α, −cos 2α] for a mirror line at the angle α.
  const alpha = Math.atan2(q[1][0], q[0][0]) / 2;
  return { axis: [-Math.sin(alpha), Math.cos(alpha), 0], angle: 0, mirrored: true };
}

/** The motion of an orthogonal map of space. */
export function spaceMotion(q: Map3): Motion {
  if (determinant(q) >= 0) return { ...axisAngle(q), mirrored: false };
  // −Q is a rotation R(a, θ), and −I = R(a, π)·(I − 2aaᵀ).
  const { axis, angle } = axisAngle([scaled(q[0], -1), scaled(q[1], -1), scaled(q[2], -1)]);
  const turned = angle > 0 ? angle - Math.PI : angle + Math.PI;
  return { axis, angle: Math.abs(turned) < tiny ? 0 : turned, mirrored: true };
}

/** The motion at time t, 0 … 1: the identity at 0, the whole map at 1. */
export function motionAt({ axis, angle, mirrored }: Motion, t: number): Map3 {
  const turn = rotation(axis, t * angle);
  if (!mirrored) return turn;
  const [a, b, c] = axis;
  const m = 2 * t;
  return product(turn, [
    [1 - m * a * a, -m * a * b, -m * a * c],
    [-m * b * a, 1 - m * b * b, -m * b * c],
    [-m * c * a, -m * c * b, 1 - m * c * c],
  ]);
}

function axisAngle(q: Map3): { axis: Vec; angle: number } {
  const skew: Vec = [q[2][1] - q[1][2], q[0][2] - q[2][0], q[1][0] - q[0][1]];
  const sine = length(skew) / 2;
  const cosine = (q[0][0] + q[1][1] + q[2][2] - 1) / 2;
  const angle = Math.atan2(sine, cosine);
  if (sine > 1e-6) return { axis: unit(skew), angle };
  if (cosine > 0) return { axis: [0, 0, 1], angle: 0 };
  // Half a turn: Q + I = 2aaᵀ, so every column is a multiple of the axis. The longest one is the most
  // accurate.
  const columns = ([0, 1, 2] as const).map((j): Vec => {
    const c = column(q, j);
    return [c[0] + (j === 0 ? 1 : 0), c[1] + (j === 1 ? 1 : 0), c[2] + (j === 2 ? 1 : 0)];
  });
  const longest = columns.reduce((a, b) => (length(b) > length(a) ? b : a));
  const axis = unit(longest);
  // The rest of the skew part shows whether it is a little less or more than half a turn.
  return { axis, angle: dot(skew, axis) < 0 ? -angle : angle };
}
