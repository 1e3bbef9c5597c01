// The benchmark in a browser's worker: the same core, the same matrices.
import { bestBackend } from '../../src/core/kernels/index.ts';
import { comesInHalves, singularValues, svd, truncatedSvd } from '../../src/core/svd/index.ts';
import { answerHelper, Helper, nestedWorker, svdInTwo } from '../../webview/compute/helper.ts';
import { randomMatrix } from './matrices.mjs';

let size;
let matrix;
const helper = new Helper(nestedWorker);

self.onmessage = async ({ data: job }) => {
  if (job.kind === 'boot') {
    self.postMessage({ kind: 'helperReady' });
    return;
  }
  if (job.kind === 'half') {
    const { message, transfer } = answerHelper(job);
    self.postMessage(message, transfer);
    return;
  }
  if (job.work === 'hello') {
    self.postMessage({ backend: bestBackend() });
    return;
  }
  if (size !== job.size) {
    size = job.size;
    matrix = randomMatrix(size);
  }
  const two = job.two && comesInHalves(matrix.rows, matrix.cols);
  if (two) helper.warmUp();
  const work = {
    svd: () => (two ? svdInTwo(matrix, helper) : svd(matrix)),
    values: () => singularValues(matrix),
    truncated: () => truncatedSvd(matrix, job.k),
  }[job.work];
  const start = performance.now();
  let result;
  for (let i = 0; i < job.repeat; i++) result = await work();
  const millis = (performance.now() - start) / job.repeat;
  self.postMessage({ millis, error: result.value?.errorBound ?? 0 });
};
