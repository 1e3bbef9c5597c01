import { describe, expect, it, vi } from 'vitest';
import type { Level, Measured, WeightTask } from '../../../../src/core/index.js';
import type { Measurer } from '../../../../src/host/weights/measuring.js';
import { MeasuringRun } from '../../../../src/host/weights/measuring-run.js';

interface Asked {
  readonly name: string;
  readonly level: Level;
  readonly answer: (measured: Measured) => void;
  readonly fail: (reason: Error) => void;
}

/** A measurer whose answers the test gives. */
class FakeMeasurer implements Measurer {
  readonly asked: Asked[] = [];
  isDisposed = false;

  constructor(readonly width: number) {}

  measure(task: WeightTask, level: Level): Promise<Measured> {
    return new Promise((answer, fail) => {
      const name = task.kind === 'tensor' ? task.tensor.name : task.kind;
      this.asked.push({ name, level, answer, fail });
    });
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

function tensor(name: string): WeightTask {
  return {
    kind: 'tensor',
    tensor: { name, dtype: 'F32', shape: [2, 2], file: 0, start: 0, end: 16 },
  };
}

function run(names: readonly string[], known: readonly number[] = [], width = 2) {
  const measurers: FakeMeasurer[] = [];
  const told: [number, Measured][] = [];
  const tasks = new Map(names.map((name, id) => [id, tensor(name)]));
  const costs = names.flatMap((_, id) => (known.includes(id) ? [] : [{ id, exact: 100 }]));
  const progressed = vi.fn();
  const own = new MeasuringRun(
    tasks,
    costs,
    tasks.size,
    () => {
      const measurer = new FakeMeasurer(width);
      measurers.push(measurer);
      return measurer;
    },
    { measured: (id, measured) => told.push([id, measured]), progressed },
  );
  own.work();
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  return { own, measurers, told, settle, progressed };
}

describe('measuring the matrices of a table', () => {
  it('keeps as many at work as there are threads, and ends with the last', async () => {
    const { own, measurers, told, settle } = run(['a', 'b', 'c']);
    const { asked } = measurers[0]!;
    expect(asked.map(({ name }) => name)).toEqual(['a', 'b']);
    asked[1]!.answer({ problem: 'b' });
    await settle();
    expect(asked.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    asked[0]!.answer({});
    asked[2]!.answer({});
    await settle();
    expect(told.map(([id]) => id)).toEqual([1, 0, 2]);
    expect(own.progress).toEqual({ state: 'done', done: 3, total: 3 });
    expect(measurers[0]!.isDisposed).toBe(true);
  });

  it('is done at once if everything is known', () => {
    const { own, told } = run(['a', 'b'], [0, 1]);
    expect(own.progress).toEqual({ state: 'done', done: 2, total: 2 });
    expect(told).toEqual([]);
  });

  it('tells what failed at its row, and goes on', async () => {
    const { own, measurers, told, settle } = run(['a', 'b'], [], 1);
    measurers[0]!.asked[0]!.fail(new Error('the file became shorter'));
    await settle();
    expect(told).toEqual([[0, { problem: 'the file became shorter' }]]);
    measurers[0]!.asked[1]!.answer({});
    await settle();
    expect(own.progress.state).toBe('done');
  });

  it('lets what runs end when it pauses, and starts nothing until it resumes', async () => {
    const { own, measurers, told, settle } = run(['a', 'b', 'c'], [], 1);
    own.pause();
    measurers[0]!.asked[0]!.answer({});
    await settle();
    expect(told).toHaveLength(1);
    expect(measurers[0]!.asked).toHaveLength(1);
    expect(own.progress).toEqual({ state: 'paused', done: 1, total: 3 });
    own.resume();
    expect(measurers[0]!.asked.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('breaks off what runs when it is cancelled, and does it again when it resumes', async () => {
    const { own, measurers, told, settle } = run(['a', 'b'], [], 1);
    own.cancel();
    expect(measurers[0]!.isDisposed).toBe(true);
    measurers[0]!.asked[0]!.answer({});
    await settle();
    expect(told).toEqual([]);
    expect(own.progress.state).toBe('cancelled');
    own.resume();
    expect(measurers[1]!.asked.map(({ name }) => name)).toEqual(['b']);
    measurers[1]!.asked[0]!.answer({});
    await settle();
    expect(measurers[1]!.asked.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('tells nothing after it was disposed of', async () => {
    const { own, measurers, told, settle } = run(['a']);
    own.dispose();
    measurers[0]!.asked[0]!.answer({});
    await settle();
    expect(told).toEqual([]);
  });
});
