import * as vscode from 'vscode';
import { valueCount } from '../../core/index.js';
import { createId } from '../sources/id.js';
import { VariableSource, type VariableLocator } from '../sources/variable/variable-source.js';
import { findArray, type FoundArray } from '../values/choose-array.js';
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

/**
 * *Visualize as Matrix*: shows an expression of a program that has stopped in a debugger.
 *
 * @param startEarly opens the page while the program is asked, which takes about as long; gives what closes it again.
 */
export async function visualizeVariable(
  argument: unknown,
  show: ShowSource,
  startEarly: (label: string) => () => void = () => () => undefined,
): Promise<void> {
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
        'The lens cannot read variables of debuggers of the type {0} yet. It knows those of Python, JavaScript and C++.',
        frame.session.type,
      ),
    );
    return;
  }
  const stop = stops.current;
  const close = startEarly(expression);
  try {
    const isCurrent = () => stops.current === stop;
    const found = await findArray(expression, (each) =>
      debugChannel(each, language, frame, isCurrent),
    );
    if (found) await showFound(found, { language, frame, stop }, show);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  } finally {
    close();
  }
}

async function showFound(
  { expression, description }: FoundArray,
  { language, frame, stop }: { language: DebugLanguage; frame: StoppedFrame; stop: number },
  show: ShowSource,
): Promise<void> {
  const { shape } = description;
  let locator: VariableLocator = { language: language.id, expression };
  const count = description.unsized === true ? undefined : valueCount(description);
  const isFlat = shape.length === 1 && (count === undefined || count > 3);
  if (count === undefined || (language.asksShape && isFlat)) {
    const asked = await askShape(expression, count);
    if (asked === undefined) return;
    if (asked !== 'flat') locator = { ...locator, ...asked };
  }
  const [rows, cols] = (locator.shape ?? shape).slice(-2);
  // Of a pointer nothing is known yet.
  const known = count === undefined ? undefined : { stop, frame, description };
  await show(new VariableSource(locator, createId('variable'), frame.session.id, known), {
    label: expression,
    rows: cols === undefined ? 1 : (rows ?? 1),
    cols: cols ?? rows ?? 1,
  });
}

function say(message: string): void {
  void vscode.window.showWarningMessage(message);
}
