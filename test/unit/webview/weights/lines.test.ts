import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../../src/core/index.js';
import type { WeightRow } from '../../../../src/protocol/weights.js';
import { catalogOf } from '../../../../webview/model/weights/catalog.js';
import { columnOf } from '../../../../webview/model/weights/columns/choice.js';
import { nameFilter } from '../../../../webview/model/weights/filter.js';
import { linesOf, type LineWishes } from '../../../../webview/model/weights/lines.js';
import { between, lineByKey, toggled } from '../../../../webview/model/weights/selection.js';
import { totalsOf } from '../../../../webview/model/weights/totals.js';
import { weightOf, type Known } from '../../../../webview/model/weights/weight.js';
import { lineWindow, scrollToLine, seenLines } from '../../../../webview/model/weights/window.js';
import { knownOf, measured, row } from './rows.js';

const rows = [
  row(0, 'b.0.q.weight'),
  row(1, 'b.0.k.weight'),
  row(2, 'b.1.q.weight'),
  row(3, 'b.1.k.weight', { problem: 'broken' }),
  row(4, 'head.weight', { bytes: 1000 }),
];
const catalog = catalogOf(rows);
const known = knownOf(rows, [measured(0, 1), measured(1, 4), measured(2, 2)]);

function shown(wishes: Partial<LineWishes>): string[] {
  const sort = wishes.sort ?? null;
  const work = linesOf(catalog, known, {
    ...{ typed: '', grouping: 'none', folded: [] },
    ...wishes,
    sort,
    sortColumn: sort ? columnOf('weights', sort.column) : undefined,
  });
  const { lines } = atOnce(work);
  return lines.map((line) =>
    line.kind === 'group' ? `# ${line.name} ${line.rows.length}` : line.row.name,
  );
}

describe('the lines of the table', () => {
  it('have the order of the names', () => {
    const names = ['b.0.k.weight', 'b.0.q.weight', 'b.1.k.weight', 'b.1.q.weight', 'head.weight'];
    expect(shown({})).toEqual(names);
    expect(shown({ sort: { column: 'name', isDescending: true } })).toEqual([...names].reverse());
  });

  it('sort by a number in both directions, with what is unknown last', () => {
    const last = ['b.1.k.weight', 'head.weight'];
    const byNorm = (isDescending: boolean) => shown({ sort: { column: 'spectral', isDescending } });
    expect(byNorm(true)).toEqual(['b.0.k.weight', 'b.1.q.weight', 'b.0.q.weight', ...last]);
    expect(byNorm(false)).toEqual(['b.0.q.weight', 'b.1.q.weight', 'b.0.k.weight', ...last]);
  });

  it('are those that fit the filter', () => {
    expect(shown({ typed: '*.q.*' })).toEqual(['b.0.q.weight', 'b.1.q.weight']);
    expect(shown({ typed: 'nothing' })).toEqual([]);
  });

  it('stand in groups, which can be folded', () => {
    expect(shown({ grouping: 'block', folded: ['gb.0'] })).toEqual([
      '# b.0 2',
      ...['# b.1 2', 'b.1.k.weight', 'b.1.q.weight'],
      ...['# outside of blocks 1', 'head.weight'],
    ]);
    expect(shown({ grouping: 'kind', folded: ['gb.*.k', 'ghead'] })).toEqual([
      '# b.*.k 2',
      ...['# b.*.q 2', 'b.0.q.weight', 'b.1.q.weight'],
      '# head 1',
    ]);
  });

  it('sort groups by their totals', () => {
    const sort = { column: 'bytes', isDescending: true };
    expect(shown({ grouping: 'block', sort })[0]).toBe('# outside of blocks 1');
  });
});

