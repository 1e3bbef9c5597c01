import * as vscode from 'vscode';
import * as v from 'valibot';
import { bytesOf, elementTypes, fillings } from '../../core/index.js';
import type { GivenNumbers } from '../sources/given/content.js';

/** The most entries of a matrix that is given as numbers: 1 GiB as doubles. */
const mostEntries = 2 ** 27;

const size = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(1, 'must be 1 or more'),
);
const labels = v.optional(v.array(v.string('must be texts'), 'must be a list of texts'));
const frame = { rows: size, cols: size, rowLabels: labels, columnLabels: labels };

const isNumbers = (value: unknown): value is ArrayLike<number> =>
  (Array.isArray(value) && value.every((each) => typeof each === 'number')) ||
  (ArrayBuffer.isView(value) && 'length' in value && typeof (value as never)[0] !== 'bigint');

const dataSchema = v.object({
  ...frame,
  data: v.custom<ArrayLike<number>>(isNumbers, 'must be an array of numbers'),
});
const bytesSchema = v.object({
  ...frame,
  bytes: v.instance(Uint8Array, 'must be a Uint8Array'),
  type: v.picklist(elementTypes, `must be one of ${elementTypes.join(', ')}`),
  order: v.optional(v.picklist(['rows', 'columns'], 'must be rows or columns')),
  littleEndian: v.optional(v.boolean('must be true or false')),
});

const titleSchema = v.object({
  name: v.pipe(v.string('must be a text'), v.nonEmpty('must not be empty')),
  place: v.optional(v.string('must be a text')),
  location: v.optional(v.instance(vscode.Location, 'must be a vscode.Location')),
});

const showSchema = v.optional(
  v.object({
    openIn: v.optional(v.picklist(['beside', 'sideBar'], 'must be beside or sideBar')),
  }),
);

const analyzeSchema = v.optional(
  v.object({
    fill: v.optional(v.picklist(fillings, `must be one of ${fillings.join(', ')}`)),
    token: v.optional(v.custom<vscode.CancellationToken>(isToken, 'must be a CancellationToken')),
  }),
);

function isToken(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'isCancellationRequested' in value;
}

/**
 * The numbers of a matrix, copied: the caller may change its own ones.
 *
 * @throws TypeError that names the argument.
 */
export function checkNumbers(call: string, given: unknown): GivenNumbers {
  const isBytes = typeof given === 'object' && given !== null && 'bytes' in given;
  const numbers = isBytes
    ? ofBytes(call, check(call, bytesSchema, given))
    : ofData(call, check(call, dataSchema, given));
  const { rows, cols, rowLabels, columnLabels } = numbers;
  expectLength(call, 'rowLabels', rowLabels?.length ?? rows, rows, 'rows');
  expectLength(call, 'columnLabels', columnLabels?.length ?? cols, cols, 'cols');
  return numbers;
}

function ofData(call: string, given: v.InferOutput<typeof dataSchema>): GivenNumbers {
  const { data, ...rest } = given;
  checkSize(call, rest);
  expectLength(call, 'data', data.length, rest.rows * rest.cols, 'rows × cols');
  const { buffer } = Float64Array.from(data);
  // VS Code runs only on machines with the little end first.
  return { ...rest, bytes: new Uint8Array(buffer), type: 'f64', order: 'rows', littleEndian: true };
}

function ofBytes(call: string, given: v.InferOutput<typeof bytesSchema>): GivenNumbers {
  const { order = 'rows', littleEndian = true, bytes, ...rest } = given;
  checkSize(call, rest);
  const needed = rest.rows * rest.cols * bytesOf(rest.type);
  expectLength(call, 'bytes', bytes.length, needed, `rows × cols × ${bytesOf(rest.type)} bytes`);
  return { ...rest, bytes: bytes.slice(), order, littleEndian };
}

function checkSize(call: string, { rows, cols }: { rows: number; cols: number }): void {
  if (rows * cols <= mostEntries) return;
  throw new TypeError(
    `${call}: ${rows} × ${cols} are more than ${mostEntries} entries. Write the matrix to a .npy file, and open that with the command lowRankLens.openAsMatrix.`,
  );
}

function expectLength(
  call: string,
  what: string,
  length: number,
  wanted: number,
  formula: string,
): void {
  if (length === wanted) return;
  throw new TypeError(`${call}: "${what}" has the length ${length}, and ${formula} is ${wanted}.`);
}

export const checkTitle = (call: string, given: unknown) => check(call, titleSchema, given);
export const checkShowOptions = (call: string, given: unknown) => check(call, showSchema, given);
export const checkAnalyzeOptions = (call: string, given: unknown) =>
  check(call, analyzeSchema, given);

/** @throws TypeError */
export function checkText(call: string, what: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`${call}: "${what}" must be a text, not ${typeof value}.`);
}

function check<T extends v.GenericSchema>(
  call: string,
  schema: T,
  given: unknown,
): v.InferOutput<T> {
  const parsed = v.safeParse(schema, given);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  const what = path === null ? 'the argument' : `"${path}"`;
  const is = issue.received === 'undefined' ? 'is missing; it ' : '';
  const must = issue.message.startsWith('must') ? issue.message : `must be an object`;
  throw new TypeError(`${call}: ${what} ${is}${must}.`);
}
