import { motionAt } from './orthogonal.js';
import type { Parts } from './parts.js';
import { product, transposed, type Map3, type Vec } from './space.js';

/** Before; after Vᵀ; after ΣVᵀ; after UΣVᵀ. */
export type Stage = 0 | 1 | 2 | 3;
export const stages: readonly Stage[] = [0, 1, 2, 3];

/** Half of the side of the picture, as long as lengths are those of the unit circle. */
const unitExtent = 1.5;

/** Circle and ellipse have one scale for σ₁ up to this number, and down to its reciprocal. */
const mostStretch = 4;
const leastStretch = 1 / 3;

/**
 * Σₖ: the singular values of the picture; those beyond rank k are 0.
 *
 * @param rank k; between two ranks, the axis that disappears or appears has a part of its length.
 */
export function keptSigma({ sigma }: Parts, rank: number): Vec {
  const kept = (i: number) => Math.min(1, Math.max(0, rank - i));
  return [sigma[0] * kept(0), sigma[1] * kept(1), sigma[2] * kept(2)];
}

/**
 * The map of the picture at a moment: 0 the identity, 1 Vᵀ, 2 ΣₖVᵀ, 3 UΣₖVᵀ = M̂ₖ. In between, an angle
 * or a stretch increases from one to the next.
 *
 * @param progress 0 … 3.
 * @param rank k, or a number between two ranks.
 */
export function mapAt(parts: Parts, progress: number, rank: number): Map3 {
  const share = (from: number) => Math.min(1, Math.max(0, progress - from));
  const turn = motionAt(parts.first, share(0));
  const [a, b, c] = keptSigma(parts, rank).map((s) => 1 + (s - 1) * share(1)) as [
    number,
    number,
    number,
  ];
  const third = parts.dims === 3 ? c : 1;
  const stretch: Map3 = [
    [a, 0, 0],
    [0, b, 0],
    [0, 0, third],
  ];
  return product(motionAt(parts.last, share(2)), product(stretch, turn));
}

/** A pointer cannot aim at axes shorter than this share of the longest. */
const aimable = 0.02;

/**
 * The pseudo-inverse of the map at a stage, without the directions that are too short to point into. It
 * maps a movement of the image to the movement of x.
 */
export function inverseAt(parts: Parts, stage: Stage, rank: number): Map3 {
  const { dims, vt, u } = parts;
  const kept = keptSigma(parts, rank);
  const inverse = (s: number) => (s > aimable * kept[0] ? 1 / s : 0);
  const stretch: Map3 = [
    [stage < 2 ? 1 : inverse(kept[0]), 0, 0],
    [0, stage < 2 ? 1 : inverse(kept[1]), 0],
    [0, 0, dims === 2 || stage < 2 ? 1 : inverse(kept[2])],
  ];
  const back = stage < 1 ? stretch : product(transposed(vt), stretch);
  return stage < 3 ? back : product(back, transposed(u));
}

/** Whether the ellipse has the scale of the circle, so that the user can compare lengths. */
export function sameScale({ sigma }: Parts): boolean {
  return sigma[0] === 0 || (sigma[0] <= mostStretch && sigma[0] >= leastStretch);
}

/**
 * Half of the side of the picture in the units of its space. If σ₁ is near 1, all steps have one scale.
 * Otherwise the scale changes while Σ stretches, and only the numbers at the axes show it.
 */
export function extentAt(parts: Parts, progress: number): number {
  const [largest] = parts.sigma;
  if (sameScale(parts)) return unitExtent * Math.max(1, largest);
  const share = Math.min(1, Math.max(0, progress - 1));
  return unitExtent * largest ** share;
}

/** The stage that was reached last. */
export function stageOf(progress: number): Stage {
  const whole = Math.min(3, Math.max(0, Math.floor(progress + 1e-9)));
  return stages[whole] ?? 0;
}

/**
 * The number of axes of the picture that have a length at rank k: 2 an ellipse, 1 a segment, 0 a point.
 */
export function shapeDimension(parts: Parts, rank: number): number {
  return keptSigma(parts, rank)
    .slice(0, parts.dims)
    .filter((s) => s > 0).length;
}
