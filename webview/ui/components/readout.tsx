import { formatCount, formatNumber } from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import { valueAt } from '../../model/cells.js';
import { blockAt, type LargeMatrix } from '../../model/large/matrix.js';
import { shownMatrix } from '../../model/shown.js';
import type { LensState } from '../../model/state.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import css from './readout.module.css';
import { Faint } from './text.js';

interface ReadoutValue {
  readonly id: string;
  readonly name: string;
  readonly of: PictureOf;
  readonly digits: number;
}

/** The values of a comparison. */
const comparedValues: readonly ReadoutValue[] = [
  { id: 'first', name: 'a', of: 'first', digits: 8 },
  { id: 'second', name: 'b', of: 'second', digits: 8 },
  { id: 'difference', name: 'a − b', of: 'difference', digits: 4 },
];

const givenValue: ReadoutValue = { id: 'matrix', name: 'm', of: 'matrix', digits: 8 };
const approximatedValues: readonly ReadoutValue[] = [
  givenValue,
  { id: 'approximation', name: 'm̂', of: 'approximation', digits: 8 },
  { id: 'error', name: 'm − m̂', of: 'error', digits: 4 },
];

/**
 * The three values of the cell under the pointer, or else of the chosen cell.
 *
 * @param compared those of A, B and A − B, instead of M, M̂ₖ and the error.
 */
export function Readout({ compared = false }: { readonly compared?: boolean }) {
  const { store } = useLens().controller;
  const cell = useLensState((state) => state.cell ?? state.selected);
  useLensState((state) => state.large);
  useLensState((state) => state.pair);
  const given = useLensState(shownMatrix);
  useLensState((state) => state.decomposition);
  useLensState((state) => state.rank);
  useLensState((state) => state.weights);
  useLensState((state) => state.preview);
  const state = store.get();
  const { decomposition, large } = state;
  if (!cell || !given || cell.row >= given.rows || cell.column >= given.cols) {
    return (
      <Faint as="p" class={css['readout']} data-testid="readout">
        {compared
          ? t('Point at a cell to read aᵢⱼ, bᵢⱼ and their difference; click to choose it.')
          : t('Point at a cell to read mᵢⱼ, m̂ᵢⱼ and the error; click to choose it.')}
      </Faint>
    );
  }
  const { row, column } = cell;
  if (large && Number.isNaN(valueAt(state, 'matrix', row, column))) {
    return <BlockReadout large={large} row={row} column={column} />;
  }
  const values = compared ? comparedValues : decomposition ? approximatedValues : [givenValue];
  return (
    <p
      class={css['readout']}
      role="status"
      data-testid="readout"
      data-row={row}
      data-column={column}
    >
      <span>
        {t(
          'row {0}, column {1}',
          placeName(row, given.rowLabels),
          placeName(column, given.columnLabels),
        )}
      </span>
      {values.map((value) => (
        <Value key={value.id} {...value} state={state} row={row} column={column} />
      ))}
    </p>
  );
}

/** A cell of a large matrix whose block has other cells, too. */
function BlockReadout({
  large,
  row,
  column,
}: {
  readonly large: LargeMatrix;
  readonly row: number;
  readonly column: number;
}) {
  const block = blockAt(large, row, column);
  return (
    <p
      class={css['readout']}
      role="status"
      data-testid="readout"
      data-row={row}
      data-column={column}
    >
      <span>{t('row {0}, column {1}', row + 1, column + 1)}</span>
      <span>
        {block === undefined
          ? '…'
          : block.finite === 0
            ? t('missing')
            : t(
                'one of {0} entries, from {1} to {2}, mean {3}',
                formatCount(block.cells),
                formatNumber(block.low, 4),
                formatNumber(block.high, 4),
                formatNumber(block.mean, 4),
              )}
      </span>
    </p>
  );
}

function placeName(index: number, labels: readonly string[] | undefined): string {
  const label = labels?.[index];
  return label ? `${index + 1} (${label})` : String(index + 1);
}

interface ValueProps extends ReadoutValue {
  readonly state: LensState;
  readonly row: number;
  readonly column: number;
}

function Value({ id, name, state, of, row, column, digits }: ValueProps) {
  const value = valueAt(state, of, row, column);
  return (
    <span data-testid={`readout-${id}`} data-value={value}>
      {name} ={' '}
      {!Number.isNaN(value) ? formatNumber(value, digits) : state.large ? '…' : t('missing')}
    </span>
  );
}
