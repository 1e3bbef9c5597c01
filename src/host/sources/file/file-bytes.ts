import * as vscode from 'vscode';
import { pagedBytes, type ByteSource } from '../../../core/index.js';
import { fileName } from '../file-names.js';

/** A file on the disk of the extension host. */
export interface DiskFile {
  /**
   * The bytes from `start` to `end`; fewer if the file ends before.
   *
   * @param into memory of that many bytes, to be filled.
   */
  read(start: number, end: number, into?: ArrayBuffer): Promise<Uint8Array>;
  dispose(): void;
}

/** The bytes of a file of the workspace, as they were when it was opened. */
export interface FileBytes extends ByteSource {
  /** Changes whenever the file is written. */
  readonly version: string;
  /** Whether parts of it are read on demand; otherwise it is in memory as a whole. */
  readonly isInParts: boolean;
  dispose(): void;
}

/** Larger files, in bytes, are read in parts only. */
const mostBytes = 2 ** 28;

let openOnDisk: ((path: string) => DiskFile) | undefined;

/** Where the host is Node, files of the disk are read in parts. */
export function readFromDisk(open: (path: string) => DiskFile): void {
  openOnDisk = open;
}

/** Whether the host is Node, which reads parts of files. */
export function isInNode(): boolean {
  return openOnDisk !== undefined;
}

/**
 * Opens a file: in parts if it lies on the disk of a host that is Node, otherwise as a whole, through the file system of
 * VS Code.
 *
 * @throws with a message for the user: a folder, a file that cannot be reached, or one that is too large.
 */
export async function openBytes(uri: vscode.Uri): Promise<FileBytes> {
  const stat = await named(uri, vscode.workspace.fs.stat(uri));
  if ((stat.type & vscode.FileType.Directory) !== 0) {
    throw new Error(vscode.l10n.t('{0} is a folder.', fileName(uri)));
  }
  const version = versionIn(stat);
  if (uri.scheme === 'file' && openOnDisk) return inParts(uri, stat.size, version, openOnDisk);
  if (stat.size > mostBytes) {
    throw new Error(
      vscode.l10n.t(
        '{0} has {1} MiB. Here, files of up to {2} MiB can be read; a folder on the disk of the desktop version has no such limit.',
        fileName(uri),
        Math.round(stat.size / 2 ** 20),
        mostBytes / 2 ** 20,
      ),
    );
  }
  const bytes = await named(uri, vscode.workspace.fs.readFile(uri));
  return {
    size: bytes.length,
    version,
    isInParts: false,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
    dispose: () => undefined,
  };
}

/** A file that does not exist, or not any more. */
export class MissingFile extends Error {}

/** The reasons of a file system do not name the file, and do not say what to do. */
async function named<T>(uri: vscode.Uri, reading: Thenable<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isMissing(error)) {
      const message = vscode.l10n.t(
        '{0} does not exist, or not any more. Look for it in the Explorer: it may have another name or folder now.',
        fileName(uri),
      );
      throw new MissingFile(message, { cause: error });
    }
    throw new Error(sentenceOf(uri, error), { cause: error });
  }
}

/** Names of errors of Node and of the file systems of VS Code. */
const missing = ['FileNotFound', 'ENOENT', 'ENOTDIR'];
const forbidden = ['EACCES', 'EPERM', 'NoPermissions'];
const locked = ['EBUSY', 'EAGAIN', 'ETXTBSY'];

/** Why a file cannot be read, and what to do about it. */
function sentenceOf(uri: vscode.Uri, error: unknown): string {
  const code = codeOf(error);
  const name = fileName(uri);
  if (forbidden.includes(code)) {
    return vscode.l10n.t(
      '{0} cannot be read: this account has no permission for it. Allow it to read the file, and open it again.',
      name,
    );
  }
  if (locked.includes(code)) {
    return vscode.l10n.t(
      '{0} cannot be read now: another program has locked it. Close it there, and open it again.',
      name,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return vscode.l10n.t('{0} cannot be read. {1}', name, reason);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isMissing(error: unknown): boolean {
  return missing.includes(codeOf(error));
}

function inParts(
  uri: vscode.Uri,
  size: number,
  version: string,
  open: (path: string) => DiskFile,
): FileBytes {
  const disk = open(uri.fsPath);
  const take = async (start: number, end: number, into?: ArrayBuffer): Promise<Uint8Array> => {
    const bytes = await named(uri, disk.read(start, end, into));
    if (bytes.length < end - start) {
      throw new Error(vscode.l10n.t('{0} became shorter while it was read.', fileName(uri)));
    }
    return bytes;
  };
  const paged = pagedBytes({ size, read: (start, end) => take(start, end) });
  return {
    size,
    version,
    isInParts: true,
    read: (start, end) => paged.read(start, end),
    take,
    dispose: () => disk.dispose(),
  };
}

/**
 * The version of a file now; undefined if it does not exist. Rejects when its folder cannot be reached.
 */
export async function versionOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return versionIn(await vscode.workspace.fs.stat(uri));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function versionIn({ mtime, size }: vscode.FileStat): string {
  return `${mtime}-${size}`;
}

/** Whether a file has the same size in two versions, whatever its times are. */
export function haveSameSize(version: string, other: string): boolean {
  const sizeIn = (each: string) => each.slice(each.lastIndexOf('-') + 1);
  return sizeIn(version) === sizeIn(other);
}
