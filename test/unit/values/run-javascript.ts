import { createContext, runInContext } from 'node:vm';
import { javascriptExpression, parseAnswer } from '../../../src/core/values/index.js';
import type { ValueQuestion } from '../../../src/core/values/question.js';
import type { ValueDescription } from '../../../src/core/values/value-entry.js';

/** What the program told, loosely: the host checks it against its schema. */
export type Told = ValueDescription & {
  kind: string;
  of: string;
  code: string;
  args: string[];
  notes: string[][];
  choices: { label: string; suffix: string; shape: number[]; typeName: string }[];
};

function answerIn(text: unknown) {
  const { told, bytes } = parseAnswer(String(text))!;
  return { told: told as Told, bytes };
}

/** Asks the JavaScript program about a value of this process. */
export function runJavascript(value: unknown, question?: ValueQuestion) {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a debugger evaluates it so
  const ask = new Function('value', `return ${javascriptExpression('value', question)}`);
  return answerIn((ask as (value: unknown) => unknown)(value));
}

/** Asks it about an expression of another global object, with nothing of Node in it. */
export function runElsewhere(
  setup: string,
  expression: string,
  question?: ValueQuestion,
  names: Record<string, unknown> = { TextEncoder, btoa },
) {
  const context = createContext({ ...names });
  runInContext(setup, context);
  const before = Object.getOwnPropertyNames(context);
  const answer = answerIn(runInContext(javascriptExpression(expression, question), context));
  return { ...answer, before, after: Object.getOwnPropertyNames(context) };
}
