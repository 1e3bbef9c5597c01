import * as vscode from 'vscode';
import {
  arrayOf,
  fileKind,
  writeMat,
  writeMatrixFile,
  writeNpz,
  writeSafetensors,
  type Matrix,
} from '../../core/index.js';
import type { Written } from './answers.js';
import { exists, filePlace, type FilePlace } from './places.js';
import { ToolError } from './tool-error.js';

/** Formats that hold several named arrays. */
const ofArrays = ['npz', 'safetensors', 'mat'] as const;
/** Formats that a matrix can be written to. */
const ofMatrix = ['npy', 'npz', 'safetensors', 'mat', 'csv', 'tsv', 'mtx'] as const;

/** A file that a model wants to have written. */
export interface Target {
  readonly place: FilePlace;
  readonly format: (typeof ofMatrix)[number];
}

/**
 * Where a result goes.
 *
 * @throws {@link ToolError} for a format that cannot hold it, and in a workspace that is not trusted.
 */
export async function targetOf(path: string, result: 'factors' | 'approximation'): Promise<Target> {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  const formats: readonly (typeof ofMatrix)[number][] = result === 'factors' ? ofArrays : ofMatrix;
  const format = formats.find((each) => each === extension);
  if (!format) {
    const can = formats.map((each) => `.${each}`).join(', ');
    const other = result === 'factors' ? ' Or send "result": "approximation".' : '';
    throw new ToolError(
      `"saveTo": ${path} cannot hold ${result === 'factors' ? 'the three factors' : 'the matrix'}: use one of ${can}.${other}`,
    );
  }
  if (!vscode.workspace.isTrusted) {
    throw new ToolError(
      'The workspace is not trusted, so no file is written. Leave out "saveTo", or ask the user to trust the workspace.',
    );
  }
  return { place: await filePlace(path, true), format };
}

/**
 * Writes named arrays.
 *
 * @param overwrite the user was told that an existing file is replaced.
 * @throws {@link ToolError} when the file exists and `overwrite` is false, or when it cannot be written.
 */
export async function writeResult(
  { place, format }: Target,
  arrays: Readonly<Record<string, Matrix>>,
  overwrite: boolean,
): Promise<Written> {
  const { uri, text } = place;
  if (!overwrite && (await exists(uri))) {
    throw new ToolError(
      `${text} exists already. Send another "saveTo", or "overwrite": true; then the user is asked whether it may be replaced.`,
    );
  }
  const bytes = bytesOf(format, arrays);
  try {
    await vscode.workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ToolError(`${text} was not written: ${reason}`);
  }
  const shapes = Object.entries(arrays).map(([name, { rows, cols }]) => [name, [rows, cols]]);
  return {
    path: text,
    arrays: Object.fromEntries(shapes) as Record<string, readonly number[]>,
    bytes: bytes.length,
  };
}

function bytesOf(format: Target['format'], arrays: Readonly<Record<string, Matrix>>): Uint8Array {
  const named = Object.fromEntries(
    Object.entries(arrays).map(([name, matrix]) => [name, arrayOf(matrix)]),
  );
  switch (format) {
    case 'npz':
      return writeNpz(named);
    case 'safetensors':
      return writeSafetensors(named);
    case 'mat':
      return writeMat(named);
    default: {
      const [[name, matrix]] = Object.entries(arrays) as [[string, Matrix]];
      const kind = fileKind(`x.${format}`);
      if (!kind) throw new Error(`no writer for ${format}`);
      return writeMatrixFile(kind, matrix, name);
    }
  }
}
