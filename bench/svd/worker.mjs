// The benchmark inside a browser's worker: the same core, the same matrices.
import { bestBackend, singularValues, svd, truncatedSvd } from '../../src/core/svd/index.ts';
import { randomMatrix } from './matrices.mjs';

let size;
let matrix;

self.onmessage = ({ data: job }) => {
  if (job.work === 'hello') {
    self.postMessage({ backend: bestBackend() });
    return;
  }
  if (size !== job.size) {
    size = job.size;
    matrix = randomMatrix(size);
  }
  const work = {
    svd: () => svd(matrix),
    values: () => singularValues(matrix),
    truncated: () => truncatedSvd(matrix, job.k),
  }[job.work];
  const start = performance.now();
  let result;
  for (let i = 0; i < job.repeat; i++) result = work();
  const millis = (performance.now() - start) / job.repeat;
  self.postMessage({ millis, error: result.value?.errorBound ?? 0 });
};
