import { useState } from 'preact/hooks';
import { formatNumber } from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import { valueAt } from '../../model/cells.js';
import { shownMatrix } from '../../model/shown.js';
import { viewportOf } from '../../model/viewport.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import css from './values-table.module.css';

/** Maximum number of rows and columns. */
const most = 20;

/** The visible entries of a picture as a table, which is made when it is opened. */
export function ValuesTable({ of, name }: { readonly of: PictureOf; readonly name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class={css['values']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-testid={`table-${of}`}>{t('Values')}</summary>
      {open ? <Values of={of} name={name} /> : null}
    </details>
  );
}

function Values({ of, name }: { readonly of: PictureOf; readonly name: string }) {
  const { store } = useLens().controller;
  const viewport = useLensState(viewportOf);
  const given = useLensState(shownMatrix);
  useLensState((state) => state.large);
  useLensState((state) => state.pair);
  useLensState((state) => state.rank);
  useLensState((state) => state.weights);
  useLensState((state) => state.preview);
  useLensState((state) => state.decomposition);
  if (!viewport || !given) return null;
  const state = store.get();
  const rows = visible(viewport.y0, viewport.y1, given.rows);
  const columns = visible(viewport.x0, viewport.x1, given.cols);
  const rowName = (i: number) => given.rowLabels?.[i] ?? String(i + 1);
  const columnName = (j: number) => given.columnLabels?.[j] ?? String(j + 1);
  const all = rows.length === given.rows && columns.length === given.cols;
  const caption = all
    ? name
    : t(
        '{0}: rows {1} to {2} of {3}, columns {4} to {5} of {6}; the others are left out. Zoom and move the heatmap to see them.',
        name,
        rows[0]! + 1,
        rows.at(-1)! + 1,
        given.rows,
        columns[0]! + 1,
        columns.at(-1)! + 1,
        given.cols,
      );
  return (
    <div class={css['scroll']} tabIndex={0} role="region" aria-label={t('Values of {0}', name)}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((j) => (
              <th scope="col" key={j}>
                {columnName(j)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((i) => (
            <tr key={i}>
              <th scope="row">{rowName(i)}</th>
              {columns.map((j) => {
                const value = valueAt(state, of, i, j);
                return (
                  <td key={j} data-value={value}>
                    {Number.isNaN(value) ? t('missing') : formatNumber(value, 5)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The whole cells from `from` to `to`, counted from 0, at most twenty. */
function visible(from: number, to: number, count: number): number[] {
  const first = Math.floor(from);
  const end = Math.min(count, Math.ceil(to), first + most);
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
}
