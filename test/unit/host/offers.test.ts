import { describe, expect, it } from 'vitest';
import { parseMatrix, success, type ReadAs } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { offersOf } from '../../../src/host/read-as/offers.js';

function lines(text: string, languageId: string, as: ReadAs) {
  const { offers, columns } = offersOf((wish) => parseMatrix(text, languageId, wish), as, 'Plain');
  return {
    columns,
    offers: offers.map(({ label, chosen, shape = '' }) => `${chosen ? '✓ ' : ''}${label} ${shape}`),
    take: (label: string) => offers.find((offer) => offer.label === label)?.as,
  };
}

describe('the lines of Read as…', () => {
  it('begin with the text and name what else it admits', () => {
    const { offers, columns } = lines('x,y\n1,2\n3,4\n5,6\n', 'csv', {});
    expect(offers[0]).toBe('✓ Plain 3×2');
    expect(offers.at(-1)).toBe('Transposed 2×3');
    expect(columns).toBe('all');
  });

  it('mark what is chosen, which takes it back', () => {
    const { offers, take } = lines('[[1, 2], [3, 4], [5, 6]]', 'python', { transposed: true });
    expect(offers).toContain('✓ Transposed 2×3');
    expect(offers).toContain('Plain 3×2');
    expect(offers.filter((line) => line.includes('ransposed'))).toHaveLength(1);
    expect(take('Transposed')?.transposed).toBeUndefined();
    expect(take('Plain')).toEqual({});
  });

  it('keep the other choices where one is added', () => {
    const { take, columns } = lines('[[1, 2], [3, 4], [5, 6]]', 'python', { columns: [1] });
    expect(take('Transposed')).toEqual({ columns: [1], transposed: true });
    expect(columns).toBe('some');
  });

  it('have a way back where the choice cannot be read', () => {
    const { offers } = lines('nothing', 'python', { transposed: true });
    expect(offers).toEqual(['Plain ', '✓ Transposed ']);
  });

  it('offer what gives another matrix, and nothing twice', () => {
    const names = fromRows([[1, 2]]);
    const data = fromRows([
      [2001, 2002],
      [1, 2],
    ]);
    const read = ({ firstRow }: ReadAs) => success(firstRow === 'data' ? data : names);
    const { offers } = offersOf(read, {}, 'Plain');
    expect(offers.map(({ label, shape }) => [label, shape])).toEqual([
      ['Plain', '1×2'],
      ['Row 1 holds data', '2×2'],
      ['Transposed', '1×2'],
    ]);
  });
});
