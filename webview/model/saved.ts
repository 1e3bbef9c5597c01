import * as v from 'valibot';
import type { Matrix } from '../../src/core/index.js';
import { howReadSchema, savedSourceSchema } from '../../src/protocol/index.js';
import { viewIds, type LensState, type SecondMatrix } from './state.js';

const size = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A small matrix as JSON: null for a missing entry, text for an infinite one. */
const savedMatrixSchema = v.pipe(
  v.object({
    rows: size,
    cols: size,
    data: v.array(v.union([v.number(), v.null(), v.picklist(['Infinity', '-Infinity'])])),
    rowLabels: v.fallback(v.optional(v.array(v.string())), undefined),
    columnLabels: v.fallback(v.optional(v.array(v.string())), undefined),
    printedDecimals: v.fallback(v.optional(size), undefined),
    reading: v.fallback(v.optional(howReadSchema), undefined),
  }),
  v.check(({ rows, cols, data }) => data.length === rows * cols, 'data does not match rows × cols'),
);

/**
 * The state that survives when the page is hidden or reloaded, and when VS Code restarts: plain JSON, of
 * this version or an older one.
 */
const savedSchema = v.object({
  source: savedSourceSchema,
  rank: size,
  view: v.fallback(v.picklist(viewIds), 'approximation'),
  memory: v.fallback(v.record(v.string(), v.unknown()), {}),
  /** The matrix itself if it is small, for a source that can no longer be read. */
  matrix: v.fallback(v.optional(savedMatrixSchema), undefined),
  /** L, if it is small. */
  second: v.fallback(
    v.optional(v.object({ label: v.string(), place: v.string(), matrix: savedMatrixSchema })),
    undefined,
  ),
});

export type Saved = v.InferOutput<typeof savedSchema>;
type SavedMatrix = v.InferOutput<typeof savedMatrixSchema>;

const mostSavedEntries = 10_000;

export function save(state: LensState): Saved | undefined {
  const { source, original, large, memory, second } = state;
  // A page that goes during a story comes back as it was before.
  const { rank, view } = state.story?.before ?? state;
  if (!source || !(original ?? large)) return undefined;
  const matrix = original && packed(original);
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

function packed(matrix: Matrix): SavedMatrix | undefined {
  const { rows, cols, data, rowLabels, columnLabels, printedDecimals, reading } = matrix;
  if (data.length > mostSavedEntries) return undefined;
  return {
    rows,
    cols,
    data: Array.from(data, toJson),
    rowLabels: rowLabels && [...rowLabels],
    columnLabels: columnLabels && [...columnLabels],
    printedDecimals,
    reading: reading && { ...reading, notes: [...reading.notes] },
  };
}

/** The saved state, or undefined when it is not valid, for example from another version. */
export function readSaved(value: unknown): Saved | undefined {
  const parsed = v.safeParse(savedSchema, value);
  return parsed.success ? parsed.output : undefined;
}

export function savedMatrix({ matrix }: Saved): Matrix | undefined {
  return matrix && unpacked(matrix);
}

export function savedSecond({ second }: Saved): SecondMatrix | undefined {
  return second && { ...second, matrix: unpacked(second.matrix) };
}

function unpacked({ data: saved, ...matrix }: SavedMatrix): Matrix {
  const data = Float64Array.from(saved, fromJson);
  const missing = Uint8Array.from(data, (value) => (Number.isNaN(value) ? 1 : 0));
  return { ...matrix, data, missing: missing.includes(1) ? missing : undefined };
}

type Json = SavedMatrix['data'][number];

const toJson = (value: number): Json =>
  Number.isNaN(value)
    ? null
    : Number.isFinite(value)
      ? value
      : value > 0
        ? 'Infinity'
        : '-Infinity';

const fromJson = (value: Json) => (value === null ? NaN : Number(value));
