import type { Matrix } from '../../matrix.js';
import type { Problem } from '../../result.js';

/** A language of the readers, or a format whose whole file is one text. */
export type TextKind = 'csv' | 'tsv' | 'plaintext' | 'json' | 'matrix-market';

/** An array that was read from a text, as plain data: a matrix with its names, an array of any depth, or why it is none. */
export type ParsedArray =
  | { readonly name: string; readonly matrix: Matrix }
  | {
      readonly name: string;
      readonly shape: readonly number[];
      readonly data: Float64Array;
      readonly imaginary?: Float64Array | undefined;
    }
  | { readonly name: string; readonly problem: Problem };
