import { beforeEach, describe, expect, it, vi } from 'vitest';
import { variableKind } from '../../../../src/host/sources/variable/kind.js';
import {
  VariableSource,
  type VariableLocator,
} from '../../../../src/host/sources/variable/variable-source.js';
import { visualizeVariable } from '../../../../src/host/debug/visualize-variable.js';
import type { ReadOptions, SourceReading } from '../../../../src/host/sources/source.js';
import * as fake from '../vscode/index.js';

vi.mock('vscode', () => import('../vscode/index.js'));

/** The variables of the debugged program; their answers are those of the real JavaScript program. */
let variables: Record<string, unknown>;
/** Called before each answer is given. */
let beforeAnswer: (count: number) => void;

function program(id: string, type = 'pwa-node'): fake.DebugSession {
  const session = new fake.DebugSession(id, type);
  session.evaluate = (expression) => {
    const names = Object.keys(variables);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the debugger's part: it evaluates
    const ask = new Function(...names, `return ${expression}`) as (...all: unknown[]) => string;
    return new Promise((resolve) => {
      const answer = ask(...Object.values(variables));
      beforeAnswer(session.expressions.length);
      resolve(`'${answer}'`);
    });
  };
  return session;
}

let session: fake.DebugSession;
let cancel: fake.CancellationTokenSource;
const options = (): ReadOptions => {
  cancel = new fake.CancellationTokenSource();
  return { token: cancel.token, report: () => undefined };
};

const locator: VariableLocator = { language: 'javascript', expression: 'W' };

function entries({ result }: SourceReading): number[] {
  if (!result.ok) throw new Error(result.problem.message);
  return 'data' in result.value ? [...result.value.data] : [];
}

const messageOf = ({ result }: SourceReading) => (result.ok ? undefined : result.problem.message);

beforeEach(() => {
  fake.resetWorkspace();
  fake.told.length = 0;
  fake.debug.activeStackItem = undefined;
  variables = {
    W: [
      [1, 2],
      [3, 4],
    ],
  };
  beforeAnswer = () => undefined;
  session = program('one');
});

describe('a variable', () => {
  it('is read again at the next stop', async () => {
    const source = new VariableSource(locator, 'variable-1');
    const seen: string[] = [];
    source.onDidChange(({ what }) => seen.push(what));
    fake.stop(session);
    const first = await source.read(options());
    expect(entries(first)).toEqual([1, 2, 3, 4]);
    expect(first.source).toMatchObject({
      kind: 'variable',
      label: 'W',
      place: 'train, loop.py:12',
      array: { shape: [2, 2] },
    });
    variables['W'] = [
      [5, 6],
      [7, 8],
    ];
    fake.goOn();
    fake.stop(session);
    expect(seen).toEqual(['content', 'content']);
    const second = await source.read(options());
    expect(entries(second)).toEqual([5, 6, 7, 8]);
    expect(second.source.version).not.toBe(first.source.version);
    source.dispose();
    fake.stop(session);
    expect(seen).toHaveLength(2);
  });

  it('says why it is not available', async () => {
    const source = new VariableSource(locator, 'variable-1');
    expect(messageOf(await source.read(options()))).toContain('W is read when');
    fake.stop(session);
    delete variables['W'];
    await expect(source.read(options())).rejects.toThrow(
      'W is not available here: W is not defined',
    );
    variables['W'] = 'text';
    await expect(source.read(options())).rejects.toThrow('W is a text (string)');
    variables['W'] = [[1], [2, 3]];
    await expect(source.read(options())).rejects.toThrow('item 2 has 2, the ones before it 1');
    variables['W'] = { A: [[1]], B: [[2]] };
    expect(messageOf(await source.read(options()))).toContain('several arrays: A, B');
    session.evaluate = () => Promise.resolve("NameError('W')");
    await expect(source.read(options())).rejects.toThrow('W is not available here: NameError: W');
    session.evaluate = () => Promise.resolve("'LRL1.abc…");
    await expect(source.read(options())).rejects.toThrow(
      'The value of W did not arrive as a whole',
    );
  });

  it('never mixes the values of two stops', async () => {
    variables['W'] = Array.from({ length: 600 }, () => new Float64Array(500).fill(1));
    fake.stop(session);
    const source = new VariableSource(locator, 'variable-1');
    // The description and the first part are given; then the program goes on, and stops with other numbers.
    beforeAnswer = (count) => {
      if (count !== 3) return;
      variables['W'] = Array.from({ length: 600 }, () => new Float64Array(500).fill(2));
      fake.stop(session);
    };
    await expect(source.read(options())).rejects.toThrow('The program went on while W was read');
    expect(session.expressions).toHaveLength(3);
    beforeAnswer = () => undefined;
    expect(new Set(entries(await source.read(options())))).toEqual(new Set([2]));
  });

  it('says that the program has ended, not in which words the connection was lost', async () => {
    fake.stop(session);
    const source = new VariableSource(locator, 'variable-1');
    session.evaluate = () => {
      setTimeout(() => fake.end(session), 20);
      return Promise.reject(new Error('Connection reset'));
    };
    await expect(source.read(options())).rejects.toThrow('The program ended while W was read.');
    const other = program('two');
    fake.stop(other);
    other.evaluate = () => {
      // Another program has ended, which says nothing about this one.
      setTimeout(() => fake.end(session), 20);
      fake.stop(other);
      return Promise.reject(new Error('Connection reset'));
    };
    const again = new VariableSource(locator, 'variable-2').read(options());
    await expect(again).rejects.toThrow('The program went on while W was read.');
  });

  it('is not read further when the reading is cancelled', async () => {
    variables['W'] = Array.from({ length: 600 }, () => new Float64Array(500));
    fake.stop(session);
    beforeAnswer = (count) => {
      if (count === 2) cancel.cancel();
    };
    const source = new VariableSource(locator, 'variable-1');
    await expect(source.read(options())).rejects.toThrow();
    expect(session.expressions).toHaveLength(2);
  });

  it('stays in the program with more entries than are shown as a whole', async () => {
    fake.settings.set('maxEntries', 3);
    fake.stop(session);
    const { result } = await new VariableSource(locator, 'variable-1').read(options());
    if (!result.ok || !('content' in result.value)) throw new Error('It was read as a whole.');
    expect([result.value.rows, result.value.cols]).toEqual([2, 2]);
    // Only what the value is was asked for.
    expect(session.expressions).toHaveLength(1);
  });

  it('waits for the next program when its own has ended', async () => {
    const source = new VariableSource(locator, 'variable-1');
    const seen: string[] = [];
    source.onDidChange((change) => seen.push(change.what));
    fake.stop(session);
    await source.read(options());
    const other = program('two');
    fake.stop(other);
    expect(messageOf(await source.read(options()))).toContain('W is read when');
    fake.end(session);
    expect(seen.at(-1)).toBe('gone');
    const python = new fake.DebugSession('three', 'debugpy');
    seen.length = 0;
    fake.stop(python);
    expect(seen).toEqual([]);
    fake.stop(other);
    expect(seen).toEqual(['content']);
    expect(entries(await source.read(options()))).toEqual([1, 2, 3, 4]);
  });

  it('comes back from what was saved, with the shape that was said', async () => {
    const saved = new VariableSource({ ...locator, shape: [2, 3], byColumns: true }, 'variable-1')
      .description;
    const source = await variableKind.open(saved);
    variables['W'] = Float32Array.of(1, 2, 3, 4, 5, 6);
    fake.stop(session);
    expect(entries(await source.read(options()))).toEqual([1, 3, 5, 2, 4, 6]);
    variables['W'] = Float32Array.of(1, 2, 3, 4);
    expect(messageOf(await source.read(options()))).toContain('W has 4 numbers now');
  });
});

