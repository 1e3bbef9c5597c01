import type { DeclaredShape } from '../nested/types.js';

/** The members next to a list in the same object, table or mapping, and the list's own key. */
export interface Members {
  readonly key: string;
  /** The text of the other members: before and after the list. */
  readonly others: string;
}

const reach = 800;

/** The key of a list: `"data": [`, `data: [`, `data = [`; '' if there is none. */
export function keyBefore(text: string, opener: number): string {
  const before = text.slice(Math.max(0, opener - 120), opener);
  return /["']?([A-Za-z_][\w.-]{0,60})["']?\s{0,20}[:=]\s{0,40}$/.exec(before)?.[1] ?? '';
}

/**
 * The members next to the list from `opener` to `end`: in the same braces, or in the lines with the same
 * indent.
 */
export function membersAround(text: string, opener: number, end: number): Members {
  const key = keyBefore(text, opener);
  const from = Math.max(0, opener - reach);
  const before = text.slice(from, opener);
  const behind = text.slice(end, end + reach);
  const brace = unmatched(before, -1);
  if (brace >= 0) {
    const close = unmatched(behind, 1);
    return { key, others: `${before.slice(brace)}\n${close < 0 ? '' : behind.slice(0, close)}` };
  }
  return { key, others: `${linesAbove(before, key)}\n${linesBelow(before, behind)}` };
}

/**
 * The offset of the unclosed `{` nearest the end (-1) or the unopened `}` nearest the start (1); -1 if
 * none.
 */
function unmatched(text: string, direction: 1 | -1): number {
  let depth = 0;
  const [opens, closes] = direction === 1 ? '{}' : '}{';
  for (let k = 0; k < text.length; k++) {
    const at = direction === 1 ? k : text.length - 1 - k;
    if (text[at] === opens) depth++;
    else if (text[at] === closes && depth-- === 0) return at;
  }
  return -1;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Lines above the list's key with the same indent, up to an empty line or one with less indent. */
function linesAbove(before: string, key: string): string {
  const lines = before.split('\n');
  let own = lines.length - 1;
  // The list may begin on the line below its key.
  if (lines[own]!.trim() === '' || !lines[own]!.includes(key)) own--;
  const indent = indentOf(lines[own] ?? '');
  const found: string[] = [];
  for (let k = own - 1; k >= 0 && indentOf(lines[k]!) >= indent && lines[k]!.trim() !== ''; k--) {
    if (indentOf(lines[k]!) === indent) found.push(lines[k]!);
  }
  return found.join('\n');
}

function linesBelow(before: string, behind: string): string {
  const own = before.slice(before.lastIndexOf('\n') + 1);
  const indent = indentOf(own);
  const found: string[] = [];
  for (const line of behind.split('\n').slice(1)) {
    if (line.trim() === '' || indentOf(line) < indent) break;
    if (indentOf(line) === indent) found.push(line);
  }
  return found.join('\n');
}

const dataKeys =
  /^(?:data|values?|entries|elements|array|matrix|buffer|coefficients|_ArrayData_)$/i;
const rowKeys = '(?:n_?)?rows?|num_?rows';
const colKeys = '(?:n_?)?col(?:umn)?s?|num_?col(?:umn)?s';

/** Keys of sizes and indices; their lists are not entries. */
export function isSizeKey(key: string): boolean {
  return /^(?:shape|size|dims?|dimensions?|_ArraySize_|strides?|chunks?|axes|axis)$/i.test(key);
}

/**
 * The shape stated next to the entries; undefined if there is none, or if it does not belong to this list.
 */
export function statedShape({ key, others }: Members): DeclaredShape | undefined {
  if (!dataKeys.test(key)) return undefined;
  const shape = member(
    others,
    'shape|dims?|dimensions|size|_ArraySize_',
    '[[(]\\s{0,9}(\\d[\\d,\\s]{0,60})[\\])]',
  );
  const rows = member(others, rowKeys, '(\\d{1,9})\\b');
  const cols = member(others, colKeys, '(\\d{1,9})\\b');
  const order = member(others, 'order|_ArrayOrder_|layout|storage', '["\']?([A-Za-z_-]{1,20})');
  const columnMajor = order !== undefined && /^(?:f|fortran|c(?:ol)|col\w*)/i.test(order);
  const channels = Number(member(others, 'dt', '["\']?(\\d{1,3})[a-z]') ?? 1);
  const more = channels > 1 ? [channels] : [];
  if (shape !== undefined) {
    const sizes = shape.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]));
    return { sizes: [...sizes, ...more], columnMajor };
  }
  if (rows === undefined || cols === undefined) return undefined;
  return { sizes: [Number(rows), Number(cols), ...more], columnMajor };
}

function member(others: string, keys: string, value: string): string | undefined {
  const pattern = new RegExp(`(?:^|[\\s{,;"'])(?:${keys})["']?\\s{0,20}[:=]\\s{0,20}${value}`, 'i');
  return pattern.exec(others)?.[1];
}

interface KnownKey {
  readonly keys: RegExp;
  readonly count: number;
  readonly sizes: readonly [number, number];
  readonly columnMajor: boolean;
  /** The file format that defines it. */
  readonly source: string;
}

/** Flat lists for whose keys a file format defines shape and order. */
const knownKeys: readonly KnownKey[] = [
  // Open3D, "PinholeCameraIntrinsic": the matrix is written column by column.
  { keys: /^intrinsic_matrix$/, count: 9, sizes: [3, 3], columnMajor: true, source: 'Open3D' },
  // glTF 2.0, 3.5.3 "Transformations": node matrices are column-major; three.js writes them the same way.
  { keys: /^matrix$/, count: 16, sizes: [4, 4], columnMajor: true, source: 'glTF' },
  // ROS, sensor_msgs/CameraInfo: row-major.
  { keys: /^[KkRr]$/, count: 9, sizes: [3, 3], columnMajor: false, source: 'ROS CameraInfo' },
  { keys: /^[Pp]$/, count: 12, sizes: [3, 4], columnMajor: false, source: 'ROS CameraInfo' },
];

export function knownShape(
  key: string,
  count: number,
): (DeclaredShape & { readonly source: string }) | undefined {
  const known = knownKeys.find((one) => one.count === count && one.keys.test(key));
  return known && { sizes: known.sizes, columnMajor: known.columnMajor, source: known.source };
}

/** Whether the list at a bracket is flat, and its key or the members next to it give it a shape. */
export function hasShape(text: string, opener: number): boolean {
  const key = keyBefore(text, opener);
  const isData = dataKeys.test(key);
  if (!isData && !knownKeys.some(({ keys }) => keys.test(key))) return false;
  const end = text.indexOf(']', opener) + 1;
  if (end === 0) return false;
  if (isData && statedShape(membersAround(text, opener, end))) return true;
  if (end - opener > 1000) return false;
  return knownShape(key, text.slice(opener + 1, end - 1).split(',').length) !== undefined;
}
