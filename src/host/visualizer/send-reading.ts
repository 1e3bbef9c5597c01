import type { Matrix } from '../../core/index.js';
import type { ToPage } from '../../protocol/index.js';
import type { LargeAnalysis } from '../large/large-matrix.js';
import type { SourceReading, StoredFactors } from '../sources/source.js';
import { sendImage, sendMatrix, sendPair, wire } from './transfer.js';

/** One transfer to the page. */
export interface Transfer {
  readonly job: number;
  /** Resolves to false when the page is hidden or no longer exists. */
  readonly send: (message: ToPage) => Promise<boolean>;
  /** The page or the host does not want it any more. */
  readonly isCancelled: () => boolean;
}

/**
 * Sends what a source has read: a matrix, two that are compared, an image, what is known of a large matrix, or why there is
 * none.
 *
 * @param large the analysis of a large matrix.
 */
export async function sendReading(
  { job, send, isCancelled }: Transfer,
  { source, result, stored }: SourceReading,
  large: LargeAnalysis | undefined,
): Promise<void> {
  if (!result.ok) {
    await send({ type: 'problem', job, source, problem: result.problem });
    return;
  }
  const { value } = result;
  if (isWhole(value)) await sendMatrix(send, job, source, value, isCancelled);
  else if ('second' in value) await sendPair(send, job, source, value, isCancelled);
  else if ('mediaType' in value) await sendImage(send, job, source, value, isCancelled);
  else await large?.show({ job, send }, source);
  if (stored && !isCancelled()) await send(storedMessage(job, source.id, stored));
}

function storedMessage(job: number, id: string, { left, right, scale }: StoredFactors): ToPage {
  return { type: 'storedFactors', job, id, left: wire(left), right: wire(right), scale };
}

/** Whether a reading is one matrix with all its entries. */
export function isWhole(
  value: Extract<SourceReading['result'], { ok: true }>['value'],
): value is Matrix {
  return 'data' in value;
}
