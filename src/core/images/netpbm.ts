import { latin1 } from '../files/latin1.js';
import { failure, success, type Result } from '../result.js';
import { asGrey, samplesFor, type Pixels } from './pixels.js';
import { t } from '../texts.js';

export interface NetpbmHeader {
  readonly kind: 'bitmap' | 'grey' | 'colour';
  /** The values are written as text, not as bytes. */
  readonly isText: boolean;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** The value of white. */
  readonly peak: number;
  /** Bytes before the values. */
  readonly length: number;
}

const kinds = ['bitmap', 'grey', 'colour'] as const;

/**
 * The header of a PBM, PGM or PPM file (P1 to P6 of Netpbm); undefined for other files and for damaged ones. Numbers
 * are separated by white space and by comments from # to the end of the line. Exactly one white space ends it.
 */
export function netpbmHeader(head: Uint8Array): NetpbmHeader | undefined {
  const text = latin1(head.subarray(0, 65_536));
  const magic = /^P([1-6])(?=[\s#])/.exec(text);
  if (!magic) return undefined;
  const number = Number(magic[1]);
  const kind = kinds[(number - 1) % 3]!;
  const isText = number <= 3;
  const numbers = /(?:\s|#[^\n\r]*[\n\r])*(\d+)/y;
  numbers.lastIndex = 2;
  const next = () => Number(numbers.exec(text)?.[1] ?? NaN);
  const [width, height] = [next(), next()];
  const peak = kind === 'bitmap' ? 1 : next();
  if (!Number.isSafeInteger(width * height) || !(peak >= 1 && peak <= 65_535)) return undefined;
  const end = numbers.lastIndex;
  if (!/\s/.test(text[end] ?? '') && !(isText && text[end] === '#')) return undefined;
  const channels = kind === 'colour' ? 3 : 1;
  return { kind, isText, width, height, channels, peak, length: end + 1 };
}

/** Bytes of the values of a picture that has them as bytes. The rows of a bitmap begin with a new byte. */
export function rasterBytes({ kind, width, height, channels, peak }: NetpbmHeader): number {
  if (kind === 'bitmap') return Math.ceil(width / 8) * height;
  return width * height * channels * (peak > 255 ? 2 : 1);
}

/** The pixels of a PBM, PGM or PPM file, of the first picture if it has several. In a bitmap, 1 is black. */
export function readNetpbm(bytes: Uint8Array): Result<Pixels> {
  const header = netpbmHeader(bytes);
  if (!header) return failure('syntax', t('The header of the Netpbm image is damaged.'));
  const { kind, width, height, channels, peak } = header;
  const count = width * height * channels;
  const values = header.isText
    ? textValues(bytes, header, count)
    : byteValues(bytes, header, count);
  if (!values.ok) return values;
  const data = values.value;
  if (kind === 'bitmap') {
    for (let at = 0; at < count; at++) data[at] = 1 - data[at]!;
  }
  return success(asGrey({ width, height, channels, peak, data }));
}

type Values = Result<Uint8Array | Uint16Array>;

function byteValues(bytes: Uint8Array, header: NetpbmHeader, count: number): Values {
  const { kind, width, length, peak } = header;
  const perRow = Math.ceil(width / 8);
  const size = peak > 255 ? 2 : 1;
  const needed = rasterBytes(header);
  if (bytes.length - length < needed) return tooShort(bytes.length - length, needed, 'bytes');
  const data = samplesFor(count, peak);
  for (let at = 0; at < count; at++) {
    if (kind === 'bitmap') {
      const x = at % width;
      const byte = bytes[length + Math.floor(at / width) * perRow + (x >> 3)]!;
      data[at] = (byte >> (7 - (x & 7))) & 1;
    } else {
      const from = length + size * at;
      const value = size === 1 ? bytes[from]! : (bytes[from]! << 8) | bytes[from + 1]!;
      if (value > peak) return tooBright(at, value, peak);
      data[at] = value;
    }
  }
  return success(data);
}

function textValues(bytes: Uint8Array, header: NetpbmHeader, count: number): Values {
  const { kind, length, peak } = header;
  // Every value has a digit: a header that asks for more gets no memory.
  if (bytes.length < count) return tooShort(bytes.length - length, count, 'bytes');
  const data = samplesFor(count, peak);
  const text = latin1(bytes.subarray(length - 1));
  // The digits of a bitmap may stand together.
  const number =
    kind === 'bitmap' ? /(?:\s|#[^\n\r]*[\n\r])*([01])/y : /(?:\s|#[^\n\r]*[\n\r])*(\d+)/y;
  for (let at = 0; at < count; at++) {
    const found = number.exec(text)?.[1];
    if (found === undefined) return tooShort(at, count, 'values');
    const value = Number(found);
    if (value > peak) return tooBright(at, value, peak);
    data[at] = value;
  }
  return success(data);
}

function tooBright(at: number, value: number, peak: number): Result<never> {
  return failure(
    'syntax',
    t(
      'Value {0} of the image is {1}, above the largest value {2} of its header.',
      at + 1,
      value,
      peak,
    ),
  );
}

function tooShort(has: number, needed: number, what: 'bytes' | 'values'): Result<never> {
  const there = Math.max(0, has);
  const message =
    what === 'bytes'
      ? t('The image is cut off: it has {0} bytes, its header asks for {1}.', there, needed)
      : t('The image is cut off: it has {0} values, its header asks for {1}.', there, needed);
  return failure('syntax', message);
}
