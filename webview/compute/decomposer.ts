import { measureAll, svd, svdQuality, type MeasuredError } from '../../src/core/index.js';
import type { FromDecomposer, ToDecomposer } from '../../src/protocol/index.js';

/** How long the sweep of measured errors works before it looks for messages. */
const sliceMillis = 30;

/**
 * The decomposition of one matrix as a plain generator of messages: the singular values and vectors,
 * how good they are, and then, for every rank, the error measured entry by entry. The worker runs it
 * in slices; tests run it in Node.
 */
export function* decompose(
  { job, matrix }: ToDecomposer,
  report: (message: FromDecomposer) => void = () => undefined,
  now: () => number = () => performance.now(),
): Generator<FromDecomposer, void, undefined> {
  const start = now();
  const result = svd(matrix, {
    onProgress: (fraction) => report({ kind: 'progress', job, fraction }),
  });
  if (!result.ok) {
    yield { kind: 'failed', job, problem: result.problem };
    return;
  }
  yield { kind: 'svd', job, svd: result.value, millis: now() - start };
  yield { kind: 'quality', job, quality: svdQuality(matrix, result.value) };
  let batch: MeasuredError[] = [];
  let sliceStart = now();
  for (const error of measureAll(matrix, result.value)) {
    batch.push(error);
    if (now() - sliceStart < sliceMillis) continue;
    yield { kind: 'measured', job, errors: batch };
    batch = [];
    sliceStart = now();
  }
  if (batch.length > 0) yield { kind: 'measured', job, errors: batch };
}

/** Runs the newest decomposition, giving way to messages between its slices. */
export class Decomposer {
  private running: Generator<FromDecomposer, void, undefined> | undefined;
  private scheduled = false;

  constructor(
    private readonly post: (message: FromDecomposer) => void,
    private readonly later: (callback: () => void) => void,
  ) {}

  receive(message: ToDecomposer): void {
    this.running = decompose(message, this.post);
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.later(() => {
      this.scheduled = false;
      const next = this.running?.next();
      if (!next || next.done) return;
      this.post(next.value);
      this.schedule();
    });
  }
}
