import { failure } from '../../result.js';
import { RowsBuilder } from '../rows-builder.js';
import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { numberRun } from '../markup/numbers.js';
import { nextLineStart } from './lines.js';
import { t } from '../../texts.js';

/**
 * Esri's ASCII grid: `ncols`, `nrows`, corner and cell size, perhaps the value that stands for no data, then the rows
 * (ArcGIS, "Esri ASCII raster format"). The numbers of rows and columns are checked against the numbers below.
 */
export const esriGridReader: Reader = {
  id: 'esri-grid',
  notation: 'Esri grid',
  next: (text, from) => candidate(nextMatch(text, nextLineStart(text, from), heading)),
  read: (text, { at }, options) => readGrid(text, at, options),
};

const heading =
  /^ncols[ \t]+(\d{1,9})[ \t\r]*\nnrows[ \t]+(\d{1,9})[ \t\r]*\n(?:[xy]ll(?:corner|center)[ \t]+\S{1,40}[ \t\r]*\n){2}cellsize[ \t]+\S{1,40}[ \t\r]*\n(?:nodata_value[ \t]+(\S{1,40})[ \t\r]*\n)?/gim;

function readGrid(text: string, at: number, { maxEntries }: ReadOptions): Reading {
  heading.lastIndex = at;
  const [title, across, down, none] = heading.exec(text)!;
  const [rows, cols] = [Number(down), Number(across)];
  const { entries, end } = numberRun(text, at + title.length, text.length, maxEntries);
  const builder = new RowsBuilder(maxEntries, at);
  let missing = 0;
  for (let k = 0; k < entries.length; k++) {
    const value = entries.at(k);
    if (value === undefined || value === Number(none ?? NaN)) {
      builder.pushMissing();
      missing++;
    } else builder.push(value);
    if ((k + 1) % cols === 0) builder.endRow(at, end);
  }
  const message = t(
    'The heading says {0} rows of {1}, but {2} numbers stand under it.',
    rows,
    cols,
    entries.length,
  );
  const notes = missing > 0 ? [t('{0} entries missing ({1})', missing, none!)] : [];
  const result =
    rows * cols === entries.length
      ? builder.finish(end, { reading: { notation: 'Esri grid', notes } })
      : failure('ragged', message, at, end);
  return { resumeAt: end, found: { start: at, end, result, certainty: 'sure' } };
}
