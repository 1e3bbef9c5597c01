/**
 * If the first run takes at least this many milliseconds, no other run is needed. The engine still
 * compiles during the first run.
 */
const longRun = 50;
/** Maximum number of runs, and milliseconds after which no other run begins. */
const mostRuns = 5;
const budget = 60;

/**
 * Runs the same computation several times to measure its time: after one run to warm up, as many as the
 * budget allows; only once if it takes long.
 *
 * @param now a clock in milliseconds.
 * @returns at least one result.
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

/** The middle value in order of size, the lower of two; NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}
