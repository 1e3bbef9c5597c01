import type { Sliced } from '../src/core/index.js';

/** Milliseconds of work after which the page gets its turn: less than a frame. */
const sliceMillis = 10;

/**
 * Does work in slices, so that the page answers in between. Short work is done at once.
 *
 * @param done gets the result, at once or later.
 * @returns how to give the rest up; undefined if all is done already.
 */
export function inSlices<T>(work: Sliced<T>, done: (value: T) => void): (() => void) | undefined {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = () => {
    timer = undefined;
    const end = performance.now() + sliceMillis;
    do {
      const step = work.next();
      if (step.done) {
        done(step.value);
        return;
      }
    } while (performance.now() < end);
    timer = setTimeout(go, 0);
  };
  go();
  return timer === undefined ? undefined : () => clearTimeout(timer);
}
