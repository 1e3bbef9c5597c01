// Peak memory of one SVD, in multiples of the matrix size: the WebAssembly memory of the job and every
// array of doubles that it makes, returned or not, counted when they are allocated. Resident sizes would
// vary from run to run with the system's memory mapping. `node memory.mjs core size`.
import { pathToFileURL } from 'node:url';
import { randomMatrix } from './matrices.mjs';

const { WebAssembly } = globalThis;
const memories = [];
const { Memory } = WebAssembly;
WebAssembly.Memory = class extends Memory {
  constructor(descriptor) {
    super(descriptor);
    memories.push(this);
  }
};

let doubles = 0;
const { Float64Array } = globalThis;
globalThis.Float64Array = class extends Float64Array {
  constructor(...from) {
    super(...from);
    if (!(from[0] instanceof ArrayBuffer)) doubles += this.byteLength;
  }
};

const [corePath, size] = process.argv.slice(2);
const address = pathToFileURL(corePath).href;
let core = await import(address);
const matrix = randomMatrix(size);
const share = (bytes) => (bytes / matrix.data.byteLength).toFixed(2);
function unwrap(result) {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** The parts of both workers in one thread: nothing is freed before both are done. */
function inTwo() {
  const split = unwrap(core.splitSvd(matrix));
  const given = split.give();
  const kept = unwrap(split.keep());
  split.join(kept, unwrap(core.solveGivenHalf(given)));
  split.release();
}

const works = {
  svd: () => unwrap(core.svd(matrix)),
  singularValues: () => unwrap(core.singularValues(matrix)),
  truncatedSvd: () => unwrap(core.truncatedSvd(matrix, 32)),
  'svd, two workers': inTwo,
};
const twice = core.comesInHalves(matrix.rows, matrix.cols);
for (const [work, run] of Object.entries(works)) {
  if (run === inTwo && !twice) continue;
  // A new instance of the core for each job: memory kept by one job would serve the next one uncounted.
  core = await import(`${address}?${encodeURIComponent(work)}`);
  memories.length = 0;
  doubles = 0;
  run();
  // One worker frees each memory before it makes the next, so the largest counts. With two workers, all
  // count.
  const sizes = memories.map(({ buffer }) => buffer.byteLength);
  const live = run === inTwo ? sizes.reduce((sum, one) => sum + one, 0) : Math.max(0, ...sizes);
  console.log(`${size.padEnd(9)} ${work.padEnd(17)} ${share(live + doubles)}×`);
}
