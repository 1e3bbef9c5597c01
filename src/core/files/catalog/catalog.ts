import type { Matrix } from '../../matrix.js';
import type { Problem, Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import type { Order, StridedArray } from '../slices/strided-array.js';
import type { ParsedArray, TextKind } from './text-types.js';

/** One array of a file, before its entries are read. */
export interface ArrayEntry {
  /** Its name in the file, `model.W` inside a structure; empty if the format has no names. */
  readonly name: string;
  readonly shape: readonly number[];
  /** The type of the entries as the format names it: `<f8`, `BF16`, `double`. */
  readonly elementType: string;
  /** How the entries lie in the file. */
  readonly order: Order | 'sparse';
  readonly isComplex: boolean;
  /** Whole numbers of 64 bits: those beyond 2⁵³ are rounded. */
  readonly isWide: boolean;
  /** Bytes of its entries when they are in memory as the file has them; for a list of sizes. */
  readonly bytes: number;
  /** Why it cannot be shown; it is listed all the same. */
  readonly problem?: Problem | undefined;
  /** Names of the entries of the last axis, if the format has them. */
  readonly columnLabels?: readonly string[] | undefined;
  /** The array with only these of its columns, in their order in the file. */
  readonly pick?: ((names: readonly string[]) => ArrayEntry) | undefined;
  /** The matrix itself, with its names, if the format is a text, which is read as a whole. */
  readonly whole?: Matrix | undefined;
  /** Gives access to the entries. Only what is packed is read here, as a whole. */
  open(limits: Limits): Promise<Result<StridedArray>>;
}

/** What a file contains, read from its headers. */
export interface ArrayCatalog {
  /** The format with its version: "NumPy .npy 1.0". */
  readonly format: string;
  /** In the order of the file. */
  readonly entries: readonly ArrayEntry[];
}

/** What may be taken into memory. */
export interface Limits {
  /** Bytes of one array that is packed, or that must be converted as a whole. */
  readonly maxBytes: number;
  /** Called while a large text is looked through, with the share that is done. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Polled meanwhile. */
  readonly isCancelled?: (() => boolean) | undefined;
  /** Reads a text that takes a while elsewhere, as `parseText` does here. */
  readonly parse?:
    ((kind: TextKind, bytes: Uint8Array) => Promise<Result<readonly ParsedArray[]>>) | undefined;
}

/** Formats that a library of the host reads. */
export interface Libraries extends Unpacker {
  parquet(bytes: ByteSource): Promise<Result<ArrayCatalog>>;
}

/** DEFLATE (RFC 1951), which the host's library unpacks. All may throw if the bytes are damaged. */
export interface Unpacker {
  /** To exactly `size` bytes of memory that nothing else uses. */
  inflate(packed: Uint8Array, size: number): Uint8Array;
  /**
   * The first bytes of what is packed, at most `most`.
   *
   * @param packed the first bytes of the packed ones, at least as many as are needed.
   */
  inflateHead(packed: Uint8Array, most: number): Uint8Array;
  /** A zlib stream (RFC 1950) of unknown size; undefined if there are more than `most` bytes. */
  unzlib(packed: Uint8Array, most: number): Uint8Array | undefined;
  /** The first bytes of a zlib stream, at most `most`. */
  unzlibHead(packed: Uint8Array, most: number): Uint8Array;
}
