import { describe, expect, it } from 'vitest';
import { found, parsed, problem, rows } from './read.js';

const file = (scale: string, rest = 'B N\n1 1\nDirect\n0.33 0.67 0.5\n0.67 0.33 0.5\n'): string =>
  `hexagonal BN 2\n${scale}\n  2.5  0.0  0.0\n -1.25 2.165 0.0\n  0.0  0.0  20.0\n${rest}`;
const lattice = [
  [2.5, 0, 0],
  [-1.25, 2.165, 0],
  [0, 0, 20],
];

describe('lattices of POSCAR files', () => {
  it.each([
    file('1.0'),
    file('1'),
    file('  1.00000000000000  '),
    file('1.0').replaceAll('\n', '\r\n'),
    file('1.0', '1 1\nCartesian\n0 0 0\n1 1 1'),
    file('1.0', 'B N\n1 1\nSelective dynamics\nDirect\n0 0 0 T T F\n1 1 1 T T T\n'),
    file('1.0', 'B N\n1 1\ndirect\n0.3 0.6 0.5 B\n0.6 0.3 0.5 N\n'),
  ])('are read: %j', (text) => {
    expect(rows(text, 'plaintext')).toEqual(lattice);
    expect(found(text, 'plaintext')[0]?.[1]).toEqual(lattice);
  });

  it('are times the factor', () => {
    const matrix = parsed(file('2'), 'plaintext');
    expect([...matrix.data]).toEqual(lattice.flat().map((value) => 2 * value));
    expect(matrix.reading?.notes).toEqual(['times 2']);
  });

  it.each([file('-160.5'), file('1.0 1.0 2.0')])('are refused with %j', (text) => {
    expect(problem(text, 'plaintext').code).toBe('syntax');
    expect(found(text, 'plaintext')[0]?.[1]).toBe('syntax');
  });
});
