import { useState } from 'preact/hooks';
import {
  colorTable,
  formatNumber,
  makeScale,
  missingColorOf,
  tableIndex,
  type Domain,
  type Matrix,
} from '../../../src/core/index.js';
import { spanAt, spanOf, spanText } from '../../model/table-window.js';
import { inkOn } from '../heatmap/cell-texts.js';
import { Pager } from '../components/pager.js';
import { PictureHead } from '../components/picture-head.js';
import { Hidden } from '../components/text.js';
import { t } from '../l10n.js';
import { FilledMenu } from './filled-picture.js';
import css from './heat-table.module.css';
import { SpacedTable } from './spaced-table.js';

export interface HeatTableProps {
  readonly matrix: Matrix;
  /** 1 if an entry was filled in. Filled entries look different from known ones. */
  readonly filled: Uint8Array;
  readonly caption: string;
  readonly domain: Domain;
  readonly colorMap: string;
  readonly testId: string;
  /** Its name in a file. */
  readonly name: string;
  /** The true values of entries that were hidden on purpose; they stand beside the filled ones. */
  readonly truth?: Matrix | undefined;
}

/** Number of rows and columns that the table shows at once; larger matrices are shown as a picture too. */
export const mostRows = 20;
export const mostColumns = 12;

/**
 * A matrix as a table whose cells have the colours of the heatmap. It is the picture and its text form in
 * one.
 */
export function HeatTable(props: HeatTableProps) {
  const { matrix, filled, caption, domain, colorMap, testId, name, truth } = props;
  const [from, setFrom] = useState({ row: 0, column: 0 });
  const rows = spanAt(from.row, mostRows, matrix.rows);
  const cols = spanAt(from.column, mostColumns, matrix.cols);
  const scale = makeScale('linear', domain);
  const table = colorTable(colorMap);
  const cell = (row: number, column: number) => {
    const at = row * matrix.cols + column;
    const value = matrix.data[at] ?? NaN;
    const position = scale.position(value);
    const unknown = Number.isNaN(value);
    const color = unknown ? missingColorOf(colorMap) : colorAt(table, position);
    const style = { background: `rgb(${color.join(' ')})`, color: inkOn(color) };
    const isFilled = filled[at] === 1;
    return (
      <td
        key={column}
        class={isFilled && !unknown ? css['filled'] : undefined}
        style={style}
        data-value={String(value)}
        data-filled={isFilled}
      >
        {unknown ? (
          <>
            <span aria-hidden="true">?</span>
            <Hidden>{t('missing')}</Hidden>
          </>
        ) : (
          formatNumber(value, 4)
        )}
        {isFilled && !unknown ? <Hidden> {t('(filled in)')}</Hidden> : null}
        {isFilled && truth && Number.isFinite(truth.data[at]) ? (
          <span class={css['truth']} data-true={String(truth.data[at])}>
            {t('true {0}', formatNumber(truth.data[at]!, 4))}
          </span>
        ) : null}
      </td>
    );
  };
  return (
    <figure class={css['figure']} data-testid="completion-figure">
      <PictureHead caption={caption}>
        <Pager
          label={t('Rows of {0}', name)}
          text={t('rows {0}', spanText(rows, matrix.rows))}
          span={rows}
          length={matrix.rows}
          onMove={(row) => setFrom({ ...from, row })}
        />
        <Pager
          label={t('Columns of {0}', name)}
          text={t('columns {0}', spanText(cols, matrix.cols))}
          span={cols}
          length={matrix.cols}
          onMove={(column) => setFrom({ ...from, column })}
        />
        <FilledMenu {...{ name, matrix, filled, domain, colorMap }} />
      </PictureHead>
      <SpacedTable label={caption}>
        <table aria-label={caption} data-testid={testId}>
          <thead>
            <tr>
              <td />
              {spanOf(cols).map((j) => (
                <th scope="col" key={j}>
                  {matrix.columnLabels?.[j] ?? j + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spanOf(rows).map((i) => (
              <tr key={i}>
                <th scope="row">{matrix.rowLabels?.[i] ?? i + 1}</th>
                {spanOf(cols).map((j) => cell(i, j))}
              </tr>
            ))}
          </tbody>
        </table>
      </SpacedTable>
    </figure>
  );
}

function colorAt(table: Uint8Array, position: number): number[] {
  const at = 3 * tableIndex(position);
  return Array.from(table.subarray(at, at + 3));
}
