import * as v from 'valibot';
import { copyTargets, resultKinds } from '../core/index.js';
import { problemCodes } from '../core/result.js';
import { float64Array, matrixSchema, uint8Array } from './matrix.js';
import { packedSchema } from './packed.js';
import { howReadSchema, offerSchema, readAsSchema } from './reading.js';
import { arrayListingSchema, selectionSchema } from './array.js';
import { partWishSchema, toldSchema } from './large.js';
import { answerSchema, saveFormats, topicSchema } from './questions.js';
import { describe } from './refused.js';
import { sourceSchema } from './source.js';
import { viewIds } from './views.js';

/**
 * The messages between the extension host and the page of the visualizer. They are declared once, as
 * schemas. The types follow from the schemas, and both sides check every message with them.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const problemSchema = v.object({
  code: v.picklist(problemCodes),
  message: v.string(),
  /** Line and column, counted from 1, if the problem has a place in the document. */
  line: v.optional(count),
  column: v.optional(count),
});

/** The files of `samples/` that an empty page offers. */
export const sampleNames = ['worked.py', 'ratings.tsv', 'notes.tex'] as const;
export type SampleName = (typeof sampleNames)[number];

export const settingsSchema = v.object({
  backend: v.picklist(['auto', 'webgl', 'cpu']),
  colorMap: v.string(),
  errorColorMap: v.string(),
  ratio: v.number(),
  explanations: v.boolean(),
});

/** A matrix of a document on screen: what it is called, and where it is. */
export const suggestionSchema = v.object({
  label: v.string(),
  place: v.string(),
  rows: count,
  cols: count,
  uri: v.string(),
  /** Of its text in the document. */
  offset: count,
});

/** B of a comparison, which is sent before A, in messages of the same job. */
const side = v.optional(v.literal('second'));

/** A message that belongs to one reading of a source. Older jobs are dropped on arrival. */
const job = count;

export const toPageSchema = v.variant('type', [
  v.object({ type: v.literal('settings'), settings: settingsSchema }),
  /** The host reads or sends something large. The page shows this and offers to cancel. */
  v.object({
    type: v.literal('busy'),
    job,
    text: v.string(),
    /** Progress, 0 … 1, if it is known. */
    fraction: v.optional(v.number()),
  }),
  /** The operation that was announced by `busy` ended without a result. */
  v.object({ type: v.literal('idle'), job }),
  /** A whole matrix. */
  v.object({
    type: v.literal('show'),
    job,
    source: sourceSchema,
    matrix: matrixSchema,
    side,
  }),
  /** The next matrix is sent in parts, because the socket of an editor needs seconds for a large one. */
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
    side,
  }),
  v.object({
    type: v.literal('part'),
    job,
    side,
    offset: count,
    data: v.union([float64Array, packedSchema]),
    missing: v.optional(uint8Array),
    last: v.boolean(),
  }),
  /** The file of an image follows in parts; the page decodes it. */
  v.object({
    type: v.literal('beginImage'),
    job,
    source: sourceSchema,
    mediaType: v.string(),
    /** Bytes of the file. */
    size: count,
  }),
  v.object({
    type: v.literal('imagePart'),
    job,
    offset: count,
    data: uint8Array,
    last: v.boolean(),
  }),
  /** A matrix that is too large for the page: what is shown of it comes in `large` messages. */
  v.object({
    type: v.literal('showLarge'),
    job,
    source: sourceSchema,
    rows: count,
    cols: count,
    elementType: v.string(),
    columnLabels: v.optional(v.array(v.string())),
    /** Only a picture in blocks comes, and then the entries. What is on screen returns if they do not. */
    early: v.optional(v.literal(true)),
  }),
  v.object({ type: v.literal('large'), job, told: toldSchema }),
  /** The matrix of this source is kept as a product: scale · left · right. */
  v.object({
    type: v.literal('storedFactors'),
    job,
    id: v.string(),
    left: matrixSchema,
    right: matrixSchema,
    scale: v.number(),
  }),
  /** The place or the name of the source on screen changed; the entries are the same. */
  v.object({ type: v.literal('moved'), source: sourceSchema }),
  /** The source cannot be read (any more). The last picture stays. */
  v.object({
    type: v.literal('problem'),
    job,
    source: v.optional(sourceSchema),
    problem: problemSchema,
  }),
  /** The second matrix that the user chose: L beside the matrix on screen. */
  v.object({
    type: v.literal('second'),
    label: v.string(),
    place: v.string(),
    matrix: matrixSchema,
  }),
  /** The answer to `askReadings`: the possible readings of the text on screen. */
  v.object({
    type: v.literal('readings'),
    offers: v.array(offerSchema),
    /** Whether the user can choose columns, and whether some are chosen. */
    columns: v.picklist(['none', 'all', 'some']),
  }),
  /** The answer to `askArrays`: all arrays of the file on screen. */
  v.object({ type: v.literal('arrays'), arrays: v.array(arrayListingSchema) }),
  /** Matrices that the user may want to see, while the page is empty. */
  v.object({ type: v.literal('suggestions'), matrices: v.array(suggestionSchema) }),
  /**
   * A command of the palette about a result at the rank on screen, M̂ₖ if no other is named; `target` if it is copied,
   * `format` if it is saved.
   */
  v.object({
    type: v.literal('exportResult'),
    action: v.picklist(['copy', 'insert', 'save']),
    kind: v.optional(v.picklist(resultKinds)),
    target: v.optional(v.picklist(copyTargets)),
    format: v.optional(v.picklist(saveFormats)),
  }),
  /** Show this rank of the matrix with this id, now or as soon as it is decomposed. */
  v.object({ type: v.literal('setRank'), rank: count, id: v.string() }),
  /** Show this view of the matrix on screen. */
  v.object({ type: v.literal('showView'), view: v.picklist(viewIds) }),
  /** Tell the story of the matrix on screen. */
  v.object({ type: v.literal('playStory') }),
  /** Write what is on screen as a page of its own; the answer is `savePage`. */
  v.object({
    type: v.literal('exportPage'),
    title: v.string(),
    /** Markdown. */
    note: v.string(),
    /** The text that the matrix was read from, if it is to be in the page. */
    text: v.optional(v.string()),
    /** The display language. */
    language: v.string(),
  }),
  /** The answer is `answer` with the same number. */
  v.object({ type: v.literal('ask'), id: count, topic: topicSchema }),
]);

