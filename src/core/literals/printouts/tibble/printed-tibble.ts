import type { Candidate, Reader } from '../../reader.js';
import { lineAt } from '../../text/lines.js';
import { cellsOf, typedColumns, typeLine, type TypedColumn } from './layout.js';
import { readTibble } from './read.js';

/** The columns that the line of types gives; `at` is where the line of names begins. */
export interface TibbleCandidate extends Candidate {
  readonly columns: readonly TypedColumn[];
}

/** Tibbles, as R's package pillar prints them: names, then types `<chr> <dbl>`, then numbered rows. */
export const tibbleReader: Reader<TibbleCandidate> = {
  id: 'tibble',
  notation: 'R tibble',
  next(text, from) {
    typeLine.lastIndex = from;
    for (let match = typeLine.exec(text); match; match = typeLine.exec(text)) {
      if (match.index < 2) continue;
      const at = text.lastIndexOf('\n', match.index - 2) + 1;
      if (at < from || match.index - at > longestLine || match[0].length > longestLine) continue;
      const columns = typedColumns(match[0]);
      const names = lineAt(text, at)!;
      // Not a tibble: data.table numbers its rows `1:`, and right-aligns text too.
      const below = lineAt(text, match.index + match[0].length + 1);
      if (below && /^[ \t]*\d+:/.test(text.slice(below.start, below.start + 20))) continue;
      if (columns && cellsOf(text.slice(at, names.end), columns, true)?.label === '') {
        return { at, columns };
      }
    }
    return undefined;
  },
  read: (text, { at, columns }, options) => readTibble(text, at, columns, options),
};

const longestLine = 8000;
