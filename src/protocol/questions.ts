import * as v from 'valibot';
import { copyTargets, preparations, resultKinds } from '../core/index.js';

/**
 * What the host asks a page for its commands, and what the page answers: the page knows the decomposition and what
 * computes its pictures. Each question has a number, which comes back with the answer.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The topics of questions. */
export const topics = ['ranks', 'results', 'status'] as const;
export const topicSchema = v.picklist(topics);

/** Formats of saved files. */
export const saveFormats = ['npz', 'npy', 'mat', 'safetensors', 'csv', 'mtx'] as const;

/** A rank, and the rules that choose it. */
const rankSchema = v.object({
  rank: count,
  rules: v.array(v.string()),
  reason: v.string(),
  /** ‖M − M̂ₖ‖_F/‖M‖_F; null for a matrix of zeros. */
  relativeError: v.nullable(v.number()),
  isRecommended: v.boolean(),
});

const resultSchema = v.object({
  kind: v.picklist(resultKinds),
  name: v.string(),
  formats: v.array(v.picklist(saveFormats)),
  /** Whether it can be written as text. */
  isText: v.boolean(),
});

export const answerSchema = v.variant('topic', [
  v.object({
    topic: v.literal('ranks'),
    /** The rank on screen, and the largest one. */
    rank: count,
    most: count,
    ranks: v.array(rankSchema),
  }),
  v.object({
    topic: v.literal('results'),
    rank: count,
    results: v.array(resultSchema),
    /** The notation of the text on screen. */
    target: v.picklist(copyTargets),
    /** What was done to the columns. */
    prepare: v.picklist(preparations),
  }),
  v.object({
    topic: v.literal('status'),
    /** What draws the pictures, and why, for a report. */
    backend: v.nullable(
      v.object({
        name: v.picklist(['webgl', 'cpu']),
        precision: v.string(),
        detail: v.string(),
        checked: v.nullable(v.number()),
      }),
    ),
    wish: v.string(),
    browser: v.string(),
    cores: count,
    /** Device pixels for one pixel of the style sheet. */
    pixelRatio: v.number(),
    /** Bytes of the page's JavaScript, where the browser tells it. */
    memory: v.nullable(count),
    shape: v.nullable(v.tuple([count, count])),
    workers: v.nullable(count),
    /** Milliseconds of the last decomposition. */
    millis: v.nullable(v.number()),
  }),
  /** There is nothing to answer with; the sentence says why. */
  v.object({ topic: v.literal('none'), why: v.string() }),
]);

export type Topic = (typeof topics)[number];
export type PageAnswer = v.InferOutput<typeof answerSchema>;
export type AnswerTo<T extends Topic> = Extract<PageAnswer, { topic: T }>;
export type ResultOffer = v.InferOutput<typeof resultSchema>;
export type SaveFormat = (typeof saveFormats)[number];
