import type { Choices } from '../saved.js';
import { adapterColumns, resizeColumns } from './adapter.js';
import type { Column, Kind } from './column.js';
import { comparisonColumns } from './comparison.js';
import { headerColumns } from './headers.js';
import { moreColumns } from './more.js';
import { spectrumColumns } from './spectrum.js';

const all = new Map(
  [
    ...headerColumns,
    ...adapterColumns,
    ...resizeColumns,
    ...spectrumColumns,
    ...comparisonColumns,
    ...moreColumns,
  ].map((column) => [column.id, column]),
);

/** Columns of each kind of model in their order, `|` before those on request. */
const orders: Readonly<Record<Kind, string>> = {
  weights:
    'shape elementType bytes frobenius spectral stableRank effectiveRank rank90 rank95 rank99 condition used spectrum' +
    ' | parameters numericalRank alpha fittedFrom fittedTo tailCount distance alphaWeighted logAlphaNorm mpSoftrank spikes',
  adapter:
    'shape rank loraAlpha suggestedAlpha frobenius share spectral stableRank rank90 rank95 rank99 used spike spectrum' +
    ' | elementType bytes parameters scale effectiveRank condition numericalRank alpha fittedFrom fittedTo tailCount' +
    ' distance alphaWeighted logAlphaNorm mpSoftrank',
  comparison:
    'shape frobenius relative spectral stableRank rank90 rank95 rank99 angle rightAngle intruders spectrum' +
    ' | elementType bytes parameters effectiveRank condition used numericalRank alpha fittedFrom fittedTo tailCount' +
    ' distance alphaWeighted logAlphaNorm mpSoftrank spikes',
};

/** What stays where the table is narrow, the most important one first. */
const importance: Readonly<Record<Kind, string>> = {
  weights:
    'spectrum used stableRank frobenius bytes spectral shape rank95 rank99 rank90 effectiveRank condition elementType',
  adapter:
    'spectrum used share frobenius rank spectral rank95 rank99 rank90 stableRank spike shape loraAlpha suggestedAlpha',
  comparison:
    'spectrum relative rank95 frobenius intruders angle rightAngle spectral stableRank rank99 rank90 shape',
};

export interface OfferedColumn {
  readonly column: Column;
  readonly isUsual: boolean;
}

/** All columns of a kind of model, those on request last. */
export function offeredColumns(kind: Kind): readonly OfferedColumn[] {
  const [usual = '', more = ''] = orders[kind].split(' | ');
  const columns = (ids: string, isUsual: boolean) =>
    ids.split(' ').flatMap((id) => {
      const column = all.get(id);
      return column ? [{ column, isUsual }] : [];
    });
  return [...columns(usual, true), ...columns(more, false)];
}

/** Those that the user wants: the usual ones and the chosen ones; before the sparkline those of the resize panel. */
export function wantedColumns(kind: Kind, { columns, panel }: Choices): readonly Column[] {
  const wanted = offeredColumns(kind)
    .filter(({ column: { id }, isUsual }) => columns[id] ?? isUsual)
    .map(({ column }) => column);
  return panel === 'resize' ? [...resizeColumns, ...wanted] : wanted;
}

/**
 * The wanted columns that have room. Columns of the panel and those that the user switched on stay longest, then the
 * usual ones by their importance.
 */
export function fittingColumns(
  kind: Kind,
  choices: Choices,
  room: number,
): { readonly shown: readonly Column[]; readonly left: number } {
  const wanted = wantedColumns(kind, choices);
  if (choices.isWide) return { shown: wanted, left: 0 };
  const order = importance[kind].split(' ');
  const weightOf = ({ id }: Column) =>
    resizeColumns.some((column) => column.id === id)
      ? -2
      : choices.columns[id]
        ? -1
        : order.indexOf(id);
  const kept = new Set<Column>();
  let rest = room;
  for (const column of [...wanted].sort((a, b) => weightOf(a) - weightOf(b))) {
    if (column.width > rest && kept.size > 0) break;
    kept.add(column);
    rest -= column.width;
  }
  const shown = wanted.filter((column) => kept.has(column));
  return { shown, left: wanted.length - shown.length };
}

/** A column by its id, if this kind of model has it. */
export function columnOf(kind: Kind, id: string): Column | undefined {
  const isOffered = offeredColumns(kind).some(({ column }) => column.id === id);
  return isOffered || resizeColumns.some((column) => column.id === id) ? all.get(id) : undefined;
}
