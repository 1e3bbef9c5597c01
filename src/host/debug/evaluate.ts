import * as vscode from 'vscode';
import * as v from 'valibot';
import { cppAnswers, type AskedForm } from '../../core/index.js';
import { answerIn, type ValueChannel } from '../values/read-value.js';
import type { DebugLanguage } from './adapters.js';
import { cppProgram } from './cpp-program.js';
import type { StoppedFrame } from './frame.js';
import type { Request } from './request.js';
import { debugStops } from './stops.js';

const answerSchema = v.object({ result: v.string() });

/** The program went on, or the user broke off: the reading is not continued. */
export class ReadingStopped extends Error {}

/**
 * Asks the debugger about the value of an expression in one frame.
 *
 * @param isCurrent whether the program is still where it was. Values of two stops are never mixed.
 * @param asked the shape that the user said for the memory at a pointer.
 */
export function debugChannel(
  expression: string,
  language: DebugLanguage,
  frame: StoppedFrame,
  isCurrent: () => boolean,
  asked?: AskedForm,
): ValueChannel {
  const request: Request = async (command, args) => {
    try {
      if (!isCurrent()) throw stopped(expression);
      const answer: unknown = await frame.session.customRequest(command, args);
      if (!isCurrent()) throw stopped(expression);
      return answer;
    } catch (error) {
      if (await endsNow(frame.session)) throw ended(expression);
      if (!isCurrent()) throw stopped(expression);
      throw new Error(messageOf(expression, error), { cause: error });
    }
  };
  const ask =
    language.id === 'cpp'
      ? cppAnswers(cppProgram(request, frame.frameId, language), expression, asked)
      : async (question?: Parameters<ValueChannel['ask']>[0]) => {
          const answer = await request('evaluate', {
            expression: language.expression(expression, question),
            frameId: frame.frameId,
            // In the other contexts, debuggers shorten long values.
            context: 'clipboard',
          });
          return answerIn(expression, v.parse(answerSchema, answer).result);
        };
  return { name: expression, partBytes: language.partBytes, ask };
}

/** A debugger that has lost its program says so a moment after its last request has failed, in milliseconds. */
const farewellMillis = 300;

/** Whether the program of this session has ended, or ends within a moment. */
async function endsNow({ id }: vscode.DebugSession): Promise<boolean> {
  const stops = debugStops();
  for (const until = Date.now() + farewellMillis; Date.now() < until;) {
    if (stops.hasEnded(id)) return true;
    await new Promise<void>((resolve) => setTimeout(resolve, 20));
  }
  return stops.hasEnded(id);
}

function ended(expression: string): ReadingStopped {
  return new ReadingStopped(vscode.l10n.t('The program ended while {0} was read.', expression));
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
  return vscode.l10n.t('{0} is not available here: {1}', expression, saidIn(message.trim()));
}

function saidIn(message: string): string {
  // lldb shows the place below: "error: <user expression 2>:1:1: use of undeclared identifier 'W'".
  const [, ofLldb] = /error: (?:<user expression \d+>:\d+:\d+: )?(.+)/.exec(message) ?? [];
  // Python's debugger answers with a whole traceback; its last line says what happened.
  return ofLldb?.trim() ?? message.split('\n').at(-1)?.trim() ?? '';
}
