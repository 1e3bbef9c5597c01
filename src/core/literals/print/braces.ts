import type { Matrix } from '../../matrix.js';
import type { Assign } from './assign.js';
import { decimal, layOut, withPoint, withPointIfLarge, type EntrySpelling } from './entry.js';

/** Initialisers in braces (and Rust's in brackets), one row per line. */

function braced(matrix: Matrix, spelling: EntrySpelling, before = ''): string {
  return layOut(matrix, spelling, {
    open: `${before}{`,
    rowOpen: '{',
    between: ', ',
    rowClose: '}',
    betweenRows: `,\n${' '.repeat(before.length + 1)}`,
    close: '}',
  });
}

export function printC(matrix: Matrix): string {
  const spelling = { missing: 'NAN', infinity: 'INFINITY', minusInfinity: '-INFINITY' };
  return braced(matrix, { ...spelling, finite: withPointIfLarge });
}

export function printJava(matrix: Matrix): string {
  const spelling = {
    missing: 'Double.NaN',
    infinity: 'Double.POSITIVE_INFINITY',
    minusInfinity: 'Double.NEGATIVE_INFINITY',
    finite: withPointIfLarge,
  };
  return braced(matrix, spelling, 'new double[][]');
}

export function printCsharp(matrix: Matrix): string {
  const spelling = {
    missing: 'double.NaN',
    infinity: 'double.PositiveInfinity',
    minusInfinity: 'double.NegativeInfinity',
    finite: withPointIfLarge,
  };
  return braced(matrix, spelling, 'new double[,]');
}

/** Formatted like gofmt: a tab before each row and a comma after the last. */
export function printGo(matrix: Matrix): string {
  const spelling = {
    missing: 'math.NaN()',
    infinity: 'math.Inf(1)',
    minusInfinity: 'math.Inf(-1)',
  };
  return layOut(matrix, spelling, {
    open: '[][]float64{\n\t',
    rowOpen: '{',
    between: ', ',
    rowClose: '}',
    betweenRows: ',\n\t',
    close: ',\n}',
  });
}

export function printRust(matrix: Matrix): string {
  const spelling = {
    missing: 'f64::NAN',
    infinity: 'f64::INFINITY',
    minusInfinity: 'f64::NEG_INFINITY',
    finite: withPoint,
  };
  return layOut(matrix, spelling, {
    open: '[',
    rowOpen: '[',
    between: ', ',
    rowClose: ']',
    betweenRows: ',\n ',
    close: ']',
  });
}

/** `1.5*^-7`. Without a point, the mantissa would make it an exact number. */
export function printWolfram(matrix: Matrix): string {
  return braced(matrix, {
    missing: 'Missing[]',
    infinity: 'Infinity',
    minusInfinity: '-Infinity',
    finite(value) {
      const [mantissa, exponent] = decimal(value).split('e');
      if (exponent === undefined) return mantissa!;
      const real = mantissa!.includes('.') ? mantissa! : `${mantissa!}.`;
      return `${real}*^${exponent.replace('+', '')}`;
    },
  });
}

export const assignC: Assign = (name, literal, { rows, cols }) =>
  `double ${name}[${rows}][${cols}] = ${literal};`;

export const assignJava: Assign = (name, literal) => `double[][] ${name} = ${literal};`;

export const assignCsharp: Assign = (name, literal) => `var ${name} = ${literal};`;

export const assignGo: Assign = (name, literal) => `${name} := ${literal}`;

export const assignRust: Assign = (name, literal, { rows, cols }) =>
  `let ${name}: [[f64; ${cols}]; ${rows}] = ${literal};`;

/** In the Wolfram Language an underscore is a pattern and cannot be part of a name. */
export const assignWolfram: Assign = (name, literal) => `${name.replaceAll('_', '')} = ${literal};`;
