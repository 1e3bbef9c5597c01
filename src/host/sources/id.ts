/** A new id for a source: unlike every other one, of earlier windows too. */
export function createId(kind: string): string {
  const random = crypto.getRandomValues(new Uint8Array(8));
  return `${kind}-${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
