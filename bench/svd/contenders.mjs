// The contenders: ours in this Node, ours in a worker of Chromium, ml-matrix, NumPy and scikit-learn. Each
// answers `run(size, work, repeat)` with milliseconds (and with the error, for a truncated SVD).
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { randomMatrix, shapeOf } from './matrices.mjs';

export const TRUNCATED = 32;

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** @param core the module dist/core.mjs or a build of it. */
export function oursInNode(core) {
  const matrices = new Map();
  return {
    name: `ours, Node (${core.bestBackend()})`,
    works: ['svd', 'values', 'truncated'],
    async run(size, work, repeat) {
      if (!matrices.has(size)) {
        matrices.clear();
        matrices.set(size, randomMatrix(size));
      }
      const matrix = matrices.get(size);
      const start = performance.now();
      let result;
      for (let i = 0; i < repeat; i++) result = ours(core, matrix, work);
      const millis = (performance.now() - start) / repeat;
      return { millis, error: result.errorBound ?? 0 };
    },
    close: () => undefined,
  };
}

function ours(core, matrix, work) {
  const result =
    work === 'svd'
      ? core.svd(matrix)
      : work === 'values'
        ? core.singularValues(matrix)
        : core.truncatedSvd(matrix, TRUNCATED);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** @param most the largest side it runs with; larger ones would take minutes. */
export function mlMatrix(most) {
  return {
    name: 'ml-matrix, Node',
    works: ['svd'],
    async run(size, _work, repeat) {
      const { rows, cols, data } = randomMatrix(size);
      if (Math.min(rows, cols) > most) return undefined;
      const matrix = Matrix.from1DArray(rows, cols, data);
      const start = performance.now();
      for (let i = 0; i < repeat; i++) {
        new SingularValueDecomposition(matrix, { autoTranspose: true });
      }
      return { millis: (performance.now() - start) / repeat, error: 0 };
    },
    close: () => undefined,
  };
}

/**
 * @param folder where matrices are handed over.
 * @param threads of OpenBLAS; undefined: its default.
 */
export async function numpy(folder, threads, python = '/usr/bin/python3') {
  const child = spawn(python, [here('numpy_server.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...(threads ? { OPENBLAS_NUM_THREADS: String(threads) } : {}) },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => JSON.parse((await lines.next()).value);
  const { ready } = await answer();
  const written = new Set();
  return {
    name: `NumPy ${ready} and scikit-learn${threads ? `, threads: ${threads}` : ''}`,
    works: ['svd', 'values', 'truncated'],
    async run(size, work, repeat) {
      const path = `${folder}/${size}.bin`;
      if (!written.has(size)) writeFileSync(path, randomMatrix(size).data);
      written.add(size);
      const job = { path, ...shapeOf(size), work, repeat, k: TRUNCATED };
      child.stdin.write(`${JSON.stringify(job)}\n`);
      return answer();
    },
    close: () => child.stdin.end(),
  };
}

/**
 * One worker like that of the product's page, and two of them for matrices where the product uses two.
 *
 * @param script the worker as one self-contained script.
 */
export async function oursInChromium(core, script) {
  const browser = await launchBrowser({ webgl: false });
  const page = await browser.newPage();
  await page.evaluate((text) => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    globalThis.worker = new Worker(url);
  }, script);
  const ask = (job) =>
    page.evaluate(
      (message) =>
        new Promise((resolve, reject) => {
          globalThis.worker.onmessage = ({ data }) => resolve(data);
          globalThis.worker.onerror = (event) => reject(new Error(event.message));
          globalThis.worker.postMessage(message);
        }),
      job,
    );
  const { backend } = await ask({ work: 'hello' });
  const name = `ours, Chromium ${browser.version().split('.')[0]}`;
  const job = (size, work, repeat) => ({ size, work, repeat, k: TRUNCATED });
  return [
    {
      name: `${name} worker (${backend})`,
      works: ['svd', 'values', 'truncated'],
      run: (...what) => ask(job(...what)),
      close: () => browser.close(),
    },
    {
      name: `${name}, two workers`,
      works: ['svd'],
      takes: ({ rows, cols }) => core.comesInHalves(rows, cols),
      run: (...what) => ask({ ...job(...what), two: true }),
      close: () => undefined,
    },
  ];
}
