import * as vscode from 'vscode';
import { formatCount } from '../../core/index.js';
import type { ArrayAnswer, Choices } from './description.js';
import { describeValue, type ValueChannel } from './read-value.js';

/** An expression whose value is one array. */
export interface FoundArray {
  readonly expression: string;
  readonly description: ArrayAnswer;
}

/**
 * Asks what the value of an expression is. If it holds several arrays, the user chooses one.
 *
 * @param channelOf asks about an expression.
 * @param onAnswer the program has answered; now the user may be asked.
 * @returns undefined if the user chose none.
 */
export async function findArray(
  expression: string,
  channelOf: (expression: string) => ValueChannel,
  onAnswer?: () => void,
): Promise<FoundArray | undefined> {
  const told = await describeValue(channelOf(expression));
  onAnswer?.();
  if (told.kind === 'array') return { expression, description: told };
  const suffix = await choose(expression, told);
  return suffix === undefined ? undefined : findArray(extended(expression, suffix), channelOf);
}

/** Why a value with several arrays is not shown where nobody can be asked. */
export function severalArrays(expression: string, { choices }: Choices): string {
  const labels = choices.map(({ label }) => label);
  return vscode.l10n.t(
    '{0} holds several arrays: {1}. Choose one with Visualize as Matrix.',
    expression,
    labels.slice(0, 5).join(', '),
  );
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
