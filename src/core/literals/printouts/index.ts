import type { Reader } from '../reader.js';
import { frameReader } from '../text/table/index.js';
import { sparseTensorReader } from './coo.js';
import { juliaReader } from './julia.js';
import { matlabReader } from './matlab.js';
import { prettyReader } from './pretty.js';
import { rArrayReader } from './r-array.js';
import { rMatrixReader } from './r-matrix.js';

/** Readers of what programs print, in the order in which they are asked. */
export const printoutReaders: readonly Reader[] = [
  sparseTensorReader,
  prettyReader,
  juliaReader,
  rArrayReader,
  rMatrixReader,
  matlabReader,
  frameReader,
];
