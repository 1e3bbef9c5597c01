import { pythonProgram } from './program.js';

/**
 * A Python expression that answers a question about the value of another expression.
 *
 * @param expression of the user; it stands in parentheses of its own, and is evaluated once.
 * @param range the first and the last (exclusive) entry that is wanted; absent: the description.
 */
export function pythonExpression(expression: string, range?: readonly [number, number]): string {
  const ask = range ? `(${range[0]}, ${range[1]})` : 'None';
  // A string of JSON without other characters than ASCII is a string of Python with the same meaning.
  const source = JSON.stringify(pythonProgram).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `(lambda v: (lambda g: (exec(${source}, g), g['out'])[1])({'v': v, 'ask': ${ask}}))((${expression}\n))`;
}