describe('Visualize as Matrix', () => {
  const shown: [VariableSource, unknown][] = [];
  const visualize = (expression: string) => {
    shown.length = 0;
    return visualizeVariable(expression, (source, coming) => {
      shown.push([source, coming]);
      return Promise.resolve();
    });
  };
  const answers = fake.window as unknown as Record<string, unknown>;

  it('says what to do where nothing has stopped', async () => {
    fake.debug.activeDebugSession = undefined;
    fake.debug.activeStackItem = undefined;
    await visualize('W');
    fake.debug.activeDebugSession = session;
    await visualize('W');
    fake.stop(new fake.DebugSession('c', 'go'));
    await visualize('W');
    expect(fake.told.map((text) => text.split('.')[0])).toEqual([
      'No program is being debugged',
      'The program is running',
      'The lens cannot read variables of debuggers of the type go yet',
    ]);
    expect(shown).toEqual([]);
  });

  it('lets the user choose among several arrays', async () => {
    variables['model'] = { W: [[1, 2, 3]], b: [1, 2] };
    fake.stop(session);
    let offered: unknown;
    answers['showQuickPick'] = (items: { label: string }[]) => {
      offered = items;
      return Promise.resolve(items[0]);
    };
    await visualize('model');
    expect(offered).toMatchObject([
      { label: 'W', description: '1 × 3 · Array' },
      { label: 'b', description: '2 · Array' },
    ]);
    expect(shown[0]![0].locator.expression).toBe('model["W"]');
    expect(shown[0]![1]).toEqual({ label: 'model["W"]', rows: 1, cols: 3 });
    expect(entries(await shown[0]![0].read(options()))).toEqual([1, 2, 3]);
    answers['showQuickPick'] = () => Promise.resolve(undefined);
    await visualize('model');
    expect(shown).toEqual([]);
  });

  it('asks for the shape of a flat array', async () => {
    variables['flat'] = Float64Array.of(1, 2, 3, 4, 5, 6);
    fake.stop(session);
    answers['showInputBox'] = ({
      value,
      validateInput,
    }: {
      value: string;
      validateInput: (text: string) => string | undefined;
    }) => {
      expect(value).toBe('2 × 3');
      expect(validateInput('4 x 2')).toBe('4 × 2 are 8 numbers, and there are 6.');
      expect(validateInput('many')).toContain('Two whole numbers');
      expect([validateInput(''), validateInput('3, 2')]).toEqual([undefined, undefined]);
      return Promise.resolve('3 x 2');
    };
    answers['showQuickPick'] = (items: unknown[]) => Promise.resolve(items[1]);
    await visualize('flat');
    expect(entries(await shown[0]![0].read(options()))).toEqual([1, 4, 2, 5, 3, 6]);
    answers['showInputBox'] = () => Promise.resolve('');
    await visualize('flat');
    expect(shown[0]![1]).toEqual({ label: 'flat', rows: 1, cols: 6 });
    answers['showInputBox'] = () => Promise.resolve(undefined);
    await visualize('flat');
    expect(shown).toEqual([]);
  });
});
