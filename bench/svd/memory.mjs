// Peak memory of one SVD in a process of its own, in sizes of the matrix: `node memory.mjs core size`.
import { pathToFileURL } from 'node:url';
import { randomMatrix } from './matrices.mjs';

const [corePath, size] = process.argv.slice(2);
const core = await import(pathToFileURL(corePath).href);
core.svd(randomMatrix('64'));
const matrix = randomMatrix(size);
const before = process.resourceUsage().maxRSS * 1024;
const result = core.svd(matrix);
const after = process.resourceUsage().maxRSS * 1024;
if (!result.ok) throw new Error(result.problem.message);
console.log(((after - before) / matrix.data.byteLength).toFixed(2));
