import * as vscode from 'vscode';
import * as v from 'valibot';
import type { ValueChannel } from '../values/read-value.js';
import type { DebugLanguage } from './adapters.js';
import type { StoppedFrame } from './frame.js';

const answerSchema = v.object({ result: v.string() });

/** The program went on, or the user broke off: the reading is not continued. */
export class ReadingStopped extends Error {}

/**
 * Asks the debugger about the value of an expression in one frame.
 *
 * @param isCurrent whether the program is still where it was. Values of two stops are never mixed.
 */
export function debugChannel(
  expression: string,
  language: DebugLanguage,
  frame: StoppedFrame,
  isCurrent: () => boolean,
): ValueChannel {
  const evaluate = async (text: string): Promise<string> => {
    try {
      const answer: unknown = await frame.session.customRequest('evaluate', {
        expression: text,
        frameId: frame.frameId,
        // In the other contexts, debuggers shorten long values.
        context: 'clipboard',
      });
      return v.parse(answerSchema, answer).result;
    } catch (error) {
      if (!isCurrent()) throw stopped(expression);
      throw new Error(messageOf(expression, error), { cause: error });
    }
  };
  return {
    name: expression,
    partBytes: language.partBytes,
    async ask(question) {
      if (!isCurrent()) throw stopped(expression);
      const text = await evaluate(language.expression(expression, question));
      if (!isCurrent()) throw stopped(expression);
      return text;
    },
  };
}

function stopped(expression: string): ReadingStopped {
  return new ReadingStopped(
    vscode.l10n.t(
      'The program went on while {0} was read. It is read again at the next stop.',
      expression,
    ),
  );
}

/** The debugger's own words, which name what is wrong: "name 'W' is not defined". */
function messageOf(expression: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.trim().split('\n');
  // Python's debugger answers with a whole traceback; its last line says what happened.
  const said = lines.at(-1)?.trim() ?? '';
  return vscode.l10n.t('{0} is not available here: {1}', expression, said);
}
