import * as vscode from 'vscode';
import * as v from 'valibot';
import {
  elementBytes,
  isCutAnswer,
  parseAnswer,
  previewOf,
  valueCount,
  valueEntry,
  valueEntryBytes,
  type Answer,
  type ArrayEntry,
  type Preview,
  type ValueQuestion,
} from '../../core/index.js';
import { toldSchema, type ArrayAnswer, type Choices } from './description.js';
import { problemText } from './words.js';

/** Asks another program about one value. */
export interface ValueChannel {
  /** The expression of the user. */
  readonly name: string;
  /** Bytes of entries that one answer can hold. */
  readonly partBytes: number;
  /** What the program answers. Rejects with a message for the user. */
  ask(question?: ValueQuestion): Promise<Answer>;
}

/** The value cannot be shown; the message says why. */
export class ValueRefused extends Error {}

/** Larger arrays, in bytes, are fetched again whenever they are read. */
const mostKept = 2 ** 28;

/**
 * Asks what a value is.
 *
 * @throws {@link ValueRefused}, and whatever `ask` rejects with.
 */
export async function describeValue(channel: ValueChannel): Promise<ArrayAnswer | Choices> {
  const { told } = await answerOf(channel);
  if (told.kind === 'array' || told.kind === 'choices') return told;
  throw new ValueRefused(vscode.l10n.t('{0} cannot be shown.', channel.name));
}

/** The array behind a description, whose entries are fetched when they are read. */
export function arrayOf(
  channel: ValueChannel,
  description: ArrayAnswer,
  onProgress?: (share: number) => void,
): ArrayEntry {
  const entryBytes = valueEntryBytes(description);
  const count = valueCount(description);
  const bytes = elementBytes(async (from, to) => (await answerOf(channel, [from, to])).bytes, {
    entryBytes,
    count,
    partBytes: channel.partBytes,
    keeps: count * entryBytes <= mostKept,
    ...(onProgress ? { onProgress } : {}),
  });
  return valueEntry('', description, bytes);
}

/** Blocks along each side of a preview. More would arrive later than the page has started. */
const previewBlocks = 128;

/** A picture of a matrix in blocks, which the program itself makes of it; undefined if it cannot. */
export async function previewValue(
  channel: ValueChannel,
  description: ArrayAnswer,
): Promise<Preview | undefined> {
  const [rows, cols, ...more] = description.shape;
  if (rows === undefined || cols === undefined || more.length > 0) return undefined;
  const { told, bytes } = await answerOf(channel, previewBlocks);
  if (told.kind !== 'blocks') return undefined;
  const overview = previewOf(told, bytes, rows * cols);
  return overview && { rows, cols, elementType: description.typeName, overview };
}

async function answerOf(
  channel: ValueChannel,
  question?: ValueQuestion,
): Promise<Omit<Answer, 'told'> & { told: v.InferOutput<typeof toldSchema> }> {
  const answer = await channel.ask(question);
  const told = v.safeParse(toldSchema, answer.told);
  if (!told.success) {
    throw new Error(
      vscode.l10n.t(
        'The description of {0} is not complete; another program may have answered.',
        channel.name,
      ),
    );
  }
  if (told.output.kind === 'problem') {
    throw new ValueRefused(problemText(channel.name, told.output));
  }
  return { told: told.output, bytes: answer.bytes };
}

/**
 * The answer in the text that a program gave.
 *
 * @param name the expression of the user.
 * @throws a message for the user if there is none, or if it was cut off.
 */
export function answerIn(name: string, text: string): Answer {
  const answer = parseAnswer(text);
  if (answer) return answer;
  throw new Error(
    isCutAnswer(text)
      ? vscode.l10n.t('The value of {0} did not arrive as a whole. Read it again.', name)
      : vscode.l10n.t('{0} is not available here: {1}', name, errorIn(text)),
  );
}

/** Python's debugger answers an error as a value: `NameError("name 'W' is not defined")`. */
function errorIn(text: string): string {
  const [, name, , message] = /^(\w+)\((['"])(.*)\2,?\)$/s.exec(text.trim()) ?? [];
  return (name === undefined ? text : `${name}: ${message ?? ''}`).slice(0, 200);
}
