import * as vscode from 'vscode';
import { pythonExpression } from '../../core/index.js';
import { answerIn, type ValueChannel } from '../values/read-value.js';
import { KernelError, printedBy, pythonKernelOf, type Kernel } from './kernel.js';

/**
 * Asks the kernel of a notebook about the value of an expression. The kernel prints the answer; the program runs in a
 * dictionary of its own, and no value of the user is the last one of the kernel afterwards.
 *
 * @param isCurrent whether no cell has run since the first question.
 */
export function kernelChannel(
  notebook: vscode.Uri,
  expression: string,
  token: vscode.CancellationToken,
  isCurrent: () => boolean = () => true,
): ValueChannel {
  let kernel: Promise<Kernel> | undefined;
  const check = () => {
    if (isCurrent()) return;
    throw new Error(
      vscode.l10n.t(
        'A cell ran while {0} was read. It is read again when the cell is done.',
        expression,
      ),
    );
  };
  return {
    name: expression,
    partBytes: 2 ** 20,
    async ask(question) {
      check();
      kernel ??= pythonKernelOf(notebook);
      // The user may have a variable of the name `print`.
      const code = `__import__('builtins').print(${pythonExpression(expression, question)})`;
      const text = await printed(await kernel, code, expression, token);
      check();
      if (text.trim() === '')
        throw new Error(vscode.l10n.t('The kernel did not answer. Try again.'));
      return answerIn(expression, text);
    },
  };
}

async function printed(
  kernel: Kernel,
  code: string,
  expression: string,
  token: vscode.CancellationToken,
): Promise<string> {
  try {
    return await printedBy(kernel, code, token);
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    const message = vscode.l10n.t('{0} is not available here: {1}', expression, error.message);
    throw new Error(message, { cause: error });
  }
}
