// Matrices for bench/gpu.mjs, the same every time.

/** Uniform numbers between -1 and 1: a multiplicative generator (Park & Miller 1988). */
function uniform(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  };
}

export function vectors(length, seed) {
  const next = uniform(seed);
  return Float64Array.from({ length }, next);
}

/** Twenty smooth layers that fall off, and noise: entries of about 1. */
export function lowRankPlusNoise(rows, cols, seed) {
  const next = uniform(seed);
  const data = new Float64Array(rows * cols);
  for (let k = 0; k < data.length; k++) data[k] = 0.02 * next();
  for (let layer = 1; layer <= 20; layer++) {
    const u = Float64Array.from({ length: rows }, (_, i) => Math.cos((layer * 3.1 * i) / rows));
    const v = Float64Array.from({ length: cols }, (_, j) => Math.sin((layer * 2.7 * j) / cols + 1));
    for (let i = 0; i < rows; i++) {
      const weight = u[i] / layer ** 1.5;
      for (let j = 0, at = i * cols; j < cols; j++, at++) data[at] += weight * v[j];
    }
  }
  return { rows, cols, data };
}

/** Factors with unit columns; steps of the slider take the same time for any vectors. */
export function factors(rows, cols, r) {
  const unit = (length, seed) => {
    const data = vectors(length * r, seed);
    const scale = Math.sqrt(3 / length);
    for (let k = 0; k < data.length; k++) data[k] *= scale;
    return { rows: length, cols: r, data };
  };
  const s = Float64Array.from({ length: r }, (_, k) => Math.sqrt(rows * cols) / (k + 2));
  return { u: unit(rows, 7), s, v: unit(cols, 11) };
}
