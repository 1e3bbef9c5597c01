import { failure, success, type Result } from '../../result.js';
import { decodeElements } from '../decode.js';
import { bytesOf, type ElementType } from '../element-types.js';
import { elementAt, numberType, type MatBytes } from './elements.js';
import { t } from '../../texts.js';

/** Numbers in the file that lie one after the other. */
export interface Numbers {
  readonly start: number;
  readonly type: ElementType;
  /** Bytes of one number. */
  readonly size: number;
  /** How many there are. */
  readonly has: number;
  readonly next: number;
}

/** An element of at least `count` numbers. */
export async function numbersAt(
  source: MatBytes,
  name: string,
  at: number,
  end: number,
  count: number,
): Promise<Result<Numbers>> {
  const element = await elementAt(source, at, end);
  if (!element.ok) return element;
  const type = numberType(element.value.type);
  const size = type === undefined ? 0 : bytesOf(type);
  if (type === undefined || count * size > element.value.size) {
    return failure('syntax', t('{0} has fewer numbers than its shape says.', name));
  }
  const has = Math.floor(element.value.size / size);
  return success({ start: element.value.start, type, size, has, next: element.value.next });
}

export async function doubles(
  { bytes, littleEndian }: MatBytes,
  { start, type, size }: Numbers,
  count: number,
): Promise<Float64Array> {
  return decodeElements(await bytes.read(start, start + count * size), count, {
    type,
    littleEndian,
  });
}
