/** Milliseconds from which on the first run, which the engine still compiles, needs no other. */
const longRun = 50;
/** Runs at most, and milliseconds after which no other one begins. */
const mostRuns = 5;
const budget = 60;

/**
 * The same computation several times, for its time: after one run to warm up, as many as the budget
 * allows; only once when that takes long.
 *
 * @param now a clock in milliseconds.
 * @returns one result at least.
 */
export function repeated<T>(run: () => T, now: () => number): [T, ...T[]] {
  const start = now();
  const first = run();
  const warm = now();
  if (warm - start >= longRun) return [first];
  const runs: [T, ...T[]] = [run()];
  while (runs.length < mostRuns && now() - warm < budget) runs.push(run());
  return runs;
}

/** The middle one in order of size, the lower of two; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}
