import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSource } from '../../../src/host/sources/kinds.js';
import {
  SourceLost,
  type MatrixSource,
  type SourceChange,
} from '../../../src/host/sources/source.js';
import { literalAt } from '../../../src/host/sources/text/literals.js';
import { TextSource } from '../../../src/host/sources/text/text-source.js';
import { savedSourceSchema, type Source } from '../../../src/protocol/index.js';
import * as v from 'valibot';
import * as fake from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const limits = { maxEntries: 1000 };
const { token } = new fake.CancellationTokenSource();

/** The source of the literal at the first occurrence of `at` in a document. */
function sourceAt(document: fake.TextDocument, at: string, id = 'text-1'): TextSource {
  const literal = literalAt(document as never, document.getText().indexOf(at), limits);
  if (!literal) throw new Error(`no literal at ${at}`);
  return new TextSource(document as never, literal, id);
}

function changesOf(source: TextSource): SourceChange[] {
  const seen: SourceChange[] = [];
  source.onDidChange((change) => seen.push(change));
  return seen;
}

async function entries(source: MatrixSource): Promise<number[] | string> {
  const { result } = await source.read({ token, report: () => undefined });
  if (!result.ok) return result.problem.message;
  return 'data' in result.value ? [...result.value.data] : 'rows';
}

/** A source as the page keeps it across a restart. */
const kept = (source: Source): Source =>
  v.parse(savedSourceSchema, JSON.parse(JSON.stringify(source)));

const python =
  'import numpy as np\nX = np.array([[1, 2], [3, 4]])\nY = np.array([[5, 6], [7, 8]])\n';
const address = 'file:///project/worked.py';

beforeEach(() => fake.resetWorkspace());
afterEach(() => vi.useRealTimers());

describe('what a literal is called', () => {
  it.each([
    ['file:///d/worked.py', 'python', 'X = [[1, 2], [3, 4]]', '[[', 'X', 'X', 'worked.py:1'],
    ['file:///d/noisy.csv', 'csv', '1,2\n3,4\n', '1', 'noisy.csv', 'noisy', 'noisy.csv:1'],
    ['file:///d/a.b.json', 'json', '[[1, 2], [3, 4]]', '[[', 'a.b.json', 'a.b', 'a.b.json:1'],
    ['file:///d/.lens', 'json', '[[1, 2], [3, 4]]', '[[', '.lens', '.lens', '.lens:1'],
    [
      'untitled:Untitled-1',
      'json',
      '\n[[1, 2], [3, 4]]',
      '[[',
      'Untitled-1',
      'Untitled-1',
      'Untitled-1:2',
    ],
    [
      `git:/d/worked.py?${encodeURIComponent('{"path":"/d/worked.py","ref":"HEAD"}')}`,
      'python',
      'X = [[1, 2], [3, 4]]',
      '[[',
      'X',
      'X',
      'worked.py:1 (HEAD)',
    ],
  ])('in %s', (uri, languageId, text, at, label, name, place) => {
    const document = new fake.TextDocument(text, uri, languageId).open();
    expect(sourceAt(document, at).description).toMatchObject({ label, name, place });
  });

  it('in a notebook, by its cell', () => {
    const texts = ['import numpy', 'np.array([[1, 2], [3, 4]])', '\nW = [[1, 2], [3, 4]]'];
    const notebook = new fake.Notebook('file:///d/study.ipynb', texts).open();
    const [, second, third] = notebook.getCells();
    expect(sourceAt(second!.document, '[[').description).toMatchObject({
      label: 'cell 2',
      name: 'cell_2',
      place: 'study.ipynb, cell 2, line 1',
    });
    expect(sourceAt(third!.document, '[[').description).toMatchObject({
      label: 'W',
      place: 'study.ipynb, cell 3, line 2',
    });
  });
});

describe('what can be done with a literal', () => {
  it.each([
    ['python', 'X = [[1, 2], [3, 4]]', '[[', true],
    ['csv', '1,2\n3,4\n', '1', false],
  ])('in %s', (languageId, text, at, inserts) => {
    const document = new fake.TextDocument(text, 'file:///d/a', languageId).open();
    const { abilities } = sourceAt(document, at).description;
    expect(abilities).toEqual(inserts ? ['reveal', 'insert', 'readAs'] : ['reveal', 'readAs']);
  });
});

