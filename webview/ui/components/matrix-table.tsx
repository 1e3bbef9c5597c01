import { useState } from 'preact/hooks';
import { printTsv, type Matrix } from '../../../src/core/index.js';
import { entryText } from '../../model/closed-forms.js';
import { spanAt, spanOf, spanText } from '../../model/table-window.js';
import { useLens } from '../context.js';
import { t } from '../l10n.js';
import { Button } from './button.js';
import { Icon } from './icon.js';
import { Pager } from './pager.js';
import css from './matrix-table.module.css';
import { Faint } from './text.js';

export interface MatrixTableProps {
  readonly matrix: Matrix;
  readonly name: string;
  readonly testId: string;
  /** Names of rows and columns; default their numbers. */
  readonly rowName?: (row: number) => string;
  readonly columnName?: (column: number) => string;
  /** Entries up to this size are rounding noise and are written as 0. */
  readonly noise?: number;
  /** For a list of numbers that is no matrix of its own. */
  readonly noShape?: boolean;
  /** Whether entries are written as simple closed forms, 1/√6, where they have one. */
  readonly closed?: boolean;
  /** Whether a cell is only padding. */
  readonly isPadding?: (row: number, column: number) => boolean;
}

const rowsShown = 12;
const columnsShown = 8;
/** With more entries, text on the clipboard is of no use to the user. */
const mostCopied = 250_000;

/**
 * A matrix as a table. The table shows a part of it and says what is left out. A button copies all of it.
 */
export function MatrixTable(props: MatrixTableProps) {
  const { matrix, name, testId, noShape = false } = props;
  const { controller } = useLens();
  const [at, setAt] = useState({ row: 0, column: 0 });
  const rows = spanAt(at.row, rowsShown, matrix.rows);
  const columns = spanAt(at.column, columnsShown, matrix.cols);
  const rowName = props.rowName ?? ((i) => String(i + 1));
  const columnName = props.columnName ?? ((j) => String(j + 1));
  const copy = () => controller.copyText(printTsv(matrix), name);
  return (
    <div class={css['table']} data-testid={testId}>
      <div class={css['head']}>
        <span class={css['name']}>
          {name}
          {noShape ? null : <Faint>{` ${matrix.rows}×${matrix.cols}`}</Faint>}
        </span>
        <Pager
          label={t('Rows of {0}', name)}
          text={t('rows {0}', spanText(rows, matrix.rows))}
          span={rows}
          length={matrix.rows}
          onMove={(row) => setAt({ ...at, row })}
        />
        <Pager
          label={t('Columns of {0}', name)}
          text={t('columns {0}', spanText(columns, matrix.cols))}
          span={columns}
          length={matrix.cols}
          onMove={(column) => setAt({ ...at, column })}
        />
        <Button
          kind="icon"
          title={t('Copy all of {0} as tab-separated text', name)}
          aria-label={t('Copy all of {0} as tab-separated text', name)}
          disabled={matrix.data.length > mostCopied}
          onClick={copy}
        >
          <Icon name="copy" />
        </Button>
      </div>
      <div class={css['scroll']} tabIndex={0} role="region" aria-label={name}>
        <table>
          <thead>
            <tr>
              <td />
              {spanOf(columns).map((j) => (
                <th key={j} scope="col">
                  {columnName(j)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spanOf(rows).map((i) => (
              <tr key={i}>
                <th scope="row">{rowName(i)}</th>
                {spanOf(columns).map((j) => (
                  <Cell key={j} {...props} row={i} column={j} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Cell(props: MatrixTableProps & { readonly row: number; readonly column: number }) {
  const { matrix, row, column, noise = 0, isPadding, closed = false } = props;
  const value = matrix.data[row * matrix.cols + column]!;
  const text = entryText(value, 5, closed, noise);
  return (
    <td
      data-value={String(value)}
      title={String(value)}
      class={isPadding?.(row, column) ? css['padding'] : undefined}
    >
      {text}
    </td>
  );
}