export const toHostSchema = v.variant('type', [
  /** The page has started. `source` is what it showed before it was hidden, reloaded or restarted. */
  v.object({ type: v.literal('ready'), source: v.optional(sourceSchema) }),
  /** Show the matrix at the cursor of the active editor, or the one at that place, on this page. */
  v.object({
    type: v.literal('visualize'),
    page: v.picklist(['panel', 'view']),
    at: v.optional(v.object({ uri: v.string(), offset: count })),
  }),
  /** Open a sample in a new document, and show its matrix on this page. */
  v.object({
    type: v.literal('openSample'),
    page: v.picklist(['panel', 'view']),
    name: v.picklist(sampleNames),
  }),
  /** Show the user where the matrix on screen comes from; of a comparison A, or B. */
  v.object({ type: v.literal('reveal'), side }),
  /** Exchange A and B of the comparison on screen. */
  v.object({ type: v.literal('swap') }),
  /** Give the focus back to the text that the matrix comes from. */
  v.object({ type: v.literal('leave') }),
  /** Stop reading or sending this job. */
  v.object({ type: v.literal('cancel'), job }),
  v.object({ type: v.literal('openSettings') }),
  /** Ask the user for a place for a file with this name (with its extension), and write it there. */
  v.object({ type: v.literal('save'), name: v.string(), data: uint8Array }),
  /** The user wants what is on screen as a page of its own: ask for its title, its note and what is in it. */
  v.object({ type: v.literal('exportPage'), page: v.picklist(['panel', 'view']) }),
  /** Ask the user for a place for a page that was written, and write it there. */
  v.object({ type: v.literal('savePage'), name: v.string(), data: uint8Array }),
  /** Let the user choose another matrix with this number of columns; the answer is `second`. */
  v.object({ type: v.literal('chooseSecond'), cols: count }),
  /** Which other readings does the matrix on screen have? The answer is `readings`. */
  v.object({ type: v.literal('askReadings') }),
  /** Read the matrix on screen in this way from now on. */
  v.object({ type: v.literal('readAs'), as: readAsSchema }),
  /** Which arrays does the file on screen have? The answer is `arrays`. */
  v.object({ type: v.literal('askArrays') }),
  /** Show another array of the file on screen. */
  v.object({ type: v.literal('chooseArray'), name: v.string() }),
  /** Show another slice of the array on screen. */
  v.object({ type: v.literal('chooseSlice'), selection: selectionSchema }),
  /** Ask the user again how raw numbers lie in the file on screen. */
  v.object({ type: v.literal('chooseLayout') }),
  /** Send this part of the large matrix on screen. */
  v.object({ type: v.literal('askPart'), job, wish: partWishSchema }),
  /** The picture in blocks of a matrix whose entries are to come is on screen. */
  v.object({ type: v.literal('earlyDrawn') }),
  /** Let the passes over the large matrix on screen wait, or go on. */
  v.object({ type: v.literal('pauseLarge'), job, paused: v.boolean() }),
  /** Send the leading triplets of the large matrix on screen, to be saved. */
  v.object({ type: v.literal('askFactors'), job, rank: count }),
  /** Let the user choose some of its columns. */
  v.object({ type: v.literal('chooseColumns') }),
  /** Write statements with these matrices after the one on screen, if its source allows it. */
  v.object({
    type: v.literal('insert'),
    matrices: v.array(
      v.object({
        name: v.string(),
        matrix: matrixSchema,
        /** The same with all digits, whose simple closed forms are written so in LaTeX. */
        exact: v.optional(matrixSchema),
      }),
    ),
  }),
  /** Copy this text to the clipboard; `what` is its name for the user. */
  v.object({ type: v.literal('copyText'), text: v.string(), what: v.string() }),
  /** Open a new document with this text; where there is a reason to ask first, the user is asked. */
  v.object({
    type: v.literal('newFile'),
    text: v.string(),
    target: v.picklist(copyTargets),
    why: v.optional(v.string()),
  }),
  v.object({ type: v.literal('answer'), id: count, answer: answerSchema }),
  /** Tell the user why a command did nothing. */
  v.object({ type: v.literal('tell'), message: v.string() }),
  /** A line for the log of the extension. */
  v.object({
    type: v.literal('log'),
    level: v.picklist(['info', 'warn', 'error']),
    message: v.string(),
  }),
]);

export type PlacedProblem = v.InferOutput<typeof problemSchema>;
export type Suggestion = v.InferOutput<typeof suggestionSchema>;
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
