import { svd, type Matrix, type Svd } from '../../../src/core/index.js';
import type { FromDecomposer, ToWorker } from '../../../src/protocol/index.js';
import type { Job } from './two-workers-worker.js';

/** Runs in the page: starts workers and compares their results with those of a single worker. */

function example(rows: number, cols: number, seed: number): Matrix {
  let state = seed;
  const data = Float64Array.from({ length: rows * cols }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  return { rows, cols, data };
}

function start(script: string): Worker {
  return new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
}

function same(matrix: Matrix, answer: Svd): boolean {
  const expected = svd(matrix);
  if (!expected.ok) throw new Error('no answer');
  const { u, s, v } = expected.value;
  const pairs = [
    [u.data, answer.u.data],
    [s, answer.s],
    [v.data, answer.v.data],
  ] as const;
  return pairs.every(([a, b]) => a.length === b.length && a.every((x, i) => Object.is(x, b[i])));
}

interface Answer {
  readonly given: number;
  readonly workers: number;
  readonly svd: Svd;
}

export interface Outcome {
  readonly same: boolean;
  /** The number of halves sent to the helper. */
  readonly given: number;
  /** The number of workers that computed the result. */
  readonly workers: number;
}

/** An SVD in a worker whose helper behaves in a given way. */
async function inTwo(script: string, behaviour: Job['behaviour']): Promise<Outcome> {
  const worker = start(script);
  const matrix = example(700, 600, 1);
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ kind: 'job', matrix, behaviour } satisfies Job);
  });
  worker.terminate();
  const { given, workers } = answer;
  return { same: same(matrix, answer.svd), given, workers };
}

let decomposer: Worker | undefined;

/** Starts the product's decomposer on a matrix and resolves when more than half of the work is done. */
async function begin(script: string, size: number): Promise<void> {
  const worker = start(script);
  decomposer = worker;
  const send = (message: ToWorker) => worker.postMessage(message);
  send({ kind: 'boot', role: 'decomposer', backend: 'cpu', texts: {} });
  const matrix = example(size, size, 2);
  let previewed = size < 768;
  await new Promise<void>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<FromDecomposer>) => {
      if (data.kind === 'svd') previewed = true;
      if (previewed && data.kind === 'progress' && data.fraction > 0.5) resolve();
    };
    send({ kind: 'decompose', matrixId: 1, matrix });
  });
}

function cancel(): void {
  decomposer?.terminate();
}

/** A complete decomposition by the product's decomposer. */
async function decompose(script: string): Promise<boolean> {
  const worker = start(script);
  const send = (message: ToWorker) => worker.postMessage(message);
  send({ kind: 'boot', role: 'decomposer', backend: 'cpu', texts: {} });
  const matrix = example(560, 620, 3);
  const found = await new Promise<Svd>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<FromDecomposer>) => {
      if (data.kind === 'svd' && data.complete) resolve(data.svd);
    };
    send({ kind: 'decompose', matrixId: 1, matrix });
  });
  worker.terminate();
  return same(matrix, found);
}

declare global {
  interface Window {
    twoWorkers: {
      inTwo: typeof inTwo;
      begin: typeof begin;
      cancel: typeof cancel;
      decompose: typeof decompose;
    };
  }
}

window.twoWorkers = { inTwo, begin, cancel, decompose };
