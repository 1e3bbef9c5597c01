/** Numbers as the reasons write them: enough digits to compare, no more. */

/** A positive quantity with four significant digits: 0.01235, 1.235e-12. */
export function quantity(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const magnitude = Math.abs(value);
  if (magnitude >= 1e6 || magnitude < 1e-4) return value.toExponential(3);
  return String(Number(value.toPrecision(4)));
}

/** A share as a percentage with up to two decimals; never rounded up to 100 % when it is less. */
export function percent(share: number): string {
  const hundredths = Math.round(share * 10_000);
  if (hundredths === 10_000 && share < 1) return 'more than 99.99 %';
  return `${hundredths / 100} %`;
}

/** A count with thousands separated: 21,030. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 singular value", "3 singular values". */
export function values(n: number): string {
  return `${count(n)} singular ${n === 1 ? 'value' : 'values'}`;
}

/** "exceeds" or "exceed", for n subjects. */
export function exceed(n: number): string {
  return n === 1 ? 'exceeds' : 'exceed';
}
