import type { ValueQuestion } from '../question.js';
import { javascriptProgram } from './program.js';

/** A JavaScript expression that answers a question about the value of another one, as `pythonExpression` does. */
export function javascriptExpression(expression: string, ask?: ValueQuestion): string {
  const asked = ask === undefined ? 'null' : JSON.stringify(ask);
  return `(${javascriptProgram})((${expression}\n), ${asked})`;
}
