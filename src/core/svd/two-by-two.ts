/** The smaller singular value of [f g; 0 h] without overflow or cancellation (LAPACK dlas2). */
export function smallerSingularValue(f: number, g: number, h: number): number {
  const a = Math.abs(f);
  const b = Math.abs(g);
  const c = Math.abs(h);
  const small = Math.min(a, c);
  const large = Math.max(a, c);
  if (small === 0) return 0;
  const sum = 1 + small / large;
  const difference = (large - small) / large;
  if (b < large) {
    const ratio = (b / large) ** 2;
    return (
      small * (2 / (Math.sqrt(sum * sum + ratio) + Math.sqrt(difference * difference + ratio)))
    );
  }
  const ratio = large / b;
  if (ratio === 0) return (small * large) / b;
  const p = sum * ratio;
  const q = difference * ratio;
  return 2 * (small * (1 / (Math.sqrt(1 + p * p) + Math.sqrt(1 + q * q)))) * ratio;
}