describe('a literal in a document that is edited', () => {
  it('is read again after an edit in it, and only moves after one before it', async () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const source = sourceAt(document, '[[1');
    const seen = changesOf(source);
    document.replace('import numpy as np', 'import numpy as np\n');
    expect(seen).toEqual([{ what: 'place' }]);
    expect(source.description.place).toBe('worked.py:3');
    document.replace('8]]', '9]]');
    expect(seen).toHaveLength(1);
    document.replace('[3, 4]', '[3, 40]');
    expect(seen).toEqual([{ what: 'place' }, { what: 'content' }]);
    expect(await entries(source)).toEqual([1, 2, 3, 40]);
  });

  it('keeps its name and its span while it does not parse', async () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const source = sourceAt(document, '[[1');
    document.replace('[3, 4]', '[3, 4');
    expect(await entries(source)).toMatch(/./);
    expect(source.description.label).toBe('X');
    document.replace('[3, 4', '[3, 5]');
    expect(await entries(source)).toEqual([1, 2, 3, 5]);
  });

  it('says that it was removed', async () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const source = sourceAt(document, '[[1');
    document.replace('np.array([[1, 2], [3, 4]])', '');
    expect(await entries(source)).toBe(
      'The matrix was removed from worked.py:2. This is the last picture of it.',
    );
  });

  it('hears nothing more once it is disposed of', () => {
    const before = fake.listenerCount();
    const document = new fake.TextDocument(python, address, 'python').open();
    const source = sourceAt(document, '[[1');
    expect(fake.listenerCount()).toBeGreaterThan(before);
    source.dispose();
    expect(fake.listenerCount()).toBe(before);
  });
});

describe('a literal in a document that is closed', () => {
  it('stays what it was where the document is a file, and is read when that is open again', async () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    fake.files.set(address, document);
    const source = sourceAt(document, '[[1');
    const seen = changesOf(source);
    document.close();
    document.rewrite(`# changed outside\n${python}`);
    expect(seen).toEqual([]);
    document.open();
    expect(seen).toEqual([{ what: 'content' }]);
    expect(await entries(source)).toEqual([1, 2, 3, 4]);
    expect(source.description.place).toBe('worked.py:3');
  });

  it('is found by its name where its entries were changed meanwhile', async () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const source = sourceAt(document, '[[1');
    document.close();
    document.rewrite(python.replace('[[1, 2]', '[[9, 2]'));
    document.open();
    expect(await entries(source)).toEqual([9, 2, 3, 4]);
  });

  it('is gone where another matrix stands in its place', () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const source = sourceAt(document, '[[1');
    const seen = changesOf(source);
    document.close();
    document.rewrite(python.replace('X = np.array([[1, 2]', 'Z = np.array([[9, 2]'));
    document.open();
    expect(seen).toMatchObject([{ what: 'gone', message: /no longer at worked\.py:2/ }]);
  });

  it('follows the document into another language', async () => {
    vi.useFakeTimers();
    const document = new fake.TextDocument(
      'X = [1 2; 3 4]',
      'untitled:Untitled-1',
      'matlab',
    ).open();
    const source = sourceAt(document, '[1');
    const seen = changesOf(source);
    document.close();
    document.languageId = 'octave';
    document.open();
    await vi.runAllTimersAsync();
    expect(seen).toEqual([{ what: 'content' }]);
    expect(source.description.locator).toMatchObject({ languageId: 'octave' });
  });

  it('is gone with an unsaved document, and with its cell', async () => {
    vi.useFakeTimers();
    const unsaved = new fake.TextDocument('X = [[1, 2], [3, 4]]', 'untitled:Untitled-1', 'python');
    const seen = changesOf(sourceAt(unsaved.open(), '[['));
    unsaved.close();
    const notebook = new fake.Notebook('file:///d/study.ipynb', ['a = 1', 'X = [[1, 2], [3, 4]]']);
    const cells = changesOf(sourceAt(notebook.open().getCells()[1]!.document, '[['));
    notebook.remove(1);
    await vi.runAllTimersAsync();
    expect(seen).toMatchObject([{ what: 'gone', message: /Untitled-1:1 was closed without/ }]);
    expect(cells.at(-1)).toMatchObject({ what: 'gone', message: /study\.ipynb.* not open/ });
  });

  it('moves with its cell', () => {
    const texts = ['a = 1', 'X = [[1, 2], [3, 4]]'];
    const notebook = new fake.Notebook('file:///d/study.ipynb', texts).open();
    const source = sourceAt(notebook.getCells()[1]!.document, '[[');
    const seen = changesOf(source);
    notebook.move(1, 0);
    expect(seen).toEqual([{ what: 'place' }]);
    expect(source.description.place).toBe('study.ipynb, cell 1, line 1');
  });
});

