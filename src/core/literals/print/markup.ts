import type { Matrix } from '../../matrix.js';
import type { Assign } from './assign.js';
import { decimal, layOut } from './entry.js';

/** Matrices in typeset text. */

export function printLatex(matrix: Matrix): string {
  const spelling = {
    missing: '?',
    infinity: '\\infty',
    minusInfinity: '-\\infty',
    finite: decimal,
  };
  return layOut(matrix, spelling, {
    open: '\\begin{bmatrix}\n  ',
    rowOpen: '',
    between: ' & ',
    rowClose: '',
    betweenRows: ' \\\\\n  ',
    close: '\n\\end{bmatrix}',
  });
}

export function printTypst(matrix: Matrix): string {
  const spelling = { missing: '?', infinity: 'oo', minusInfinity: '-oo', finite: decimal };
  return layOut(matrix, spelling, {
    open: 'mat(\n  ',
    rowOpen: '',
    between: ', ',
    rowClose: '',
    betweenRows: ';\n  ',
    close: '\n)',
  });
}

/** A table with bars. It must have a header, so columns without names get their numbers. */
export function printMarkdown(matrix: Matrix): string {
  const { cols } = matrix;
  const columns = Array.from({ length: cols }, (_, j) => matrix.columnLabels?.[j] ?? `c${j + 1}`);
  const head = `| ${columns.map(cell).join(' | ')} |\n|${'---|'.repeat(cols)}\n`;
  const spelling = { missing: '?', infinity: 'inf', minusInfinity: '-inf', finite: decimal };
  return layOut(matrix, spelling, {
    open: head,
    rowOpen: '| ',
    between: ' | ',
    rowClose: ' |',
    betweenRows: '\n',
    close: '',
  });
}

/** A label without the characters that would end its cell. */
function cell(label: string): string {
  return label.replace(/[|\r\n]/g, ' ').trim() || ' ';
}

/** `W_3` is W with the subscript 3; a name of several letters is upright. */
export const assignLatex: Assign = (name, literal) => `\\[ ${typeset(name)} = ${literal} \\]`;

function typeset(name: string): string {
  const [, base = name, subscript] = /^(.+)_([A-Za-z0-9]+)$/.exec(name) ?? [];
  const letters = base.length === 1 ? base : `\\mathrm{${base.replaceAll('_', '\\_')}}`;
  return subscript === undefined ? letters : `${letters}_{${subscript}}`;
}

export const assignTypst: Assign = (name, literal) => `$ "${name}" = ${literal} $`;

export const assignMarkdown: Assign = (name, literal) => `\n${name}:\n\n${literal}\n`;
