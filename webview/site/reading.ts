import {
  decodeUtf8,
  failure,
  findMatrices,
  formatByName,
  formatCount,
  idOfExtension,
  memoryBytes,
  nameBefore,
  openArrays,
  parseMatrix,
  planeOf,
  readRows,
  sizeProblemOf,
  sliceText,
  success,
  toMatrix,
  usualSelection,
  type ArrayCatalog,
  type ArrayEntry,
  type Matrix,
  type Result,
  type Selection,
} from '../../src/core/index.js';
import { libraries } from '../../src/libraries/libraries.js';
import type { ArrayFacts } from '../../src/protocol/index.js';
import { t } from '../l10n.js';
import type { Item, Reading } from './item.js';
import { imageOf } from './read-image.js';

/** Larger matrices would need minutes here; the extension takes them. */
const mostEntries = 2 ** 22;
const limits = { maxBytes: 256 * 2 ** 20 };

/** All matrices of a text in a language; `plaintext` reads the most notations. */
export function readText(text: string, languageId: string): Reading {
  if (text.trim() === '') return { items: [] };
  const found = findMatrices(text, languageId);
  const items: Item[] = [];
  const problems: string[] = [];
  const take = (result: Result<Matrix>, start: number, end: number, own: string | undefined) => {
    if (!result.ok) {
      const { message, start: place = start } = result.problem;
      problems.push(t('Line {0}: {1}', lineAt(text, place), message));
      return;
    }
    const line = lineAt(text, start);
    const { rows, cols, data } = result.value;
    if (data.length > mostEntries) {
      problems.push(tooLarge(rows, cols));
      return;
    }
    const label = own ?? t('Matrix {0}', items.length + 1);
    items.push({
      ...{ label, name: own ?? `M${items.length + 1}`, place: t('line {0}', line) },
      detail: t('{0}×{1}, line {2}', rows, cols, line),
      text: text.slice(start, end),
      read: () => Promise.resolve({ result, label }),
    });
  };
  for (const { start, end, result } of found) {
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    take(result, start, end, nameBefore(before));
  }
  if (found.length === 0) take(parseMatrix(text, languageId), 0, text.length, undefined);
  return { items, problem: problems[0] };
}

/** The line of an offset, counted from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function tooLarge(rows: number, cols: number): string {
  return t(
    'A matrix of {0}×{1} is too large for this page. The extension shows it: it reads large files in parts.',
    formatCount(rows),
    formatCount(cols),
  );
}

/** A file that is a text with any number of matrices, and not one of the formats of arrays. */
export function textOf(
  name: string,
  bytes: Uint8Array,
): { text: string; language: string } | undefined {
  const format = formatByName(name);
  if (format !== undefined && !['csv', 'tsv', 'txt', 'json'].includes(format)) return undefined;
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const language = idOfExtension(extension);
  if (format === undefined && language === undefined) return undefined;
  const text = decodeUtf8(bytes);
  return text.ok ? { text: text.value, language: language ?? 'plaintext' } : undefined;
}

/** The arrays of a file, or its image. */
export async function readFile(name: string, bytes: Uint8Array): Promise<Reading> {
  const image = await imageOf(name, bytes);
  if (image) return { items: [image] };
  const opened = await openArrays(memoryBytes(bytes), formatByName(name), libraries, limits);
  if (!opened.ok) return { items: [], problem: t('{0}: {1}', name, opened.problem.message) };
  const { entries } = opened.value;
  const items = entries
    .filter(({ problem }) => problem === undefined)
    .map((entry) => itemOf(name, bytes.length, opened.value, entry));
  const first = entries.find(({ problem }) => problem !== undefined);
  const problem =
    items.length === 0 ? (first?.problem?.message ?? t('{0} has no array.', name)) : undefined;
  return { items, problem };
}

function itemOf(file: string, size: number, catalog: ArrayCatalog, entry: ArrayEntry): Item {
  const { name, shape, elementType, isComplex } = entry;
  const base = name === '' ? file : name;
  return {
    label: base,
    detail: `${shape.join('×')}, ${elementType}`,
    name: base.replace(/\.[^.]*$/, ''),
    place: file,
    read: async (chosen) => {
      const selection = chosen ?? usualSelection(shape);
      const result = await matrixOf(base, entry, selection);
      const array = factsOf(catalog, size, entry, selection);
      const slice = sliceText(shape, selection, isComplex);
      const label = slice === '' || slice.startsWith('[') ? base + slice : `${base}, ${slice}`;
      return { result, label, array };
    },
  };
}

async function matrixOf(
  name: string,
  entry: ArrayEntry,
  selection: Selection,
): Promise<Result<Matrix>> {
  const { whole, columnLabels, shape } = entry;
  const usual = usualSelection(shape);
  const isUsual =
    !selection.unfolded &&
    selection.axes.every((axis, i) => axis === usual.axes[i]) &&
    selection.part === undefined;
  if (whole && isUsual) {
    if (whole.data.length <= mostEntries) return success(whole);
    return failure('tooLarge', tooLarge(whole.rows, whole.cols));
  }
  const array = await entry.open(limits);
  if (!array.ok) return array;
  const plane = planeOf(name, array.value, selection);
  if (!plane.ok) return plane;
  const { rows, cols } = plane.value;
  if (sizeProblemOf(name, plane.value, mostEntries)) {
    return failure('tooLarge', tooLarge(rows, cols));
  }
  const matrix = toMatrix(rows, cols, await readRows(plane.value, 0, rows), true);
  return success(columnLabels && isUsual ? { ...matrix, columnLabels } : matrix);
}

function factsOf(
  catalog: ArrayCatalog,
  fileSize: number,
  entry: ArrayEntry,
  { axes, at, unfolded, part }: Selection,
): ArrayFacts {
  const { name, shape, elementType, order, isComplex, isWide } = entry;
  return {
    ...{ format: catalog.format, fileSize, name, elementType, order, isComplex, isWide },
    // The list of the arrays is beside the lens.
    count: 1,
    shape: [...shape],
    selection: {
      axes: [axes[0], axes[1]],
      at: [...at],
      ...(unfolded ? { unfolded } : {}),
      ...(part ? { part } : {}),
    },
  };
}
