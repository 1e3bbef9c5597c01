import { findMatrices, rewritten, writtenEntries } from '../../../../src/core/literals/index.js';

interface Wish {
  readonly languageId?: string;
  readonly decimals?: number | undefined;
  /** Only these entries. */
  readonly only?: (index: number) => boolean;
}

/** The text with other entries in its first literal; undefined if they cannot be written there. */
export function rewrite(
  text: string,
  values: readonly number[],
  { languageId = 'python', decimals, only }: Wish = {},
): string | undefined {
  const [found] = findMatrices(text, languageId);
  if (!found?.result.ok) throw new Error(`no matrix in ${text}`);
  const { start, end } = found;
  const entries = writtenEntries({ text, languageId, start, end, matrix: found.result.value });
  const change = entries && rewritten(entries, Float64Array.from(values), decimals, only);
  return change && text.slice(0, change.start) + change.text + text.slice(change.end);
}
