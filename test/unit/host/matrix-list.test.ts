import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { literalFacts } from '../../../src/host/facts/literal-facts.js';
import { matricesOf } from '../../../src/host/matrices/matrix-list.js';
import { choices } from '../../../src/host/sources/text/choices/index.js';
import * as fake from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const limits = { maxEntries: 1000, hoverMaxEntries: 100 };
const shapes = (list: ReturnType<typeof matricesOf>) =>
  list.matrices.map(({ literal }) => {
    const { rows, cols } = literal.result.value;
    return `${literal.title.label} ${rows}×${cols}`;
  });

beforeEach(() => fake.resetWorkspace());
afterEach(() => literalFacts.forget());

describe('the matrices of a document', () => {
  it('have names and shapes, in order; what cannot be read is left out', () => {
    const text = 'A = [[1, 2], [3, 4]]\nB = [[1, 2], [3]]\nC = [[1, 2, 3], [4, 5, 6]]\n';
    const document = new fake.TextDocument(text, 'file:///w.py', 'python').open();
    const list = matricesOf(document as never);
    expect(shapes(list)).toEqual(['A 2×2', 'C 2×3']);
    expect(list.title).toBe('w.py');
    expect(list.limit).toBeUndefined();
  });

  it('are searched for once in each version', () => {
    const document = new fake.TextDocument('A = [[1, 2], [3, 4]]', 'file:///w.py', 'python').open();
    const first = matricesOf(document as never).matrices[0];
    expect(matricesOf(document as never).matrices[0]?.literal).toBe(first?.literal);
    document.replace('[3, 4]', '[3, 4], [5, 6]');
    expect(shapes(matricesOf(document as never))).toEqual(['A 3×2']);
  });

  it('are those of all cells of a notebook', () => {
    const notebook = new fake.Notebook('file:///n.ipynb', [
      'A = [[1, 2], [3, 4]]',
      'x = 1',
      'B = [[1, 2, 3], [4, 5, 6]]',
    ]).open();
    const list = matricesOf(notebook.getCells()[1]!.document as never);
    expect(shapes(list)).toEqual(['A 2×2', 'B 2×3']);
    expect(list.title).toBe('n.ipynb');
  });

  it('are at most 200, and the list says so', () => {
    const text = Array.from({ length: 205 }, (_, i) => `m${i} = [[1, 2], [3, ${i}]]\n`).join('');
    const list = matricesOf(new fake.TextDocument(text, 'file:///w.py', 'python').open() as never);
    expect(list.matrices).toHaveLength(200);
    expect(list.limit).toBe('The first 200 of 205 matrices.');
  });

  it('are those of the beginning of a document of 50,000 lines, and none is cut', () => {
    const line = 'value = compute(1, 2)  # a line of a program\n';
    const rows = Array.from({ length: 400 }, (_, i) => `  [${i}, 1],\n`).join('');
    const before = line.repeat(8880);
    const document = {
      lineCount: 50_000,
      version: 1,
      languageId: 'python',
      uri: fake.Uri.parse('file:///long.py'),
      getText: () => text,
      positionAt: (offset: number) =>
        new fake.Position(text.slice(0, offset).split('\n').length - 1, 0),
      lineAt: () => ({ text: '' }),
    };
    const text = `A = [[1, 2], [3, 4]]\n${before}B = [\n${rows}]\n${line.repeat(40_000)}`;
    const list = matricesOf(document as never);
    expect(shapes(list)).toEqual(['long.py 2×2']);
    expect(list.limit).toMatch(/^The matrices of the first 8,9\d\d of 50,000 lines\.$/);
  });
});

describe('what is known of a literal', () => {
  const open = () =>
    new fake.TextDocument('x = 1\nA = [[1, 2], [2, 4]]\n', 'file:///w.py', 'python').open();

  it('is read once, wherever the cursor is in it', () => {
    const document = open();
    const first = literalFacts.at(document as never, 12, limits);
    expect(first?.result.ok).toBe(true);
    expect(literalFacts.at(document as never, 20, limits)).toBe(first);
    expect(literalFacts.at(document as never, 1, limits)).toBeUndefined();
  });

  it('is read again after an edit, and after another choice of its reading', () => {
    const document = open();
    const first = literalFacts.at(document as never, 12, limits);
    document.replace('[2, 4]', '[2, 5]');
    const second = literalFacts.at(document as never, 12, limits);
    expect(second).not.toBe(first);
    choices.set(document, second!.at, false, { transposed: true });
    expect(literalFacts.at(document as never, 12, limits)).not.toBe(second);
    choices.set(document, second!.at, false, {});
  });

  it('has its rank by its text, so that an edit elsewhere does not compute it again', () => {
    const document = open();
    const first = literalFacts.at(document as never, 12, limits);
    const facts = literalFacts.of(document as never, first as never, limits);
    expect(facts.spectrum?.rank).toBe(1);
    document.replace('x = 1', 'x = 12');
    const again = literalFacts.at(document as never, 13, limits);
    expect(literalFacts.known(document as never, again as never, limits)).toBe(facts);
  });
});
