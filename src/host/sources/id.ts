/** A new id for a source, which differs from all others, also from those of earlier windows. */
export function createId(kind: string): string {
  const random = crypto.getRandomValues(new Uint8Array(8));
  return `${kind}-${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
