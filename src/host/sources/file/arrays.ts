import * as vscode from 'vscode';
import { inflateSync } from 'fflate';
import {
  fileKind,
  listArrays,
  readMatrixFile,
  type FileKind,
  type FileOptions,
  type Matrix,
  type Result,
} from '../../../core/index.js';
import { fileName } from '../file-names.js';

/** Larger files, in bytes, are not read as a whole. */
const mostBytes = 2 ** 30;

/** A file with arrays, as it is on disk now. */
export interface ArrayFile {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  /** Changes whenever the file is written. */
  readonly version: string;
}

/**
 * Reads a file through the file system of VS Code, so that local, remote and virtual folders all work.
 *
 * @throws with a message for the user when it cannot be read, or when its type holds no arrays.
 */
export async function readArrayFile(uri: vscode.Uri): Promise<ArrayFile> {
  const kind = fileKind(uri.path);
  if (!kind) {
    throw new Error(
      vscode.l10n.t(
        '{0} is not a file of arrays. These types can be opened: .npy, .npz, .safetensors, .mtx, .csv and .tsv.',
        fileName(uri),
      ),
    );
  }
  const stat = await vscode.workspace.fs.stat(uri);
  if (stat.size > mostBytes) {
    throw new Error(
      vscode.l10n.t('{0} has more than 1 GiB, which cannot be read as a whole yet.', fileName(uri)),
    );
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  return { kind, bytes, version: versionIn(stat) };
}

/**
 * The version of a file now; undefined if it does not exist. Rejects when its folder cannot be reached.
 */
export async function versionOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return versionIn(await vscode.workspace.fs.stat(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

function versionIn({ mtime, size }: vscode.FileStat): string {
  return `${mtime}-${size}`;
}

/** The names of the arrays in a file; one empty name if the format has no names. */
export function arraysIn({ kind, bytes }: ArrayFile): Result<string[]> {
  return listArrays(kind, bytes);
}

/**
 * One array as a matrix.
 *
 * @param options.overwrite the file is not used again: its bytes may become the matrix.
 */
export function arrayIn(
  { kind, bytes }: ArrayFile,
  array: string,
  options: FileOptions,
): Result<Matrix> {
  return readMatrixFile(kind, bytes, array, { ...options, inflate: unpack });
}

/** Raw DEFLATE of a known size. If the size is wrong, the archive is broken. */
function unpack(packed: Uint8Array, size: number): Uint8Array {
  return inflateSync(packed, { out: new Uint8Array(size) });
}
