import { motionAt } from './orthogonal.js';
import type { Parts } from './parts.js';
import { product, transposed, type Map3, type Vec } from './space.js';

/** Before; after Vᵀ; after ΣVᵀ; after UΣVᵀ. */
export type Stage = 0 | 1 | 2 | 3;
export const stages: readonly Stage[] = [0, 1, 2, 3];

/** Half the side of the picture while lengths are those of the unit circle. */
const unitExtent = 1.5;

/** σ₁ up to which, and down to which, circle and ellipse are drawn at one scale. */
const mostStretch = 4;
const leastStretch = 1 / 3;

/**
 * Σₖ: the singular values of the picture, those beyond rank k set to 0.
 *
 * @param rank k; between two ranks the axis that goes or comes has part of its length.
 */
export function keptSigma({ sigma }: Parts, rank: number): Vec {
  const kept = (i: number) => Math.min(1, Math.max(0, rank - i));
  return [sigma[0] * kept(0), sigma[1] * kept(1), sigma[2] * kept(2)];
}

/**
 * The map of the picture at a moment: 0 nothing, 1 Vᵀ, 2 ΣₖVᵀ, 3 UΣₖVᵀ = M̂ₖ, and in between what leads
 * from one to the next: an angle that grows, a stretch that grows.
 *
 * @param progress 0 … 3.
 * @param rank k, or a moment between two.
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

/** Axes shorter than this share of the longest cannot be aimed at with a pointer. */
const aimable = 0.02;

/**
 * The pseudo-inverse of the map at a stage, without the directions that are too short to point into:
 * what to add to x so that its image moves by so much.
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

/** Whether the ellipse is drawn at the scale of the circle, so that lengths can be compared by eye. */
export function sameScale({ sigma }: Parts): boolean {
  return sigma[0] === 0 || (sigma[0] <= mostStretch && sigma[0] >= leastStretch);
}

/**
 * Half the side of the picture in the units of the space it shows. One scale for all steps where σ₁ is
 * near 1; else the scale changes while Σ stretches, and only the axes' numbers tell.
 */
export function extentAt(parts: Parts, progress: number): number {
  const [largest] = parts.sigma;
  if (sameScale(parts)) return unitExtent * Math.max(1, largest);
  const share = Math.min(1, Math.max(0, progress - 1));
  return unitExtent * largest ** share;
}

/** The stage that is at hand: the one that was reached last. */
export function stageOf(progress: number): Stage {
  const whole = Math.min(3, Math.max(0, Math.floor(progress + 1e-9)));
  return stages[whole] ?? 0;
}

/** How many of the picture's axes keep a length at rank k: 2 an ellipse, 1 a segment, 0 a point. */
export function shapeDimension(parts: Parts, rank: number): number {
  return keptSigma(parts, rank)
    .slice(0, parts.dims)
    .filter((s) => s > 0).length;
}
