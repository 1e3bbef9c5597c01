import { javascriptProgram } from './program.js';

/** A JavaScript expression that answers a question about the value of another one, as `pythonExpression` does. */
export function javascriptExpression(
  expression: string,
  range?: readonly [number, number],
): string {
  const ask = range ? `[${range[0]}, ${range[1]}]` : 'null';
  return `(${javascriptProgram})((${expression}\n), ${ask})`;
}
