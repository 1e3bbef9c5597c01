import { failure, success, type Result } from '../../result.js';
import { shapeText } from '../arrays.js';
import type { ByteSource } from '../bytes.js';
import { bytesOf } from '../element-types.js';
import { npyRecord, type NpyField } from '../npy-fields.js';
import { readNpyHeader, type NpyHeader } from '../npy.js';
import { denseStrides } from '../slices/strided-array.js';
import type { ArrayCatalog, ArrayEntry, Limits } from './catalog.js';
import { t } from '../../texts.js';

/** Bytes that hold the header of all files that NumPy itself writes, and more. */
export const npyHead = 2 ** 16;

/** The array of a .npy file; each field of a structured type is an array of its own. */
export async function npyCatalog(bytes: ByteSource): Promise<Result<ArrayCatalog>> {
  const head = await bytes.read(0, Math.min(bytes.size, npyHead));
  let header = readNpyHeader(head);
  // A type of very many fields has a longer header.
  if (!header.ok && head.length < bytes.size) {
    header = readNpyHeader(await bytes.read(0, Math.min(bytes.size, 2 ** 20 + 12)));
  }
  if (!header.ok) return header;
  const entries = npyEntries('', header.value, bytes.size, () => Promise.resolve(success(bytes)));
  if (!entries.ok) return entries;
  return success({ format: `NumPy .npy ${head[6]!}.0`, entries: entries.value });
}

/**
 * The array of a .npy file as one entry, or one entry for each field.
 *
 * @param name of the array.
 * @param size of the file in bytes, for a check.
 * @param open gives access to the bytes of the file.
 */
export function npyEntries(
  name: string,
  { descr, fortranOrder, shape, dataStart }: NpyHeader,
  size: number,
  open: (limits: Limits) => Promise<Result<ByteSource>>,
): Result<ArrayEntry[]> {
  const record = npyRecord(descr);
  if (!record.ok) return record;
  const order = fortranOrder ? 'columns' : 'rows';
  const { fields, bytes: recordBytes } = record.value;
  const count = shape.reduce((product, length) => product * length, 1);
  const needed = count * recordBytes;
  if (dataStart + needed > size) {
    return failure(
      'syntax',
      t(
        'The file ends early: shape {0} with {1} bytes for each entry takes {2} bytes, {3} are there.',
        shapeText(shape),
        recordBytes,
        needed,
        size - dataStart,
      ),
    );
  }
  const outer = denseStrides(shape, order, recordBytes);
  const entries = fields.map((field): ArrayEntry => {
    const inner = denseStrides(field.shape, 'rows', entryBytes(field));
    const whole = [...shape, ...field.shape];
    const { encoding, imaginary, problem } = field;
    return {
      name: [name, field.name].filter((part) => part !== '').join('.'),
      shape: whole,
      elementType: field.descr,
      order,
      isComplex: imaginary !== undefined,
      isWide: encoding !== undefined && ['i64', 'u64'].includes(encoding.type),
      bytes: whole.reduce((product, length) => product * length, 1) * entryBytes(field),
      problem,
      open: async (limits) => {
        if (problem || !encoding) {
          const { code, message } = problem ?? { code: 'notNumeric', message: t('no numbers') };
          return failure(code, message);
        }
        const bytes = await open(limits);
        if (!bytes.ok) return bytes;
        return success({
          bytes: bytes.value,
          shape: whole,
          strides: [...outer, ...inner],
          start: dataStart + field.start,
          encoding,
          imaginary,
        });
      },
    };
  });
  return success(entries);
}

/** Bytes of one number of a field, or of both parts of a complex one. */
function entryBytes({ encoding, imaginary }: NpyField): number {
  if (!encoding) return 0;
  return bytesOf(encoding.type) * (imaginary === undefined ? 1 : 2);
}
