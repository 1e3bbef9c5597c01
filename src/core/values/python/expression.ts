import type { ValueQuestion } from '../question.js';
import { pythonProgram } from './program.js';

/**
 * A Python expression that answers a question about the value of another expression.
 *
 * @param expression of the user; it stands in parentheses of its own, and is evaluated once.
 * @param ask what is wanted of it.
 */
export function pythonExpression(expression: string, ask?: ValueQuestion): string {
  const asked =
    ask === undefined ? 'None' : typeof ask === 'number' ? String(ask) : `(${ask[0]}, ${ask[1]})`;
  // A string of JSON without other characters than ASCII is a string of Python with the same meaning.
  const source = JSON.stringify(pythonProgram).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // The dictionary is emptied: its functions refer to it, and it would keep the value alive until the next collection.
  return `(lambda v: (lambda g: (exec(${source}, g), g['out'], g.clear())[1])({'v': v, 'ask': ${asked}}))((${expression}\n))`;
}
