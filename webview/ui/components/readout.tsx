import { formatNumber } from '../../../src/core/index.js';
import { valueAt } from '../../model/cells.js';
import { useLens, useLensState } from '../context.js';

/** The three values of the cell that is pointed at. */
export function Readout() {
  const { store } = useLens().controller;
  const cell = useLensState((state) => state.cell);
  useLensState((state) => state.rank);
  const state = store.get();
  if (!cell || !state.matrix) {
    return (
      <p class="readout faint" data-testid="readout">
        Point at a cell to read mᵢⱼ, m̂ᵢⱼ and the error.
      </p>
    );
  }
  const { row, column } = cell;
  const rowName = state.matrix.rowLabels?.[row];
  const columnName = state.matrix.columnLabels?.[column];
  const entry = valueAt(state, 'matrix', row, column);
  const approximation = valueAt(state, 'approximation', row, column);
  return (
    <p class="readout" data-testid="readout">
      <span>
        row {row + 1}
        {rowName ? ` (${rowName})` : ''}, column {column + 1}
        {columnName ? ` (${columnName})` : ''}
      </span>
      <span>m = {formatNumber(entry, 8)}</span>
      {Number.isNaN(approximation) ? null : (
        <>
          <span>m̂ = {formatNumber(approximation, 8)}</span>
          <span>m − m̂ = {formatNumber(entry - approximation, 4)}</span>
        </>
      )}
    </p>
  );
}