describe('a literal in a file that is renamed or deleted', () => {
  it('is followed to its new name, in a folder too', async () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const source = sourceAt(document, '[[1');
    document.close();
    const moved = new fake.TextDocument(python, 'file:///home/worked.py', 'python').open();
    const folders = {
      oldUri: fake.Uri.parse('file:///project'),
      newUri: fake.Uri.parse('file:///home'),
    };
    fake.renamed.fire({ files: [folders] });
    moved.replace('[3, 4]', '[3, 5]');
    expect(await entries(source)).toEqual([1, 2, 3, 5]);
    expect(source.description.locator).toMatchObject({ uri: 'file:///home/worked.py' });
  });

  it('is gone with it', () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const seen = changesOf(sourceAt(document, '[[1'));
    fake.deleted.fire({ files: [fake.Uri.parse('file:///project')] });
    expect(seen).toMatchObject([{ what: 'gone', message: /worked\.py:2 was deleted/ }]);
  });
});

describe('a literal after a restart', () => {
  it('is found where its text stands now', async () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const before = kept(sourceAt(document, '[[5').description);
    fake.resetWorkspace();
    const changed = new fake.TextDocument(`# new\n${python}`, address, 'python');
    fake.files.set(address, changed);
    const source = await openSource(before);
    expect(await entries(source)).toEqual([5, 6, 7, 8]);
    expect(source.description).toMatchObject({ id: 'text-1', place: 'worked.py:4' });
  });

  it.each([
    [
      'whose entries are now those of another one',
      'X = [[1, 2], [3, 4]]\nY = [[5, 6], [7, 8]]\n',
      [5, 6, 7, 8],
    ],
    [
      'beside another of the same text',
      'X = [[1, 2], [3, 4]]\n\nY = [[1, 2], [3, 4]]\n',
      [1, 2, 3, 4],
    ],
    [
      'that has moved behind another of the same text',
      'X = [[1, 2], [3, 4]]\nZ = [[1, 2], [3, 4]]\nY = [[1, 2], [3, 4]]\n',
      [1, 2, 3, 4],
    ],
  ])('is found by its name %s', async (_what, now, numbers) => {
    const twins = 'X = [[1, 2], [3, 4]]\nY = [[1, 2], [3, 4]]\n';
    const document = new fake.TextDocument(twins, address, 'python').open();
    const y = literalAt(document as never, twins.lastIndexOf('[['), limits)!;
    const before = kept(new TextSource(document as never, y, 'text-1').description);
    fake.resetWorkspace();
    fake.files.set(address, new fake.TextDocument(now, address, 'python'));
    const source = await openSource(before);
    expect(source.description).toMatchObject({
      name: 'Y',
      place: `worked.py:${now.split('\n').findIndex((line) => line.startsWith('Y')) + 1}`,
    });
    expect(await entries(source)).toEqual(numbers);
  });

  it('is found under its new name', async () => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const before = kept(sourceAt(document, '[[5').description);
    fake.resetWorkspace();
    const renamed = new fake.TextDocument(python.replace('Y =', 'Z ='), address, 'python');
    fake.files.set(address, renamed);
    const source = await openSource(before);
    expect(source.description.name).toBe('Z');
    expect(await entries(source)).toEqual([5, 6, 7, 8]);
  });

  it('is found in the cells of its notebook', async () => {
    const texts = ['a = 1', 'X = [[1, 2], [3, 4]]'];
    const notebook = new fake.Notebook('file:///d/study.ipynb', texts).open();
    const before = kept(sourceAt(notebook.getCells()[1]!.document, '[[').description);
    fake.resetWorkspace();
    new fake.Notebook('file:///d/study.ipynb', ['X = [[1, 2], [3, 4]]', 'a = 1']).open();
    expect(await entries(await openSource(before))).toEqual([1, 2, 3, 4]);
  });

  it('is found from what version 0.1.0 kept, with its choice', async () => {
    fake.files.set(address, new fake.TextDocument(python, address, 'python'));
    const start = python.indexOf('np.array([[5');
    const old = {
      ...{ uri: address, version: 7, languageId: 'python', start, end: start + 26 },
      ...{ label: 'Y', place: 'worked.py:3', selected: false, as: { transposed: true } },
    };
    const source = await openSource(v.parse(savedSourceSchema, old));
    expect(await entries(source)).toEqual([5, 7, 6, 8]);
    expect(source.description).toMatchObject({ kind: 'text', label: 'Y' });
  });

  it.each([
    ['of a kind not known here', { kind: 'hologram' }, /another version/],
    ['with a place that is none', { locator: { uri: 7 } }, /Another version/],
    [
      'in a file that is gone',
      { locator: { uri: 'file:///no', start: 0, end: 9, selected: false } },
      /cannot be opened/,
    ],
    [
      'behind the end',
      { locator: { uri: address, start: 900, end: 990, selected: false } },
      /no longer at/,
    ],
  ])('is lost %s', async (_what, change, message) => {
    const document = new fake.TextDocument(python, address, 'python').open();
    const before = { ...sourceAt(document, '[[5').description, ...change };
    const opening = openSource(before);
    await expect(opening).rejects.toBeInstanceOf(SourceLost);
    await expect(opening).rejects.toThrow(message);
  });
});
