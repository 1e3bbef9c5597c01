import type { RawLayout } from '../files/catalog/raw.js';
import type { Selection } from '../files/slices/selection.js';
import type { Preparation } from '../lowrank/prepare.js';
import type { Matrix } from '../matrix.js';

/** Libraries that a program can be written for. */
export const programKinds = ['numpy', 'dask'] as const;
export type ProgramKind = (typeof programKinds)[number];

/** An array of a file, as a program reads it. */
export interface FileOrigin {
  /** The path, or the address where it is none. */
  readonly path: string;
  readonly format: 'npy' | 'npz' | 'safetensors' | 'parquet' | 'raw' | 'mat' | 'market' | 'text';
  /** The name of the array; empty if the format has none. */
  readonly array: string;
  readonly shape: readonly number[];
  readonly selection: Selection;
  /** Of a file of raw numbers. */
  readonly layout?: RawLayout | undefined;
  /** Columns of a table. */
  readonly columns?: readonly string[] | undefined;
  /** Of a text: the mark between fields, empty for blanks; the lines before the rows; the fields that are numbers. */
  readonly text?:
    | { readonly delimiter: string; readonly skip: number; readonly fields: readonly number[] }
    | undefined;
}

/** Where the matrix of a program comes from. */
export type ProgramOrigin = { readonly matrix: Matrix } | { readonly file: FileOrigin };

/** What the program is to compute. */
export interface ProgramWish {
  readonly kind: ProgramKind;
  readonly origin: ProgramOrigin;
  readonly rank: number;
  readonly prepare: Preparation;
  /** It need not fit into memory: the program reads it in blocks of rows. */
  readonly isLarge: boolean;
}
