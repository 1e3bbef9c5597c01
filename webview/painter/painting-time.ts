import type { Picture } from '../../src/protocol/index.js';
import type { Engine } from './engine.js';

/** What a slider requests again and again. */
export interface Step {
  readonly pictures: readonly Picture[];
  readonly rank: number;
  readonly weights: Float64Array | undefined;
}

/**
 * If a frame takes less than this many milliseconds, no faster engine is needed: a quarter of a frame of
 * the screen.
 */
const fastEnough = 4;

/** Another engine replaces the current one if it needs at most this share of its time. */
const worthIt = 0.6;

/**
 * Milliseconds that an engine needs for one step of the rank slider: from `rank` to a neighbour and back,
 * the faster of the two. A first pair prepares shaders and buffers and does not count. Leaves the engine
 * at `rank`.
 */
export async function paintingTime(
  engine: Engine,
  { pictures, rank, weights }: Step,
): Promise<number> {
  const neighbour = rank > 1 ? rank - 1 : rank + 1;
  const times: number[] = [];
  for (const each of [neighbour, rank, neighbour, rank]) {
    const start = performance.now();
    for (const picture of pictures) (await engine.draw(picture, each, weights)).close();
    times.push(performance.now() - start);
  }
  return Math.min(times[2]!, times[3]!);
}

/**
 * Whether the CPU draws this step so much faster than the GPU that it should replace it, as in software
 * WebGL. This is measured, because the name of a driver does not say how fast it is. Resolves with both
 * times, or undefined if the GPU stays in use.
 *
 * @param startCpu creates the other engine; called when the GPU is slow.
 */
export async function fasterOnCpu(
  gpu: Engine,
  startCpu: () => Engine,
  step: Step,
): Promise<{ readonly gpu: number; readonly cpu: number } | undefined> {
  const onGpu = await paintingTime(gpu, step);
  if (onGpu <= fastEnough) return undefined;
  const cpu = startCpu();
  const onCpu = await paintingTime(cpu, step);
  cpu.dispose();
  return onCpu <= worthIt * onGpu ? { gpu: onGpu, cpu: onCpu } : undefined;
}
