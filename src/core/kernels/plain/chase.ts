/** The bulge chasing of assembly/chase.ts, adding in the same order. */
export function chase(memory: Float64Array) {
  const x = (i: number): number => memory[i]!;
  let tau = 0;
  let beta = 0;

  function reflect(n: number, v: number): void {
    const alpha = x(v);
    let squares = 0;
    for (let i = v + 1; i < v + n; i++) squares += x(i) * x(i);
    memory[v] = 1;
    if (squares < 1e-280) {
      tau = 0;
      beta = alpha;
      return;
    }
    const norm = Math.sqrt(alpha * alpha + squares);
    beta = alpha > 0 ? -norm : norm;
    tau = (beta - alpha) / beta;
    const factor = 1 / (alpha - beta);
    for (let i = v + 1; i < v + n; i++) memory[i] = x(i) * factor;
  }

  function fromRight(rows: number, width: number, a: number, ld: number, v: number): void {
    const end = a + Math.ceil(rows / 8) * 8;
    for (let i = a; i < end; i++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += x(v + k) * x(i + k * ld);
      sum = -tau * sum;
      for (let k = 0; k < width; k++) memory[i + k * ld] = x(i + k * ld) + x(v + k) * sum;
    }
  }

  function fromLeft(height: number, cols: number, a: number, ld: number, v: number): void {
    const end = a + Math.ceil(cols / 4) * 4 * ld;
    for (let column = a; column < end; column += ld) {
      let even = 0;
      let odd = 0;
      for (let i = 0; i < height; i += 2) {
        even += x(v + i) * x(column + i);
        odd += x(v + i + 1) * x(column + i + 1);
      }
      const sum = -tau * (even + odd);
      for (let i = 0; i < height; i++) memory[column + i] = x(column + i) + x(v + i) * sum;
    }
  }

  return {
    chase(
      n: number,
      width: number,
      from: number,
      to: number,
      at: number,
      ld: number,
      v: number,
    ): void {
      for (let i = from; i < Math.min(to, n - 2); i++) {
        let row = i;
        for (let first = i + 1; first < n - 1; first += width) {
          const last = Math.min(first + width, n);
          const w = last - first;
          const corner = at + first + first * ld;
          const start = at + row + first * ld;
          for (let k = 0; k < w; k++) {
            memory[v + k] = x(start + k * ld);
            memory[start + k * ld] = 0;
          }
          reflect(w, v);
          memory[start] = beta;
          if (tau !== 0) fromRight(last - row - 1, w, start + 1, ld, v);
          memory.copyWithin(v, corner, corner + w);
          memory.fill(0, corner, corner + w);
          reflect(w, v);
          memory[corner] = beta;
          if (w % 2 === 1) memory[v + w] = 0;
          if (tau !== 0) {
            fromLeft(w + (w % 2), Math.min(last + width, n) - first - 1, corner + ld, ld, v);
          }
          row = first;
        }
      }
    },
  };
}
