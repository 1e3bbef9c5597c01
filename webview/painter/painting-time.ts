import type { Picture } from '../../src/protocol/index.js';
import type { Engine } from './engine.js';

/** What a slider asks for again and again. */
export interface Step {
  readonly pictures: readonly Picture[];
  readonly rank: number;
  readonly weights: Float64Array | undefined;
}

/** Frames drawn faster than this, in milliseconds, need no faster engine: a quarter of a screen’s frame. */
const fastEnough = 4;

/** An engine is worth changing for one that takes at most this share of its time. */
const worthIt = 0.6;

/**
 * Milliseconds that an engine needs for one step of the rank slider: from `rank` to a neighbour and
 * back, the faster of the two, after a first pair that makes shaders and buffers. Leaves the engine at
 * `rank`.
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
 * Whether the CPU draws this step so much faster than the GPU that it should take over: so it is where
 * WebGL is emulated in software. Measured, since no name of a driver says how fast it is. Resolves
 * with both times, or undefined where the GPU shall stay.
 *
 * @param startCpu makes the other engine; called when the GPU is slow.
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
