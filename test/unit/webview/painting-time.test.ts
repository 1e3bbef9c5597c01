import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Picture } from '../../../src/protocol/index.js';
import type { Engine } from '../../../webview/painter/engine.js';
import { fasterOnCpu, paintingTime } from '../../../webview/painter/painting-time.js';

let clock = 0;

/** An engine whose first frame takes `first` milliseconds and every other frame `later`. */
class Timed implements Engine {
  readonly backend = { name: 'cpu', precision: 'float64', detail: '' } as const;
  readonly ranks: number[] = [];
  disposed = false;

  constructor(
    private readonly first: number,
    private readonly later: number,
  ) {}

  factorsChanged(): void {
    throw new Error('nothing changes the factors here');
  }

  draw(_picture: Picture, rank: number): ImageBitmap {
    clock += this.ranks.length === 0 ? this.first : this.later;
    this.ranks.push(rank);
    return { width: 1, height: 1, close: () => undefined };
  }

  dispose(): void {
    this.disposed = true;
  }
}

const picture = { id: 'error', of: 'error' } as Picture;
const step = { pictures: [picture], rank: 3, weights: undefined };

describe('the choice between GPU and CPU', () => {
  beforeEach(() => {
    clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
  });
  afterEach(() => vi.restoreAllMocks());

  it('times steps of the slider, without the first pair, and ends where it began', async () => {
    const engine = new Timed(500, 7);
    expect(await paintingTime(engine, step)).toBe(7);
    expect(engine.ranks.at(-1)).toBe(3);
    expect(new Set(engine.ranks).size).toBe(2);
  });

  it('has a neighbour of rank 1 that is not the empty matrix', async () => {
    const engine = new Timed(1, 1);
    await paintingTime(engine, { ...step, rank: 1 });
    expect(Math.min(...engine.ranks)).toBe(1);
  });

  it('leaves a fast GPU alone, and starts no other engine', async () => {
    const start = vi.fn(() => new Timed(0, 0));
    expect(await fasterOnCpu(new Timed(900, 2), start, step)).toBeUndefined();
    expect(start).not.toHaveBeenCalled();
  });

  it('takes the CPU where WebGL is slow and the CPU much faster', async () => {
    const cpu = new Timed(5, 4);
    expect(await fasterOnCpu(new Timed(90, 35), () => cpu, step)).toEqual({ gpu: 35, cpu: 4 });
    expect(cpu.disposed).toBe(true);
  });

  it('stays with a slow GPU where the CPU is not much faster', async () => {
    const cpu = new Timed(30, 30);
    expect(await fasterOnCpu(new Timed(90, 35), () => cpu, step)).toBeUndefined();
    expect(cpu.disposed).toBe(true);
  });
});
