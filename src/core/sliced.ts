/**
 * Long work in slices: at every `yield`, whoever runs it may let others work before it goes on. So the same code serves
 * a test, a thread that has nothing else to do, and a page that must answer within a frame.
 */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** Items between two places where work can wait: they take less than a millisecond. */
export const sliceItems = 256;

/** All of the work without a pause. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Calls `each` for every item, with a place to wait after some of them. */
export function* forEachSliced<T>(
  items: readonly T[],
  each: (item: T, index: number) => void,
): Sliced<void> {
  for (let i = 0; i < items.length; i++) {
    each(items[i]!, i);
    if (i % sliceItems === sliceItems - 1) yield;
  }
}

/** Items that are sorted together before they are merged: the engine's own sort is the fastest for them. */
const runLength = 1024;

/** The items in ascending order; equal ones keep their order (merge sort, from runs of the engine's own sort). */
export function* sortedSliced<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Sliced<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let from = 0; from < items.length; from += runLength) {
    runs.push(items.slice(from, from + runLength).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [a, b] = [runs[i]!, runs[i + 1]];
      longer.push(b ? yield* mergedSliced(a, b, compare) : a);
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Two sorted lists as one; of equal items, those of the first come first. */
export function* mergedSliced<T>(
  first: readonly T[],
  second: readonly T[],
  compare: (a: T, b: T) => number,
): Sliced<readonly T[]> {
  const all: T[] = [];
  let [i, j] = [0, 0];
  while (i < first.length || j < second.length) {
    const isFirst = j >= second.length || (i < first.length && compare(first[i]!, second[j]!) <= 0);
    all.push(isFirst ? first[i++]! : second[j++]!);
    if (all.length % (4 * sliceItems) === 0) yield;
  }
  return all;
}
