import { problems } from '../problems.js';
import type { Reader } from '../reader.js';

const numbersApart = /[\d.][ \t]+[-+\u2212]?[\d.]/;

/**
 * A reader of Wolfram's lists for text of no certain language: `{1 2, 3 4}` is {2, 12} in Wolfram, where a
 * blank multiplies, and a matrix in SAS/IML. Only Wolfram's own documents are read so; here it is a problem.
 */
export function withoutProductsOfBlanks(reader: Reader): Reader {
  return {
    ...reader,
    read(text, at, options) {
      const reading = reader.read(text, at, options);
      const { found } = reading;
      if (!found?.result.ok) return reading;
      const odd = numbersApart.exec(text.slice(found.start, found.end));
      if (!odd) return reading;
      if (!options.explicit) return { resumeAt: reading.resumeAt };
      const from = found.start + odd.index;
      const what =
        'numbers with a blank between them may be a product or two entries; write a comma';
      const result = problems.syntax(what, from, from + odd[0].length);
      return { ...reading, found: { ...found, result } };
    },
  };
}
