import type * as vscode from 'vscode';
import {
  formatByName,
  openArrays,
  type ArrayCatalog,
  type ArrayEntry,
  type Limits,
  type Result,
  type StridedArray,
} from '../../../core/index.js';
import { openBytes, type FileBytes } from './file-bytes.js';
import { unpacker } from './unpacker.js';

/** Arrays that are packed, and texts, are taken into memory up to this size. */
const limits: Limits = { maxBytes: 2 ** 28 };

/** A file with the list of its arrays. */
export class OpenedFile {
  private access:
    { readonly entry: ArrayEntry; readonly array: Promise<Result<StridedArray>> } | undefined;

  private constructor(
    readonly bytes: FileBytes,
    readonly catalog: Result<ArrayCatalog>,
  ) {}

  /** @throws with a message for the user when the file cannot be reached. */
  static async open(uri: vscode.Uri): Promise<OpenedFile> {
    const bytes = await openBytes(uri);
    try {
      const catalog = await openArrays(bytes, formatByName(uri.path), unpacker, limits);
      return new OpenedFile(bytes, catalog);
    } catch (error) {
      bytes.dispose();
      throw error;
    }
  }

  get version(): string {
    return this.bytes.version;
  }

  get entries(): readonly ArrayEntry[] {
    return this.catalog.ok ? this.catalog.value.entries : [];
  }

  /** The array with this name; undefined stands for the one that is shown first. */
  entry(name: string | undefined): ArrayEntry | undefined {
    return name === undefined
      ? firstShown(this.entries)
      : this.entries.find((each) => each.name === name);
  }

  /** Access to the numbers of an array. What is packed is unpacked once for all its slices. */
  numbers(entry: ArrayEntry): Promise<Result<StridedArray>> {
    if (this.access?.entry !== entry) this.access = { entry, array: entry.open(limits) };
    return this.access.array;
  }

  dispose(): void {
    this.bytes.dispose();
  }
}

/** The first array that is a matrix, otherwise the first one that can be shown, otherwise the first one. */
function firstShown(entries: readonly ArrayEntry[]): ArrayEntry | undefined {
  const good = entries.filter(({ problem, shape }) => !problem && !shape.includes(0));
  const isMatrix = ({ shape }: ArrayEntry) => shape.filter((length) => length > 1).length > 1;
  return good.find(isMatrix) ?? good[0] ?? entries[0];
}
