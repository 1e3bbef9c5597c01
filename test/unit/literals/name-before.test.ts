import { describe, expect, it } from 'vitest';
import { nameBefore } from '../../../src/core/literals/name-before.js';

describe('the name of a literal', () => {
  it.each([
    ['X = ', 'X'],
    ['    self.weight = ', 'self.weight'],
    ['A := ', 'A'],
    ['scores <- ', 'scores'],
    ['const m: number[][] = ', 'm'],
    ['double a[2][3] = ', 'a'],
    ['{"weights": ', 'weights'],
    ['let größe = ', 'größe'],
    ['Eigen::Matrix2d R = ', 'R'],
  ])('%s', (before, name) => {
    expect(nameBefore(before)).toBe(name);
  });

  it.each(['', 'np.linalg.svd(', 'return ', 'f(a, ', '# see '])('is none before %j', (before) => {
    expect(nameBefore(before)).toBeUndefined();
  });
});
