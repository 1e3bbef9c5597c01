import * as v from 'valibot';
import { copyTargets } from '../core/index.js';
import { problemCodes } from '../core/result.js';
import { float64Array, matrixSchema, uint8Array } from './matrix.js';
import { howReadSchema, offerSchema, readAsSchema } from './reading.js';
import { sourceSchema } from './source.js';

/**
 * The messages between the extension host and the page of the visualizer. Declared once, as schemas:
 * the types follow from them and both sides check what arrives.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const problemSchema = v.object({
  code: v.picklist(problemCodes),
  message: v.string(),
  /** Line and column, counted from 1, when the problem has a place in the document. */
  line: v.optional(count),
  column: v.optional(count),
});

export const settingsSchema = v.object({
  backend: v.picklist(['auto', 'webgl', 'cpu']),
  colorMap: v.string(),
  errorColorMap: v.string(),
  ratio: v.number(),
  explanations: v.boolean(),
});

/** A message that belongs to one reading of a source. Older jobs are dropped on arrival. */
const job = count;

export const toPageSchema = v.variant('type', [
  v.object({ type: v.literal('settings'), settings: settingsSchema }),
  /** The host reads or sends something large; the page shows what and offers to cancel. */
  v.object({
    type: v.literal('busy'),
    job,
    text: v.string(),
    /** Share that is done, 0 … 1, where that is known. */
    fraction: v.optional(v.number()),
  }),
  /** What was announced as busy came to nothing. */
  v.object({ type: v.literal('idle'), job }),
  /** A whole matrix. */
  v.object({
    type: v.literal('show'),
    job,
    source: sourceSchema,
    matrix: matrixSchema,
  }),
  /** The next matrix comes in parts: an editor's socket takes seconds for large ones. */
  v.object({
    type: v.literal('begin'),
    job,
    source: sourceSchema,
    rows: count,
    cols: count,
    rowLabels: v.optional(v.array(v.string())),
    columnLabels: v.optional(v.array(v.string())),
    printedDecimals: v.optional(count),
    reading: v.optional(howReadSchema),
  }),
  v.object({
    type: v.literal('part'),
    job,
    offset: count,
    data: float64Array,
    missing: v.optional(uint8Array),
    last: v.boolean(),
  }),
  /** What is shown stands elsewhere now, or is called otherwise; its entries are the same. */
  v.object({ type: v.literal('moved'), source: sourceSchema }),
  /** The source cannot be read (any more). The last picture stays. */
  v.object({
    type: v.literal('problem'),
    job,
    source: v.optional(sourceSchema),
    problem: problemSchema,
  }),
  /** The second matrix that was asked for: L beside the matrix shown. */
  v.object({
    type: v.literal('second'),
    label: v.string(),
    place: v.string(),
    matrix: matrixSchema,
  }),
  /** What was asked for with `askReadings`: how the text shown may be read. */
  v.object({
    type: v.literal('readings'),
    offers: v.array(offerSchema),
    /** Whether there are columns to choose from, and whether some are chosen. */
    columns: v.picklist(['none', 'all', 'some']),
  }),
  /** A command of the palette about M̂ₖ at the rank on screen; `target` where it is copied. */
  v.object({
    type: v.literal('exportResult'),
    action: v.picklist(['copy', 'insert', 'save']),
    target: v.optional(v.picklist(copyTargets)),
  }),
]);

export const toHostSchema = v.variant('type', [
  /** The page is up. `source` is what it showed before it was hidden, reloaded or restarted. */
  v.object({ type: v.literal('ready'), source: v.optional(sourceSchema) }),
  /** Show the matrix at the cursor of the active editor. */
  v.object({ type: v.literal('visualize') }),
  /** Show the person where the matrix on screen comes from. */
  v.object({ type: v.literal('reveal') }),
  /** Stop reading or sending this job. */
  v.object({ type: v.literal('cancel'), job }),
  v.object({ type: v.literal('openSettings') }),
  /** Ask where to save a file of this name (with its extension), and write it there. */
  v.object({ type: v.literal('save'), name: v.string(), data: uint8Array }),
  /** Let the person choose another matrix with so many columns; the answer is `second`. */
  v.object({ type: v.literal('chooseSecond'), cols: count }),
  /** How else can the matrix shown be read? The answer is `readings`. */
  v.object({ type: v.literal('askReadings') }),
  /** Read the matrix shown so from now on. */
  v.object({ type: v.literal('readAs'), as: readAsSchema }),
  /** Let the person choose some of its columns. */
  v.object({ type: v.literal('chooseColumns') }),
  /** Write statements with these matrices behind the one shown, where its source takes them. */
  v.object({
    type: v.literal('insert'),
    matrices: v.array(v.object({ name: v.string(), matrix: matrixSchema })),
  }),
  /** Put this text on the clipboard; `what` names it for the person. */
  v.object({ type: v.literal('copyText'), text: v.string(), what: v.string() }),
  /** Tell the person why a command did nothing. */
  v.object({ type: v.literal('tell'), message: v.string() }),
  /** Something to write into the log of the extension. */
  v.object({
    type: v.literal('log'),
    level: v.picklist(['info', 'warn', 'error']),
    message: v.string(),
  }),
]);

export type PlacedProblem = v.InferOutput<typeof problemSchema>;
export type Settings = v.InferOutput<typeof settingsSchema>;
export type ToPage = v.InferOutput<typeof toPageSchema>;
export type ToHost = v.InferOutput<typeof toHostSchema>;

/** The message, or what is wrong with it. */
export function readToPage(message: unknown): ToPage | Error {
  const parsed = v.safeParse(toPageSchema, message);
  return parsed.success ? parsed.output : new Error(describe(parsed.issues));
}

export function readToHost(message: unknown): ToHost | Error {
  const parsed = v.safeParse(toHostSchema, message);
  return parsed.success ? parsed.output : new Error(describe(parsed.issues));
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  const first = issues[0];
  if (!first) return 'unknown message';
  const path = v.getDotPath(first) ?? '';
  return `message refused: ${path === '' ? '' : `${path}: `}${first.message}`;
}
