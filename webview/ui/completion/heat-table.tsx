import {
  colorTable,
  formatCount,
  formatNumber,
  makeScale,
  missingColorOf,
  tableIndex,
  type Domain,
  type Matrix,
} from '../../../src/core/index.js';
import { inkOn } from '../heatmap/cell-texts.js';
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
}

/** Maximum number of rows and columns of the table; larger matrices are shown as a picture. */
export const mostRows = 20;
export const mostColumns = 12;

/**
 * A matrix as a table whose cells have the colours of the heatmap. It is the picture and its text form in
 * one.
 */
export function HeatTable(props: HeatTableProps) {
  const { matrix, filled, caption, domain, colorMap, testId, name } = props;
  const rows = Math.min(matrix.rows, mostRows);
  const cols = Math.min(matrix.cols, mostColumns);
  const scale = makeScale('linear', domain);
  const table = colorTable(colorMap);
  const left = rows < matrix.rows || cols < matrix.cols;
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
      </td>
    );
  };
  return (
    <figure class={css['figure']} data-testid="completion-figure">
      <PictureHead
        caption={caption}
        note={
          left
            ? t(
                'The first {0} rows and {1} columns of {2}×{3}.',
                rows,
                cols,
                formatCount(matrix.rows),
                formatCount(matrix.cols),
              )
            : undefined
        }
      >
        <FilledMenu {...{ name, matrix, filled, domain, colorMap }} />
      </PictureHead>
      <SpacedTable label={caption}>
        <table aria-label={caption} data-testid={testId}>
          <thead>
            <tr>
              <td />
              {Array.from({ length: cols }, (_, j) => (
                <th scope="col" key={j}>
                  {matrix.columnLabels?.[j] ?? j + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, i) => (
              <tr key={i}>
                <th scope="row">{matrix.rowLabels?.[i] ?? i + 1}</th>
                {Array.from({ length: cols }, (_, j) => cell(i, j))}
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
