import * as vscode from 'vscode';
import {
  failure,
  formatByName,
  formatCount,
  openArrays,
  openImage,
  rawCatalog,
  rawNumbers,
  success,
  type ArrayCatalog,
  type ArrayEntry,
  type ImageHeader,
  type RawLayout,
  type Limits,
  type Result,
  type StridedArray,
} from '../../../core/index.js';
import type { ReadOptions } from '../source.js';
import { openBytes, type FileBytes } from './file-bytes.js';
import { libraries } from '../../../libraries/libraries.js';
import { textParser } from './parsing.js';

/** Arrays that are packed, and texts, are taken into memory up to this size. */
const limits: Limits = { maxBytes: 2 ** 28 };

/** More pixels are not decoded: a page needs four bytes for each. */
const mostPixels = 100_000_000;

/** A file with the list of its arrays, or an image. */
export class OpenedFile {
  private access:
    { readonly entry: ArrayEntry; readonly array: Promise<Result<StridedArray>> } | undefined;

  private constructor(
    readonly bytes: FileBytes,
    readonly catalog: Result<ArrayCatalog>,
    /** Whether it is one of raw numbers; see `rawNumbers`. */
    readonly raw: Awaited<ReturnType<typeof rawNumbers>>,
    readonly image?: ImageHeader,
    /** It was read as raw numbers. */
    readonly isRaw = false,
  ) {}

  /**
   * @param layout of a file of raw numbers. It counts before first bytes that only look like another format.
   * @param options progress and cancel of a large text, which is looked through.
   * @throws with a message for the user when the file cannot be reached.
   */
  static async open(
    uri: vscode.Uri,
    layout?: RawLayout,
    options?: ReadOptions,
  ): Promise<OpenedFile> {
    const bytes = await openBytes(uri);
    try {
      const named = formatByName(uri.path);
      const raw = await rawNumbers(bytes, named);
      if (raw !== 'no' && layout) {
        return new OpenedFile(bytes, rawCatalog(bytes, layout), raw, undefined, true);
      }
      const image = await openImage(bytes, named);
      if (image) return new OpenedFile(bytes, imageProblem(bytes, image) ?? noArrays, 'no', image);
      const catalog = await openArrays(bytes, named, libraries, {
        ...limits,
        ...elsewhere(options?.token),
        ...(options ? watched(options) : {}),
      });
      return new OpenedFile(bytes, catalog, raw);
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

/** Long texts are read in a thread, where there is one. */
function elsewhere(token: vscode.CancellationToken | undefined): Partial<Limits> {
  const parse = textParser();
  return parse ? { parse: (kind, bytes) => parse(kind, bytes, token) } : {};
}

function watched(options: ReadOptions): Partial<Limits> {
  return {
    onProgress: (share) => options.report(share),
    isCancelled: () => options.token.isCancellationRequested,
  };
}

const noArrays = success<ArrayCatalog>({ format: '', entries: [] });

function imageProblem(bytes: FileBytes, image: ImageHeader): Result<never> | undefined {
  const { width, height } = image;
  if (width * height <= mostPixels && bytes.size <= limits.maxBytes) return undefined;
  return failure(
    'tooLarge',
    vscode.l10n.t(
      'The image has {0} × {1} pixels and {2} bytes; up to {3} pixels and {4} bytes can be decoded. Save a smaller one.',
      ...[width, height, bytes.size, mostPixels, limits.maxBytes].map(formatCount),
    ),
  );
}

/** The first array that is a matrix, otherwise the first one that can be shown, otherwise the first one. */
function firstShown(entries: readonly ArrayEntry[]): ArrayEntry | undefined {
  const good = entries.filter(({ problem, shape }) => !problem && !shape.includes(0));
  const isMatrix = ({ shape }: ArrayEntry) => shape.filter((length) => length > 1).length > 1;
  return good.find(isMatrix) ?? good[0] ?? entries[0];
}
