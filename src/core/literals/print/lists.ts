import type { Matrix } from '../../matrix.js';
import type { Assign } from './assign.js';
import { layOut, type EntrySpelling } from './entry.js';

/** Lists of lists in square brackets: Python, JavaScript, JSON, and plain text. */

/** One row per line, aligned under the first. */
function nested(matrix: Matrix, spelling: EntrySpelling, before: string, after: string): string {
  const indent = ' '.repeat(before.length + 1);
  return layOut(matrix, spelling, {
    open: `${before}[`,
    rowOpen: '[',
    between: ', ',
    rowClose: ']',
    betweenRows: `,\n${indent}`,
    close: `]${after}`,
  });
}

function module(name: string): EntrySpelling {
  return { missing: `${name}.nan`, infinity: `${name}.inf`, minusInfinity: `-${name}.inf` };
}

export function printNumpy(matrix: Matrix): string {
  return nested(matrix, module('np'), 'np.array(', ')');
}

export function printJax(matrix: Matrix): string {
  return nested(matrix, module('jnp'), 'jnp.array(', ')');
}

/**
 * In double precision, because PyTorch's own default would round the entries. Entries that are rounded to
 * printed decimals are left to that default, as the tensor that was printed.
 */
export function printTorch(matrix: Matrix): string {
  const type = matrix.printedDecimals === undefined ? ', dtype=torch.float64' : '';
  const spelling = {
    missing: "float('nan')",
    infinity: "float('inf')",
    minusInfinity: "float('-inf')",
  };
  return nested(matrix, spelling, 'torch.tensor(', `${type})`);
}

const script = { missing: 'NaN', infinity: 'Infinity', minusInfinity: '-Infinity' };

export function printJavaScript(matrix: Matrix): string {
  return nested(matrix, script, '', '');
}

/** RFC 8259 with `Infinity` where there is one: JSON itself has no spelling for it. */
export function printJson(matrix: Matrix): string {
  return nested(matrix, { ...script, missing: 'null' }, '', '');
}

/**
 * YAML 1.2, 10.3.2, and TOML 1.0, "Float": only YAML has `null`; TOML has no word for missing and uses
 * `nan`.
 */
export function printYaml(matrix: Matrix): string {
  return nested(matrix, { missing: 'null', infinity: '.inf', minusInfinity: '-.inf' }, '', '');
}

export function printToml(matrix: Matrix): string {
  return nested(matrix, { missing: 'nan', infinity: 'inf', minusInfinity: '-inf' }, '', '');
}

export function printPlain(matrix: Matrix): string {
  return nested(matrix, { missing: '?', infinity: 'inf', minusInfinity: '-inf' }, '', '');
}

export const assignJavaScript: Assign = (name, literal) => `const ${name} = ${literal};`;
