import { defaultMaxEntries } from '../../literals/reader.js';
import { success, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import { textRowsEntry } from '../text-rows/index.js';
import type { ArrayCatalog, ArrayEntry, Limits } from './catalog.js';
import { wholeTextCatalog } from './text-kinds.js';

/** An entry takes a digit and what separates it from the next one. */
const leastBytes = 2;

/**
 * A text file with a matrix, or with several, read by the rules of its notation. A text beyond the budget, or with more
 * entries than a matrix in memory may have, is read in parts, if its lines are rows of plain numbers.
 *
 * @param format for the user: "CSV".
 */
export async function textCatalog(
  bytes: ByteSource,
  format: string,
  languageId: 'csv' | 'tsv' | 'plaintext',
  limits: Limits,
): Promise<Result<ArrayCatalog>> {
  const isBeyond = bytes.size > limits.maxBytes;
  if (isBeyond || bytes.size >= leastBytes * defaultMaxEntries) {
    const entry = await textRowsEntry(bytes, languageId, limits);
    const isTaken = isBeyond || (entry.ok && entriesIn(entry.value) > defaultMaxEntries);
    if (isTaken || (!entry.ok && entry.problem.code === 'cancelled')) {
      return entry.ok ? success({ format, entries: [entry.value] }) : entry;
    }
  }
  return wholeTextCatalog(bytes, format, languageId, limits);
}

const entriesIn = ({ shape }: ArrayEntry) => shape.reduce((product, length) => product * length, 1);
