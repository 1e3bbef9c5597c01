import { failure } from '../../result.js';
import { candidate, type Reader } from '../reader.js';
import { isBlank, lineAt, type Line } from '../text/lines.js';
import { nextMatch } from '../text-scan.js';
import { t } from '../../texts.js';

const heading = /^[ \t]+precision[ \t]+recall[ \t]+f1-score[ \t]+support[ \t\r]*$/gm;

/**
 * scikit-learn's `classification_report`: rows of classes, then averages over them, of which `accuracy` has no
 * precision and no recall. Classes and averages are not rows of one matrix, so the result is a problem that says what
 * to select. It also keeps other readers from reading the rows, whose names may be numbers, as a table without names.
 */
export const classificationReportReader: Reader = {
  id: 'classification-report',
  next: (text, from) => candidate(nextMatch(text, from, heading)),
  read(text, { at }) {
    let last = lineAt(text, at)!;
    let blanks = 0;
    for (let line = lineAt(text, last.next); line; line = lineAt(text, line.next)) {
      if (isBlank(line)) {
        if (++blanks > 2) break;
      } else if (isRow(text, line)) last = line;
      else break;
    }
    const { end, next: resumeAt } = last;
    const message = t(
      'Classes and averages over them stand in this report: select the numbers of the classes, or print it as a dictionary (output_dict=True).',
    );
    const result = failure('syntax', message, at, end);
    return { resumeAt, found: { start: at, end, result, certainty: 'sure', isFinal: true } };
  },
};

/** A row of the report ends in numbers, of which the last is a count (`support`). */
function isRow(text: string, line: Line): boolean {
  const written = text.slice(line.body, Math.min(line.end, line.body + 400));
  return /\d\s{1,20}\d[\d.]{0,12}$/.test(written);
}
