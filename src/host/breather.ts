import type { Sliced } from '../core/index.js';

/** Milliseconds of work after which others get their turn. */
const longest = 12;

/** A pause for long work in the thread of all extensions: others get their turn if it has worked for a while. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longest) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    since = performance.now();
  };
}

/** Does work in slices, with pauses for others between them. */
export async function withPauses<T>(
  work: Sliced<T>,
  breathe: () => Promise<void> = breather(),
): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await breathe();
  }
}
