import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/index.js';
import { languages } from '../../../../src/core/literals/languages/index.js';
import { rewrite } from './rewrite.js';

/** Samples that nothing can be written into: tables and printouts, and entries that are computed. */
const records = /printout|table|^CSV|^TSV|Matrix Market|numbers in rows/;
const computed = /\/|frac/;

const samples = languages.flatMap(({ ids, name, samples: all }) =>
  all.map(([text]) => ({ name, languageId: ids[0], text })),
);

describe('a literal with other entries', () => {
  it.each(samples)('in $name: $text', ({ languageId, text }) => {
    const [found] = findMatrices(text, languageId);
    if (!found?.result.ok) throw new Error('the sample is not read');
    const { data, rows, cols, reading } = found.result.value;
    const values = data.map((value, i) => (Number.isFinite(value) ? -value / 8 : 0) + i);
    const changed = rewrite(text, [...values], { languageId });
    if (changed === undefined) {
      const isKept =
        records.test(reading?.notation ?? '') ||
        computed.test(text) ||
        ['css', 'scss', 'html', 'c', 'apl', 'j', 'diff'].includes(languageId);
      expect(isKept).toBe(true);
      return;
    }
    const [again] = findMatrices(changed, languageId);
    if (!again?.result.ok) throw new Error(`not read: ${changed}`);
    expect([...again.result.value.data]).toEqual([...values]);
    expect([again.result.value.rows, again.result.value.cols]).toEqual([rows, cols]);
    // Only the numbers differ.
    const bones = (whole: string) => whole.replace(/[-+\d.]+/g, '#').replace(/[ \t]+/g, ' ');
    expect(bones(changed)).toBe(bones(text));
  });

  it('is possible in most notations', () => {
    const done = samples.filter(({ languageId, text }) => {
      const [found] = findMatrices(text, languageId);
      return (
        found?.result.ok === true &&
        rewrite(
          text,
          [...found.result.value.data].map((_, i) => i / 4),
          { languageId },
        ) !== undefined
      );
    });
    expect(done.length).toBeGreaterThan(55);
  });
});
