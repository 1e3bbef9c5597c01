import type { Matrix } from '../../core/index.js';
import type { ComparedPair, ImageFile } from '../sources/source.js';
import { pack, type Packed, type Source, type ToPage } from '../../protocol/index.js';

/** Fewer entries are not worth packing. */
const fewEntries = 4096;
/**
 * Number of entries in one message, at most 2 MB. Larger matrices are sent in parts, and a cancel takes effect
 * between two parts.
 */
const entriesPerPart = 262_144;

/**
 * Sends a matrix to the page. A large one is sent in parts, so that the socket of the editor is never
 * blocked for long and the page can show progress.
 *
 * @returns false when it was cancelled or the page no longer exists.
 */
export async function sendMatrix(
  send: (message: ToPage) => Promise<boolean>,
  job: number,
  source: Source,
  matrix: Matrix,
  isCancelled: () => boolean,
): Promise<boolean> {
  if (matrix.data.length <= entriesPerPart) {
    return send({ type: 'show', job, source, matrix: wire(matrix) });
  }
  const { data, missing } = matrix;
  const begun = await send({ type: 'begin', job, source, ...frame(matrix) });
  if (!begun) return false;
  // The next part is made and sent while the one before it is on its way.
  let before = Promise.resolve(true);
  for (let offset = 0; offset < data.length; offset += entriesPerPart) {
    if (isCancelled()) return false;
    const end = Math.min(data.length, offset + entriesPerPart);
    const sent = send({
      type: 'part',
      job,
      offset,
      data: small(data.slice(offset, end)),
      ...(missing ? { missing: missing.slice(offset, end) } : {}),
      last: end === data.length,
    });
    if (!(await before)) return false;
    before = sent;
  }
  return before;
}

/**
 * Sends two matrices that are compared: B first, so that A, which the page shows, completes them.
 *
 * @returns false when it was cancelled or the page no longer exists.
 */
export async function sendPair(
  send: (message: ToPage) => Promise<boolean>,
  job: number,
  source: Source,
  { first, second }: ComparedPair,
  isCancelled: () => boolean,
): Promise<boolean> {
  const asSecond = (message: ToPage) =>
    send(
      message.type === 'show' || message.type === 'begin' || message.type === 'part'
        ? { ...message, side: 'second' }
        : message,
    );
  if (!(await sendMatrix(asSecond, job, source, second, isCancelled))) return false;
  return sendMatrix(send, job, source, first, isCancelled);
}

/** Bytes of an image in one message, as many as a part of a matrix has at most. */
const bytesPerPart = 8 * entriesPerPart;

/**
 * Sends the file of an image, in parts.
 *
 * @returns false when it was cancelled or the page no longer exists.
 */
export async function sendImage(
  send: (message: ToPage) => Promise<boolean>,
  job: number,
  source: Source,
  { mediaType, bytes }: ImageFile,
  isCancelled: () => boolean,
): Promise<boolean> {
  const size = bytes.length;
  if (!(await send({ type: 'beginImage', job, source, mediaType, size }))) return false;
  for (let offset = 0; offset < size; offset += bytesPerPart) {
    if (isCancelled()) return false;
    const end = Math.min(size, offset + bytesPerPart);
    const data = bytes.slice(offset, end);
    if (!(await send({ type: 'imagePart', job, offset, data, last: end === size }))) return false;
  }
  return true;
}

/** The socket of an editor takes longer for its bytes than packing takes. */
function small(data: Float64Array): Float64Array | Packed {
  return (data.length > fewEntries ? pack(data) : undefined) ?? data;
}

/** The matrix in the form of a message. */
export function wire(matrix: Matrix) {
  const { data, missing } = matrix;
  return { ...frame(matrix), data: small(data), ...(missing ? { missing } : {}) };
}

/** Everything except the entries. */
function frame(matrix: Omit<Matrix, 'data' | 'missing'>) {
  const { rows, cols, rowLabels, columnLabels, printedDecimals, reading } = matrix;
  return {
    rows,
    cols,
    ...(rowLabels ? { rowLabels: [...rowLabels] } : {}),
    ...(columnLabels ? { columnLabels: [...columnLabels] } : {}),
    ...(printedDecimals === undefined ? {} : { printedDecimals }),
    ...(reading ? { reading: { ...reading, notes: [...reading.notes] } } : {}),
  };
}
