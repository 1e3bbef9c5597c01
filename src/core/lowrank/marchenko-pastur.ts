/**
 * The optimal hard threshold for singular values of Gavish & Donoho, "The Optimal Hard Threshold for
 * Singular Values is 4/√3", IEEE Trans. Inf. Theory 60 (2014). β = min(m, n)/max(m, n) in (0, 1].
 */

/**
 * λ(β) = √(2(β+1) + 8β / ((β+1) + √(β²+14β+1))): for noise of known standard deviation τ the
 * threshold is λ(β)·√max(m, n)·τ (their equation 11).
 */
export function knownNoiseThreshold(beta: number): number {
  const sum = beta + 1;
  return Math.sqrt(2 * sum + (8 * beta) / (sum + Math.sqrt(beta * beta + 14 * beta + 1)));
}

/** ω(β) = λ(β)/√μ_β: for noise of unknown size the threshold is ω(β)·median(σ). */
export function unknownNoiseThreshold(beta: number): number {
  return knownNoiseThreshold(beta) / Math.sqrt(marchenkoPasturMedian(beta));
}

/**
 * μ_β, the median of the Marchenko–Pastur law with density √((b−t)(t−a)) / (2πβt) on [a, b] = [(1−√β)²,
 * (1+√β)²].
 *
 * With t = 1 + β + 2√β cos θ the upper tail is a smooth integral from 0 to θ; Newton's method in a
 * shrinking bracket finds θ where the tail is ½. The error is about 1e-12.
 */
export function marchenkoPasturMedian(beta: number): number {
  let low = 0;
  let high = Math.PI;
  let theta = Math.PI / 2;
  for (let step = 0; step < 80; step++) {
    const excess = simpson((angle) => density(angle, beta), theta) - 0.5;
    if (excess > 0) high = theta;
    else low = theta;
    const newton = theta - excess / density(theta, beta);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - theta) < 1e-14) break;
    theta = next;
  }
  return 1 + beta + 2 * Math.sqrt(beta) * Math.cos(theta);
}

/** The Marchenko–Pastur law for singular values x = √t, as a table. */
export interface SingularValueLaw {
  /** The fraction of singular values above x, for noise of size 1 scaled by 1/√max(m, n). */
  shareAbove(x: number): number;
  /** The x that has this fraction of singular values above it; share in [0, 1]. */
  quantile(share: number): number;
}

/**
 * The law for one β in (0, 1], summed by the trapezoidal rule on 2048 intervals of θ (t = 1 + β + 2√β cos
 * θ, as above) and interpolated between them. The error is about 1e-6.
 */
export function singularValueLaw(beta: number): SingularValueLaw {
  const intervals = 2048;
  const h = Math.PI / intervals;
  const upper = new Float64Array(intervals + 1);
  let before = density(0, beta);
  for (let i = 1; i <= intervals; i++) {
    const here = density(i * h, beta);
    upper[i] = upper[i - 1]! + ((before + here) / 2) * h;
    before = here;
  }
  const whole = upper[intervals]!;
  const root = Math.sqrt(beta);
  return {
    shareAbove(x) {
      const cosine = (x * x - 1 - beta) / (2 * root);
      const place = Math.acos(Math.min(1, Math.max(-1, cosine))) / h;
      const i = Math.min(intervals - 1, Math.floor(place));
      return (upper[i]! + (place - i) * (upper[i + 1]! - upper[i]!)) / whole;
    },
    quantile(share) {
      const wanted = share * whole;
      let low = 0;
      let high = intervals;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (upper[middle]! <= wanted) low = middle;
        else high = middle;
      }
      const step = upper[high]! - upper[low]!;
      const theta = h * (low + (step > 0 ? Math.min(1, (wanted - upper[low]!) / step) : 0));
      return Math.sqrt(Math.max(0, 1 + beta + 2 * root * Math.cos(theta)));
    },
  };
}

/** Density of the law in θ: 2 sin²θ / (π (1 + β + 2√β cos θ)). */
function density(theta: number, beta: number): number {
  const root = Math.sqrt(beta);
  // (1 − √β)² + 4√β cos²(θ/2) is the denominator without the cancellation near θ = π.
  const half = Math.cos(theta / 2);
  const t = (1 - root) * (1 - root) + 4 * root * half * half;
  if (t === 0) return 2 / Math.PI;
  const sine = Math.sin(theta);
  return (2 * sine * sine) / (Math.PI * t);
}

/** ∫₀ˣ f by the composite Simpson rule on 512 intervals. */
function simpson(f: (x: number) => number, x: number): number {
  const intervals = 512;
  const h = x / intervals;
  let sum = f(0) + f(x);
  for (let i = 1; i < intervals; i++) sum += (i % 2 === 1 ? 4 : 2) * f(i * h);
  return (sum * h) / 3;
}
