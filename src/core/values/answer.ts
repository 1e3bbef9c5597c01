import { decodeUtf8 } from '../files/utf8.js';
import { decodeBase64 } from './base64.js';

/** What a program of this folder answered. */
export interface Answer {
  /** The description: JSON that the caller checks. */
  readonly told: unknown;
  /** The entries, if a range was wanted. */
  readonly bytes: Uint8Array;
}

/**
 * Finds the answer in what a debugger or a kernel prints of it: with quotes, in colours, or as it is.
 *
 * @returns undefined if there is none, or if it was cut off.
 */
export function parseAnswer(text: string): Answer | undefined {
  const start = text.indexOf('LRL1.');
  const middle = text.indexOf('.', start + 5);
  const end = text.indexOf('.', middle + 1);
  if (start < 0 || middle < 0 || end < 0) return undefined;
  const json = decodeBase64(text.slice(start + 5, middle));
  const bytes = decodeBase64(text.slice(middle + 1, end));
  const told = json && decodeUtf8(json);
  if (!told?.ok || !bytes) return undefined;
  try {
    return { told: JSON.parse(told.value) as unknown, bytes };
  } catch {
    return undefined;
  }
}

/** Whether an answer began but is not complete: the debugger cut it off. */
export function isCutAnswer(text: string): boolean {
  return text.includes('LRL1.') && parseAnswer(text) === undefined;
}
