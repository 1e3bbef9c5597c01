import type { Grammar } from '../expression.js';
import { commonCall, commonConstant } from './names.js';
import {
  minus,
  plus,
  powerOperator,
  shiftLeft,
  times,
  toReal,
  trueDivision,
  truncatedRemainder,
} from './operators.js';

/** JavaScript and TypeScript constant arithmetic (ECMA-262, sections 12.9 and 13). */
export const javascriptGrammar: Grammar = {
  comments: { line: '//', block: ['/*', '*/'] },
  numerals: { separator: '_', suffixes: { n: 'same' }, leadingZeroIsOctal: true },
  operators: [powerOperator('**'), shiftLeft, times, trueDivision, truncatedRemainder, plus, minus],
  constant: commonConstant,
  call: (name) => (name === 'Number' || name === 'BigInt' ? toReal : commonCall(name)),
  callBrackets: ['(', ')'],
};
