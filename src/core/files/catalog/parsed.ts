import { hasRoundedIntegers, type Matrix } from '../../matrix.js';
import { failure, success, type Problem, type Result } from '../../result.js';
import { arrayOf } from '../arrays.js';
import { inMemory } from '../slices/strided-array.js';
import type { ArrayEntry } from './catalog.js';
import type { ParsedArray } from './text-types.js';

/** The array in a list of arrays. */
export function parsedEntry(parsed: ParsedArray): ArrayEntry {
  if ('problem' in parsed) return refusedEntry(parsed.name, parsed.problem);
  return 'matrix' in parsed ? matrixEntry(parsed.name, parsed.matrix) : denseEntry(parsed);
}

/** An array that is there and cannot be read. */
function refusedEntry(name: string, problem: Problem): ArrayEntry {
  return {
    ...{ name, shape: [], elementType: 'number', order: 'rows', isComplex: false, isWide: false },
    ...{ bytes: 0, problem },
    open: () => Promise.resolve(failure(problem.code, `${name}: ${problem.message}`)),
  };
}

function matrixEntry(name: string, matrix: Matrix): ArrayEntry {
  const { shape, data } = arrayOf(matrix);
  return {
    ...{ name, shape, elementType: 'number', order: 'rows', isComplex: false },
    isWide: hasRoundedIntegers(matrix),
    bytes: data.byteLength,
    whole: matrix,
    open: () => Promise.resolve(success(inMemory(shape, data))),
  };
}

function denseEntry({
  name,
  shape,
  data,
  imaginary,
}: Extract<ParsedArray, { shape: unknown }>): ArrayEntry {
  const isComplex = imaginary !== undefined;
  return {
    ...{ name, shape, order: 'rows', isComplex },
    elementType: isComplex ? 'complex' : 'number',
    isWide: data.some((entry) => Number.isInteger(entry) && Math.abs(entry) > 2 ** 53),
    bytes: isComplex ? 2 * data.byteLength : data.byteLength,
    open: () => Promise.resolve(success(inMemory(shape, data, imaginary))),
  };
}

/** One array without a name. */
export function onlyMatrix(matrix: Result<Matrix>): Result<readonly ParsedArray[]> {
  return matrix.ok ? success([{ name: '', matrix: matrix.value }]) : matrix;
}
