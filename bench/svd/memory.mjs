// Memory of one SVD at its peak, in sizes of the matrix: WebAssembly memory of the job and every array
// of doubles that it makes, returned or not, counted where they are allocated; resident sizes vary from
// run to run with what the system maps. `node memory.mjs core size`.
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
const core = await import(pathToFileURL(corePath).href);
const matrix = randomMatrix(size);
const share = (bytes) => (bytes / matrix.data.byteLength).toFixed(2);
for (const work of ['svd', 'singularValues', 'truncatedSvd']) {
  memories.length = 0;
  doubles = 0;
  const result = core[work](matrix, work === 'truncatedSvd' ? 32 : {});
  if (!result.ok) throw new Error(result.problem.message);
  // Memories of one job live together at most: each gives its own back before the next begins.
  const largest = Math.max(0, ...memories.map(({ buffer }) => buffer.byteLength));
  console.log(`${size.padEnd(9)} ${work.padEnd(15)} ${share(largest + doubles)}×`);
}
