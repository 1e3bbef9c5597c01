import * as vscode from 'vscode';
import { formatCount, valueCount } from '../../core/index.js';
import { createId } from '../sources/id.js';
import { VariableSource, type VariableLocator } from '../sources/variable/variable-source.js';
import type { ArrayAnswer, Choices } from '../values/description.js';
import { describeValue } from '../values/read-value.js';
import { languageOf, type DebugLanguage } from './adapters.js';
import { askShape } from './ask-shape.js';
import { debugChannel } from './evaluate.js';
import { stoppedFrame, type StoppedFrame } from './frame.js';
import { requestedExpression } from './requested.js';
import { debugStops } from './stops.js';

/** Shows a source in the lens; the shape is known before its numbers come. */
export type ShowSource = (
  source: VariableSource,
  coming: { label: string; rows: number; cols: number },
) => Promise<void>;

/** *Visualize as Matrix*: shows an expression of a program that has stopped in a debugger. */
export async function visualizeVariable(argument: unknown, show: ShowSource): Promise<void> {
  // Listens from here on, so that the first stop after this one is noticed.
  const stops = debugStops();
  if (!vscode.debug.activeDebugSession) {
    say(vscode.l10n.t('No program is being debugged. Start one, and stop it where the matrix is.'));
    return;
  }
  const expression = await requestedExpression(argument);
  if (expression === undefined) return;
  const frame = await stoppedFrame();
  if (!frame) {
    say(vscode.l10n.t('The program is running. Stop it where {0} can be evaluated.', expression));
    return;
  }
  const language = languageOf(frame.session.type);
  if (!language) {
    say(
      vscode.l10n.t(
        'The lens cannot read variables of debuggers of the type {0} yet. It knows those of Python and JavaScript.',
        frame.session.type,
      ),
    );
    return;
  }
  const stop = stops.current;
  try {
    const isCurrent = () => stops.current === stop;
    const found = await describe(expression, language, frame, isCurrent);
    if (found) await showFound(found, { language, frame, stop }, show);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

interface Found {
  readonly expression: string;
  readonly description: ArrayAnswer;
}

/** Asks what the value is. If it holds several arrays, the user chooses one. */
async function describe(
  expression: string,
  language: DebugLanguage,
  frame: StoppedFrame,
  isCurrent: () => boolean,
): Promise<Found | undefined> {
  const channel = debugChannel(expression, language, frame, isCurrent);
  const told = await describeValue(channel);
  if (told.kind === 'array') return { expression, description: told };
  const suffix = await choose(expression, told);
  return suffix === undefined
    ? undefined
    : describe(extended(expression, suffix), language, frame, isCurrent);
}

/** `a + b` needs parentheses before `['x']`. */
function extended(expression: string, suffix: string): string {
  const isPlain = /^[\p{L}\p{N}_$.[\]'"]+$/u.test(expression);
  return isPlain ? `${expression}${suffix}` : `(${expression})${suffix}`;
}

async function choose(expression: string, { choices }: Choices): Promise<string | undefined> {
  const items = choices.map(({ label, suffix, shape, typeName }) => ({
    label,
    description: [shape.map(formatCount).join(' × '), typeName].filter(Boolean).join(' · '),
    suffix,
  }));
  const title = vscode.l10n.t('{0} holds several arrays', expression);
  const placeHolder = vscode.l10n.t('Which one?');
  return (
    await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true })
  )?.suffix;
}

async function showFound(
  { expression, description }: Found,
  { language, frame, stop }: { language: DebugLanguage; frame: StoppedFrame; stop: number },
  show: ShowSource,
): Promise<void> {
  const { shape } = description;
  let locator: VariableLocator = { language: language.id, expression };
  const count = valueCount(description);
  if (language.asksShape && shape.length === 1 && count > 3) {
    const asked = await askShape(expression, count);
    if (asked === undefined) return;
    if (asked !== 'flat') locator = { ...locator, ...asked };
  }
  const [rows, cols] = (locator.shape ?? shape).slice(-2);
  const known = { stop, frame, description };
  await show(new VariableSource(locator, createId('variable'), frame.session.id, known), {
    label: expression,
    rows: cols === undefined ? 1 : (rows ?? 1),
    cols: cols ?? rows ?? 1,
  });
}

function say(message: string): void {
  void vscode.window.showWarningMessage(message);
}
