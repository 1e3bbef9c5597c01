import { describe, expect, it } from 'vitest';
import {
  columnOf,
  fittingColumns,
  offeredColumns,
} from '../../../../webview/model/weights/columns/choice.js';
import { textOf } from '../../../../webview/model/weights/columns/column.js';
import { firstChoices, readChoices } from '../../../../webview/model/weights/saved.js';
import { amountText, shareText, timeLeft } from '../../../../webview/model/weights/texts.js';
import { problemOf, weightOf } from '../../../../webview/model/weights/weight.js';
import { knownOf, measured, row } from './rows.js';

const ids = (columns: readonly { readonly id: string }[]) => columns.map(({ id }) => id);

describe('the columns', () => {
  it.each(['weights', 'adapter', 'comparison'] as const)('of %s exist, each once', (kind) => {
    const all = ids(offeredColumns(kind).map(({ column }) => column));
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('alpha');
    expect(all).toContain('rank99');
    for (const id of all) expect(columnOf(kind, id)?.meaning().length).toBeGreaterThan(0);
  });

  it('are two numbers and a sparkline where there is little room', () => {
    const { shown, left } = fittingColumns('weights', firstChoices, 230);
    expect(ids(shown)).toEqual(['stableRank', 'used', 'spectrum']);
    expect(left).toBe(10);
    expect(fittingColumns('weights', firstChoices, 2000).left).toBe(0);
  });

  it('that the user wants stay longest, and all of them if the table may scroll', () => {
    const choices = { ...firstChoices, columns: { alpha: true, used: false } };
    const { shown } = fittingColumns('weights', choices, 200);
    expect(ids(shown)).toEqual(['spectrum', 'alpha']);
    expect(fittingColumns('weights', { ...choices, isWide: true }, 10)).toMatchObject({ left: 0 });
  });

  it('of the resize panel come first', () => {
    const { shown } = fittingColumns('adapter', { ...firstChoices, panel: 'resize' }, 150);
    expect(ids(shown)).toEqual(['newRank', 'newError']);
  });
});

describe('the value of a cell', () => {
  const text = (id: string, weight: Parameters<typeof textOf>[2]) => {
    const column = columnOf('adapter', id)!;
    return textOf(column, column.value(weight), weight);
  };
  const pair = row(0, 'a', { kind: 'pair', rank: 4, alpha: 8, scale: 2 });

  it('is a number, unknown yet, or none', () => {
    const known = knownOf([pair], [measured(0, 3)]);
    expect(text('spectral', weightOf(pair, known))).toBe('3');
    expect(text('spectral', weightOf(pair, knownOf([pair], [])))).toBe('…');
    const broken = { ...pair, problem: 'no' };
    expect(text('spectral', weightOf(broken, knownOf([broken], [])))).toBe('–');
    expect(text('shape', weightOf(pair, known))).toBe('8×6');
    expect(text('alpha', weightOf(pair, known))).toBe('22.00 ± 0.12');
  });

  it('of α follows from the rank that is used', () => {
    const known = knownOf([pair], [measured(0, 3, 0.01)]);
    // One direction has all of it: s = 2, so α = 2.
    expect(text('suggestedAlpha', weightOf(pair, known))).toBe('2');
    const note = columnOf('adapter', 'suggestedAlpha')?.note?.(weightOf(pair, known));
    expect(note).toBe('the file states 8 for r = 4: 4 times as much');
    // rsLoRA: s = α/√r.
    const rooted = { ...pair, scale: 4 };
    expect(text('suggestedAlpha', weightOf(rooted, known))).toBe('4');
  });

  it('is a problem where entries are not finite', () => {
    const { numbers } = measured(0, 3);
    const known = knownOf([pair], [{ id: 0, numbers: { ...numbers!, nan: 2, infinite: 0 } }]);
    const weight = weightOf(pair, known);
    expect(problemOf(weight)).toBe('2 × NaN');
    expect(text('spectral', weight)).toBe('–');
    expect(known.totalSquare).toBe(0);
  });

  it('of shares adds up', () => {
    const rows = ['a', 'b'].map((name, id) => row(id, name, { kind: 'pair' }));
    const known = knownOf(rows, [measured(0, 3), measured(1, 4)]);
    const [a, b] = rows.map((each) => weightOf(each, known).share!);
    expect(a! + b!).toBeCloseTo(1, 12);
    expect(a! / b!).toBeCloseTo(9 / 16, 12);
    expect(weightOf(rows[0]!, knownOf(rows, [measured(0, 3)])).share).toBeUndefined();
  });
});

describe('texts', () => {
  it('of amounts, shares and times are short', () => {
    expect([960, 12_345, 8_030_261_248].map(amountText)).toEqual(['960', '12.3 K', '8.03 B']);
    expect([0, 1e-5, 0.034, 0.5, 1].map(shareText)).toEqual([
      '0 %',
      '< 0.1 %',
      '3.4 %',
      '50 %',
      '100 %',
    ]);
    expect([1, 42, 400, 9000].map(timeLeft)).toEqual([
      'about a second left',
      'about 42 s left',
      'about 7 min left',
      'about 2.5 h left',
    ]);
  });
});

describe('saved choices', () => {
  it('come back, and what another version wrote does no harm', () => {
    const choices = { ...firstChoices, typed: 'q_proj', scrollTop: 240 };
    expect(readChoices(JSON.parse(JSON.stringify(choices)))).toEqual(choices);
    expect(readChoices(undefined)).toEqual(firstChoices);
    expect(readChoices({ view: 'poem', typed: 3, scrollTop: -1 })).toEqual(firstChoices);
    expect(readChoices({ typed: 'a', resize: { kind: 'x' } })).toEqual({
      ...firstChoices,
      typed: 'a',
    });
  });
});
