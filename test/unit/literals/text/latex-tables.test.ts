import { testReading, type ReadCase } from '../expect-read.js';

const cases: readonly ReadCase[] = [
  [
    'bordermatrix',
    'latex',
    '\\bordermatrix{ ~ & x & y \\cr\n  r & 1 & 2 \\cr\n  s & 3 & 4 \\cr }',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'bordermatrix with numbers for names',
    'latex',
    '\\bordermatrix{ & 1 & 2 \\cr 1 & 3 & 4 \\cr 2 & 5 & 6 \\cr}',
    [
      [3, 4],
      [5, 6],
    ],
  ],
  [
    'blockarray',
    'latex',
    '\\begin{blockarray}{ccc}\n & x & y \\\\\n\\begin{block}{c(cc)}\n r & 1 & 2 \\\\\n s & 3 & 4 \\\\\n\\end{block}\n\\end{blockarray}\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'blockarray with numbers for names',
    'latex',
    '\\begin{blockarray}{ccc} & 1 & 2 \\\\ \\begin{block}{c[cc]} 1 & 3 & 4 \\\\ 2 & 5 & 6 \\\\ \\end{block} \\end{blockarray}',
    [
      [3, 4],
      [5, 6],
    ],
  ],
  [
    'blockarray with names behind the rows',
    'latex',
    '\\begin{blockarray}{cccc} & 1 & 2 & \\\\ \\begin{block}{c[cc]c} 1 & 3 & 4 & a \\\\ 2 & 5 & 6 & b\\\\ \\end{block} \\end{blockarray}',
    'syntax',
  ],
  [
    'longtable',
    'latex',
    '\\begin{longtable}{rr}\n\\caption{Data}\\label{tab:d}\\\\\n\\hline\na & b \\\\\n\\hline\n\\endfirsthead\na & b \\\\\n\\hline\n\\endhead\n1 & 2 \\\\\n3 & 4 \\\\\n\\hline\n\\end{longtable}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'longtable without a head',
    'latex',
    '\\begin{longtable}{rr}\n1 & 2 \\\\\n3 & 4 \\\\\n\\end{longtable}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'S columns',
    'latex',
    '\\begin{tabular}{S[table-format=1.2] S}\n{a} & {b} \\\\\n1.23 & 4.5 \\\\\n-6.7 & 8 \\\\\n\\end{tabular}\n',
    [
      [1.23, 4.5],
      [-6.7, 8],
    ],
  ],
  [
    'num',
    'latex',
    '\\begin{tabular}{cc}\n\\num{1200} & \\num{0.5} \\\\\n\\num{3e5} & \\num{4} \\\\\n\\end{tabular}',
    [
      [1200, 0.5],
      [300000, 4],
    ],
  ],
  [
    'SI',
    'latex',
    '\\begin{tabular}{cc}\n\\SI{1.5}{\\meter} & \\SI{2}{\\second} \\\\\n\\SI{3}{\\meter} & \\SI{4}{\\second} \\\\\n\\end{tabular}\n',
    [
      [1.5, 2],
      [3, 4],
    ],
  ],
  [
    'SI with another unit in one cell',
    'latex',
    '\\begin{tabular}{cc}\n\\SI{1}{\\m} & 1 \\\\\n\\SI{1}{\\km} & 2 \\\\\n\\end{tabular}',
    'notNumeric',
  ],
  [
    'errors',
    'latex',
    '\\begin{tabular}{cc}\n$0.9\\pm0.1$ & $0.8\\pm0.2$ \\\\\n$0.7\\pm0.1$ & $0.6\\pm0.1$ \\\\\n\\end{tabular}\n',
    [
      [0.9, 0.8],
      [0.7, 0.6],
    ],
  ],
  [
    'errors below',
    'latex',
    '\\begin{tabular}{cc}\n$0.9_{\\pm 0.1}$ & $0.8_{\\pm 0.2}$ \\\\\n$0.7_{\\pm 0.1}$ & $0.6_{\\pm 0.1}$ \\\\\n\\end{tabular}\n',
    [
      [0.9, 0.8],
      [0.7, 0.6],
    ],
  ],
  [
    'errors in bold',
    'latex',
    '\\begin{tabular}{lcc}\nModel & A & B \\\\\nx & 12.5\\% & \\textbf{$1.2 \\pm 0.3$} \\\\\ny & 3\\% & $1.4$ $\\pm$ $0.1$ \\\\\n\\end{tabular}',
    [
      [0.125, 1.2],
      [0.03, 1.4],
    ],
  ],
  [
    'an error in one cell only',
    'latex',
    '\\begin{tabular}{cc}\n0.9 $\\pm$ 0.1 & 3 \\\\\n0.8 & 4 \\\\\n\\end{tabular}',
    'notNumeric',
  ],
  [
    'two values in a formula',
    'latex',
    '\\begin{bmatrix} 1 \\pm 0.1 & 2 \\\\ 3 & 4 \\end{bmatrix}',
    'notNumeric',
  ],
  [
    'an error in parentheses is no factor',
    'latex',
    '\\begin{tabular}{cc}\n1.23(4) & 4 \\\\\n5 & 6 \\\\\n\\end{tabular}\n',
    'notNumeric',
  ],
  [
    'rows without their environment',
    'latex',
    '1 & 2 \\\\\n3 & 4 \\\\\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['a row cut off', 'latex', '1 & 2 \\\\\n3 \\\\\n', 'ragged'],
];

testReading('tables and bordered matrices of LaTeX', cases);
