import { failure, type Result } from '../../result.js';
import { imageHeader, type ImageHeader } from '../../images/header.js';
import type { ByteSource } from '../bytes.js';
import { latin1 } from '../latin1.js';
import { matCatalog } from '../mat/index.js';
import type { ArrayCatalog, Libraries, Limits } from './catalog.js';
import { marketFormat } from './market.js';
import { npyCatalog } from './npy.js';
import { npzCatalog } from './npz.js';
import { safetensorsCatalog } from './safetensors.js';
import { textCatalog } from './text.js';
import { wholeTextCatalog } from './text-kinds.js';
import { later, t, translated } from '../../texts.js';

/** Formats whose arrays are listed and read here. */
export type ArrayFormat =
  'npy' | 'npz' | 'safetensors' | 'mat' | 'mtx' | 'parquet' | 'csv' | 'tsv' | 'txt' | 'json';

interface Format {
  /** For the user. */
  readonly title: string;
  readonly open: (
    bytes: ByteSource,
    libraries: Libraries,
    limits: Limits,
  ) => Promise<Result<ArrayCatalog>>;
}

const text =
  (title: string, languageId: 'csv' | 'tsv' | 'plaintext'): Format['open'] =>
  (bytes, _, limits) =>
    textCatalog(bytes, title, languageId, limits);

/** A new format is one file and one line here. */
const formats: Readonly<Record<ArrayFormat, Format>> = {
  npy: { title: 'NumPy .npy', open: npyCatalog },
  npz: { title: 'NumPy .npz', open: npzCatalog },
  safetensors: { title: 'Safetensors', open: safetensorsCatalog },
  mat: { title: 'MATLAB .mat', open: matCatalog },
  parquet: {
    title: 'Parquet',
    open: (bytes, libraries) => libraries.parquet(bytes),
  },
  mtx: {
    title: marketFormat,
    open: (bytes, _, limits) => wholeTextCatalog(bytes, marketFormat, 'matrix-market', limits),
  },
  csv: { title: 'CSV', open: text('CSV', 'csv') },
  tsv: { title: 'TSV', open: text('TSV', 'tsv') },
  txt: { title: 'Text', open: text('Text', 'plaintext') },
  json: {
    title: 'JSON',
    open: (bytes, _, limits) => wholeTextCatalog(bytes, 'JSON', 'json', limits),
  },
};

export const arrayFormats = Object.keys(formats) as readonly ArrayFormat[];

/** The format of a file by its extension, in any case; undefined for others. */
export function formatByName(fileName: string): ArrayFormat | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return arrayFormats.find((format) => format === extension);
}

/** Bytes from the start of a file that `formatByContent` needs. */
const HEAD = 512;

const pickle = later(
  'a pickle, which is never loaded because it can run any code; save the array as .npy',
);

/** Formats that are not read here, by their first bytes, and what to do. */
const others: readonly (readonly [string, string])[] = [
  ['\x89HDF\r\n', later('an HDF5 file; save the array as .npy')],
  ['PARE', later('an encrypted Parquet file')],
  ['\x89PNG\r\n', later('a PNG image with a damaged header')],
  ['\xff\xd8\xff', later('a JPEG image with a damaged header')],
  ['GIF87a', later('a GIF image with a damaged header')],
  ['GIF89a', later('a GIF image with a damaged header')],
  ['%PDF', later('a PDF document')],
  ['\x1f\x8b', later('packed by gzip; unpack it first')],
  ['\x80\x02', pickle],
  ['\x80\x03', pickle],
  ['\x80\x04', pickle],
  ['\x80\x05', pickle],
  ['GGUF', later('a GGUF model')],
  ['SIMPLE  =', later('a FITS file; save the array as .npy')],
];

/** The format that the first bytes of a file show; undefined if they show none, as those of a CSV. */
export function formatByContent(head: Uint8Array): ArrayFormat | undefined {
  const start = latin1(head.subarray(0, HEAD));
  if (start.startsWith('\x93NUMPY')) return 'npy';
  if (start.startsWith('PAR1')) return 'parquet';
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'npz';
  if (/^%%MatrixMarket/i.test(start)) return 'mtx';
  if (/^MATLAB [57]/.test(start)) return 'mat';
  // A length of eight bytes, of which a header of JSON needs few, and an object.
  if (/^[^]{3,5}\0{3,5}\{"/.test(start) && start[8] === '{') return 'safetensors';
  return undefined;
}

/** What a file is that is not read here; undefined if its first bytes do not tell. */
export function otherContent(head: Uint8Array): string | undefined {
  const start = latin1(head.subarray(0, HEAD));
  if (/^P[1-7]\s/.test(start))
    return later('a Netpbm image of a kind that is not read; save it as .ppm or .pgm');
  if (/^RIFF[^]{4}WEBP/.test(start)) return later('a WebP image with a damaged header');
  return others.find(([first]) => start.startsWith(first))?.[1];
}

/**
 * The arrays of a file. The content decides the format if it shows one, because an extension can be wrong.
 *
 * @param named the format by the extension; undefined if it says nothing.
 * @returns `syntax` for a file of another format, with a sentence that says which one; `empty` for 0 bytes.
 */
export async function openArrays(
  bytes: ByteSource,
  named: ArrayFormat | undefined,
  libraries: Libraries,
  limits: Limits,
): Promise<Result<ArrayCatalog>> {
  if (bytes.size === 0) return failure('empty', t('The file is empty: it has 0 bytes.'));
  const head = await bytes.read(0, Math.min(bytes.size, HEAD));
  const shown = formatByContent(head);
  const other = shown || isTextFile(head, named) ? undefined : otherContent(head);
  if (other !== undefined) return failure('syntax', t('The file is {0}.', translated(other)));
  // A table of MATLAB or gnuplot has any name, often `.dat`.
  const format = shown ?? named ?? (isPrintable(head) ? 'txt' : undefined);
  if (format === undefined) {
    return failure(
      'syntax',
      t('The file shows no format that is known. Open it as raw numbers, and say which.'),
    );
  }
  return formats[format].open(bytes, libraries, limits);
}

/**
 * The header of an image; undefined for other files. A text that begins like an image, such as a table with a column
 * P1, is a text.
 */
export async function openImage(
  bytes: ByteSource,
  named: ArrayFormat | undefined,
): Promise<ImageHeader | undefined> {
  const head = await bytes.read(0, Math.min(bytes.size, HEAD));
  return isTextFile(head, named) ? undefined : imageHeader(bytes);
}

/**
 * Whether a file is one of raw numbers: `unknown` if neither its name nor its content shows a format; `possible` if its first
 * bytes are those of another format, which numbers can be by chance; `text` if they are printable.
 */
export async function rawNumbers(
  bytes: ByteSource,
  named: ArrayFormat | undefined,
): Promise<'unknown' | 'possible' | 'text' | 'no'> {
  if (bytes.size === 0 || named !== undefined) return 'no';
  const head = await bytes.read(0, Math.min(bytes.size, HEAD));
  if (formatByContent(head)) return 'no';
  if (otherContent(head) !== undefined) return 'possible';
  return isPrintable(head) ? 'text' : 'unknown';
}

function isTextFile(head: Uint8Array, named: ArrayFormat | undefined): boolean {
  const isText = named !== undefined && ['csv', 'tsv', 'txt', 'json'].includes(named);
  return isText && isPrintable(head);
}

function isPrintable(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
