/** How values are mapped to positions on the colour map. */
export type ScaleKind = 'linear' | 'log' | 'symlog';

export type Domain = readonly [number, number];

/** A scale with its constants; `position` gives t, which is 0 at the low end and 1 at the high end. */
export interface Scale {
  readonly kind: ScaleKind;
  readonly domain: Domain;
  /** symlog is linear below this magnitude: a thousandth of the domain's largest. */
  readonly threshold: number;
  position(value: number): number;
  /** The transformed low end of the domain, and the difference to the transformed high end. */
  readonly start: number;
  readonly span: number;
  /** The value at position t of the colour map. */
  value(t: number): number;
}

/** Transforms a value before it is placed linearly between the ends of the domain. */
export function transform(kind: ScaleKind, value: number, threshold: number): number {
  switch (kind) {
    case 'linear':
      return value;
    case 'log':
      return Math.log(Math.max(value, threshold));
    case 'symlog':
      return Math.sign(value) * Math.log1p(Math.abs(value) / threshold);
  }
}

/** The inverse of `transform`. */
function restore(kind: ScaleKind, transformed: number, threshold: number): number {
  switch (kind) {
    case 'linear':
      return transformed;
    case 'log':
      return Math.exp(transformed);
    case 'symlog':
      return Math.sign(transformed) * Math.expm1(Math.abs(transformed)) * threshold;
  }
}

/**
 * @param domain values at the two ends of the colour map; equal ends put every value in the middle.
 *   A log scale whose low end is not positive starts at a millionth of its high end.
 */
export function makeScale(kind: ScaleKind, domain: Domain): Scale {
  const [low, high] = domain;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const usable: ScaleKind = kind === 'log' && high <= 0 ? 'symlog' : kind;
  const threshold = usable === 'log' ? (low > 0 ? low : high * 1e-6) : largest * 1e-3 || 1;
  const a = transform(usable, low, threshold);
  const b = transform(usable, high, threshold);
  const span = b - a;
  return {
    kind: usable,
    domain,
    threshold,
    position: (value) => (span > 0 ? (transform(usable, value, threshold) - a) / span : 0.5),
    start: a,
    span,
    value: (t) => restore(usable, a + t * span, threshold),
  };
}
