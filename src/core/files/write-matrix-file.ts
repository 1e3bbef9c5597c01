import { printCsv, printMatrixMarket, printTsv } from '../literals/print/tables.js';
import type { Matrix } from '../matrix.js';
import { arrayOf } from './arrays.js';
import type { FileKind } from './matrix-file.js';
import { writeNpy } from './npy.js';
import { writeNpz } from './npz.js';
import { writeSafetensors } from './safetensors.js';
import { encodeUtf8 } from './utf8.js';

// The printers are named directly. The page writes files, and the languages would bring all readers of literals along.

/**
 * A file with one matrix. `readMatrixFile` reads it back bit for bit.
 *
 * @param name of the array, if the format has names.
 */
export function writeMatrixFile(kind: FileKind, matrix: Matrix, name = 'M'): Uint8Array {
  switch (kind) {
    case 'npy':
      return writeNpy(arrayOf(matrix));
    case 'npz':
      return writeNpz({ [name]: arrayOf(matrix) });
    case 'safetensors':
      return writeSafetensors({ [name]: arrayOf(matrix) });
    case 'csv':
      return encodeUtf8(printCsv(matrix));
    case 'tsv':
      return encodeUtf8(printTsv(matrix));
    case 'mtx':
      return encodeUtf8(printMatrixMarket(matrix));
  }
}