describe('any order, filter and groups', () => {
  const column = columnOf('weights', 'spectral')!;
  const direct = (all: readonly WeightRow[], now: Known, isDescending: boolean) => {
    const valueOf = (each: WeightRow) => column.value({ ...weightOf(each, now) });
    const isNumber = (each: WeightRow) => typeof valueOf(each) === 'number';
    const sign = isDescending ? -1 : 1;
    const sorted = all.filter(isNumber).sort((a, b) => {
      const [x, y] = [Number(valueOf(a)), Number(valueOf(b))];
      return x === y ? 0 : sign * (x - y);
    });
    return [...sorted, ...all.filter((each) => !isNumber(each))];
  };

  const idsIn = (some: readonly WeightRow[]) => some.map(({ id }) => id).join();

  it('are what sorting the found rows directly gives', () => {
    const some = fc.record({
      sizes: fc.array(fc.option(fc.constantFrom(1, 2, 3, Infinity)), { maxLength: 30 }),
      typed: fc.constantFrom('', 'q', '!q'),
    });
    fc.assert(
      fc.property(some, ({ sizes, typed }) => {
        const all = sizes.map((_, id) => row(id, `b.${id % 4}.${id % 3 === 0 ? 'q' : 'k'}.${id}`));
        const own = catalogOf(all);
        const numbers = sizes.flatMap((size, id) => (size === null ? [] : [measured(id, size)]));
        // The second state of knowledge must not get the order of the first.
        for (const now of [knownOf(all, numbers), knownOf(all, numbers.slice(1))]) {
          for (const isDescending of [true, false, true]) {
            const sort = { column: 'spectral', isDescending };
            const wishes = { typed, folded: [], sort, sortColumn: column };
            const found = own.rows.filter(({ name }) => nameFilter(typed)(name));
            const expected = direct(found, now, isDescending);
            const { rows: flat } = atOnce(linesOf(own, now, { ...wishes, grouping: 'none' }));
            expect(idsIn(flat)).toBe(idsIn(expected));
            const { lines } = atOnce(linesOf(own, now, { ...wishes, grouping: 'block' }));
            const groups = lines.flatMap((line) => (line.kind === 'group' ? [line] : []));
            for (const { name, rows: members } of groups) {
              const inBlock = expected.filter((each) => own.placeOf(each).block === name);
              expect(idsIn(members)).toBe(idsIn(inBlock));
            }
            expect(groups.reduce((sum, { rows: { length } }) => sum + length, 0)).toBe(
              found.length,
            );
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('totals', () => {
  it('are of what is known', () => {
    const totals = totalsOf(rows, known);
    expect(totals).toMatchObject({ count: 5, known: 3, bytes: 4 * 192 + 1000, problems: 1 });
    expect(totals.spectral).toBe(4);
    const squares = [0, 1, 2].map((id) => known.byId.get(id)!.numbers!.frobenius ** 2);
    expect(totals.frobenius).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b)), 12);
    expect(totalsOf([rows[4]!], known).frobenius).toBeUndefined();
  });
});

describe('a selection', () => {
  const work = linesOf(catalog, known, {
    ...{ typed: '', grouping: 'block', folded: [], sort: null, sortColumn: undefined },
  });
  const { lines } = atOnce(work);

  it('takes a group as a whole, and gives it back', () => {
    const all = toggled(new Set([4]), lines[0]!);
    expect([...all].sort()).toEqual([0, 1, 4]);
    expect([...toggled(all, lines[0]!)]).toEqual([4]);
    expect([...toggled(all, lines[1]!)].sort()).toEqual([0, 4]);
  });

  it('has all matrices between two lines', () => {
    expect([...between(lines, 5, 1)].sort()).toEqual([0, 1, 2, 3]);
    expect([...between(lines, 0, 0)]).toEqual([]);
  });

  it('moves by keys within the table', () => {
    expect(lineByKey('ArrowDown', -1, 5, 3)).toBe(0);
    expect(lineByKey('ArrowUp', 0, 5, 3)).toBe(0);
    expect(lineByKey('PageDown', 3, 5, 3)).toBe(4);
    expect(lineByKey('End', 0, 5, 3)).toBe(4);
    expect(lineByKey('x', 0, 5, 3)).toBeUndefined();
    expect(lineByKey('End', -1, 0, 3)).toBeUndefined();
  });
});

describe('the window', () => {
  it('has the lines on screen and some beyond, never more than there are', () => {
    expect(lineWindow(0, 240, 24, 20_000)).toEqual({ start: 0, end: 20 });
    const { start, end } = lineWindow(240_000, 240, 24, 20_000);
    expect(start).toBeLessThanOrEqual(9_992);
    expect(end).toBeGreaterThanOrEqual(10_018);
    expect(end - start).toBeLessThan(45);
    expect(lineWindow(1e9, 240, 24, 5)).toEqual({ start: 5, end: 5 });
    expect(lineWindow(0, 240, 24, 0)).toEqual({ start: 0, end: 0 });
  });

  it('stays the same while a small movement needs no other line', () => {
    expect(lineWindow(100, 240, 24, 500)).toEqual(lineWindow(110, 240, 24, 500));
  });

  it('knows what is seen, and how far to scroll to a line', () => {
    expect(seenLines(30, 48, 24, 10)).toEqual({ start: 1, end: 4 });
    expect(scrollToLine(0, 100, 240, 24)).toBe(0);
    expect(scrollToLine(12, 0, 240, 24)).toBe(72);
    expect(scrollToLine(5, 0, 240, 24)).toBe(0);
  });
});
