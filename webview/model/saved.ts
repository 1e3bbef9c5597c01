import * as v from 'valibot';
import type { HowRead, Matrix } from '../../src/core/index.js';
import { howReadSchema, type Source } from '../../src/protocol/index.js';
import { viewIds, type LensState, type SecondMatrix, type ViewId } from './state.js';

/** What survives hiding, reloading and restarting the window. Plain JSON. */
export interface Saved {
  readonly source: Source;
  readonly rank: number;
  readonly view: ViewId;
  readonly memory: Readonly<Record<string, unknown>>;
  /** The matrix itself when it is small, for a document that can no longer be opened. */
  readonly matrix?: SavedMatrix;
  /** L, where it is small. */
  readonly second?: {
    readonly label: string;
    readonly place: string;
    readonly matrix: SavedMatrix;
  };
}

interface SavedMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly (number | null | string)[];
  readonly reading?: HowRead;
}

const mostSavedEntries = 10_000;

export function save(state: LensState): Saved | undefined {
  const { source, given, rank, view, memory, second } = state;
  if (!source || !given) return undefined;
  const matrix = packed(given);
  const other = second && packed(second.matrix);
  return {
    source,
    rank,
    view,
    memory,
    ...(matrix ? { matrix } : {}),
    ...(second && other
      ? { second: { label: second.label, place: second.place, matrix: other } }
      : {}),
  };
}

function packed({ rows, cols, data, reading }: Matrix): SavedMatrix | undefined {
  if (data.length > mostSavedEntries) return undefined;
  return { rows, cols, data: Array.from(data, toJson), ...(reading ? { reading } : {}) };
}

/** What was saved, or undefined when it is not ours: it may come from another version. */
export function readSaved(value: unknown): Saved | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const saved = value as Partial<Saved>;
  if (typeof saved.source !== 'object' || typeof saved.rank !== 'number') return undefined;
  const view = viewIds.find((id) => id === saved.view) ?? 'approximation';
  const memory = typeof saved.memory === 'object' ? saved.memory : {};
  return { ...(saved as Saved), view, memory };
}

export function savedMatrix({ matrix }: Saved): Matrix | undefined {
  return matrix && unpacked(matrix);
}

export function savedSecond(saved: Saved): SecondMatrix | undefined {
  // What was kept may come from another version.
  const second = saved.second as Partial<NonNullable<Saved['second']>> | null | undefined;
  if (!second?.matrix || !Array.isArray(second.matrix.data)) return undefined;
  const matrix = unpacked(second.matrix);
  return matrix && { label: second.label ?? 'L', place: second.place ?? '', matrix };
}

function unpacked(matrix: SavedMatrix): Matrix | undefined {
  if (matrix.data.length !== matrix.rows * matrix.cols) return undefined;
  const data = Float64Array.from(matrix.data, fromJson);
  const missing = Uint8Array.from(data, (value) => (Number.isNaN(value) ? 1 : 0));
  return {
    rows: matrix.rows,
    cols: matrix.cols,
    data,
    ...(missing.includes(1) ? { missing } : {}),
    ...(v.is(howReadSchema, matrix.reading) ? { reading: matrix.reading } : {}),
  };
}

const toJson = (value: number) =>
  Number.isNaN(value) ? null : Number.isFinite(value) ? value : String(value);

const fromJson = (value: number | null | string) => (value === null ? NaN : Number(value));
