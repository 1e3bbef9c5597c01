/** How many numbers a rank-k approximation of an m×n matrix needs. */
export interface Storage {
  /** mn: the matrix as it is. */
  readonly full: number;
  /** k(m + n + 1): σ, U and V. */
  readonly triplets: number;
  /** k(m + n): two factors, as Y Zᵀ or B A. */
  readonly factors: number;
  /** full / triplets: how many times smaller the triplets are; Infinity at k = 0. */
  readonly ratio: number;
  /** mn / (m + n + 1): triplets need fewer numbers exactly for k below this real number. */
  readonly breakEven: number;
  /** The largest k for which triplets need fewer numbers than the matrix. */
  readonly largestRank: number;
}

/** Counts of numbers, not bytes; see numerics in docs: a 400×300 image at k = 30 takes 21,030. */
export function storage(rows: number, cols: number, k: number): Storage {
  const full = rows * cols;
  const triplets = k * (rows + cols + 1);
  return {
    full,
    triplets,
    factors: k * (rows + cols),
    ratio: triplets === 0 ? Infinity : full / triplets,
    breakEven: full / (rows + cols + 1),
    largestRank: Math.max(0, Math.ceil(full / (rows + cols + 1)) - 1),
  };
}
