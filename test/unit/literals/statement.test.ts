import { describe, expect, it } from 'vitest';
import { copyTargets, findMatrices, printAllAs, printStatement } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';

const m = fromRows([
  [1, 0.1],
  [-3, 1e-9],
]);

describe('a matrix as a statement', () => {
  const languages =
    'python matlab julia r javascript typescript cpp java csharp go rust latex typst';
  it.each(languages.split(' '))('is read back bit for bit in %s', (languageId) => {
    const found = findMatrices(printStatement(m, 'M_1', languageId), languageId);
    expect(found).toHaveLength(1);
    const result = found[0]?.result;
    expect(result?.ok && [...result.value.data]).toEqual([...m.data]);
  });

  it('says its name in the language', () => {
    expect(printStatement(m, 'M_1', 'r')).toMatch(/^M_1 <- matrix\(/);
    expect(printStatement(m, 'M_1', 'rust')).toMatch(/^let M_1: \[\[f64; 2\]; 2\] = \[\[1\.0/);
    expect(printStatement(m, 'M_1', 'python')).toBe(
      'M_1 = np.array([[1, 0.1],\n                [-3, 1e-9]])',
    );
  });

  it('is part of one object in JSON, and a statement for every other target', () => {
    const two = [
      { name: 'B', matrix: m },
      { name: 'A', matrix: m },
    ];
    expect(JSON.parse(printAllAs(two, 'json'))).toEqual({ B: [[1, 0.1], [-3, 1e-9]], A: [[1, 0.1], [-3, 1e-9]] }); // prettier-ignore
    for (const target of copyTargets) expect(printAllAs(two, target)).toMatch(/B.*A/s);
    expect(printAllAs(two, 'torch')).toContain('B = torch.tensor(');
  });
});
