import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromAnalysis } from '../../../src/core/index.js';
import { LargeAnalysis } from '../../../src/host/large/large-matrix.js';
import { FileSource } from '../../../src/host/sources/file/file-source.js';
import type { LargeMatrix, ReadOptions } from '../../../src/host/sources/source.js';
import { Session } from '../../../src/host/visualizer/session.js';
import { readToPage, unpackBlocks, type ToPage } from '../../../src/protocol/index.js';
import { fixture } from '../files/helpers.js';
import { sourceOf } from '../webview/page/page.js';
import * as fake from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const quietly = {
  token: new fake.CancellationTokenSource().token,
  report: () => undefined,
} as unknown as ReadOptions;

function fileSource(file: string): FileSource {
  const uri = `file:///project/${file}`;
  fake.disk.write(uri, fixture(file));
  return new FileSource({ uri }, 'file-1');
}

/** All entries of the first array, as the file is read when nothing is too large. */
async function entries(file: string): Promise<number[]> {
  const { result } = await fileSource(file).read(quietly);
  if (!result.ok || !('data' in result.value)) throw new Error('no matrix');
  return [...result.value.data];
}

async function largeIn(file: string): Promise<LargeMatrix> {
  const { result } = await fileSource(file).read(quietly);
  if (!result.ok) throw new Error(result.problem.message);
  if (!('content' in result.value)) throw new Error('it is in memory');
  return result.value;
}

type Told<K extends FromAnalysis['kind']> = Extract<
  Extract<ToPage, { type: 'large' }>['told'],
  { kind: K }
>;

/** A page that notes what it is told, if the message is one that a page takes. */
function page() {
  const seen: ToPage[] = [];
  const send = (message: ToPage) => {
    const taken = readToPage(message);
    if (taken instanceof Error) throw taken;
    seen.push(taken);
    return Promise.resolve(true);
  };
  const told = <K extends FromAnalysis['kind']>(kind: K): Told<K>[] =>
    seen.flatMap((message) =>
      message.type === 'large' && message.told.kind === kind ? [message.told as Told<K>] : [],
    );
  return { seen, send, told };
}

beforeEach(() => {
  vi.useFakeTimers();
  fake.resetWorkspace();
});
afterEach(() => vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(2000);

describe('an array with more entries than may be in memory', () => {
  it.each([
    'f8-little.npy',
    'f2-big.npy',
    'fortran.npy',
    'plain.npz',
    'packed.npz',
    'plain.mat',
    'packed.mat',
    'layers.safetensors',
    'array.mtx',
    'table.csv',
    'table-plain.parquet',
  ])('stays in its file, and shows the same numbers: %s', async (file) => {
    const expected = await entries(file);
    fake.settings.set('maxEntries', 2);
    const large = await largeIn(file);
    expect(large.rows * large.cols).toBe(expected.length);
    const analysis = new LargeAnalysis(large);
    const own = page();
    await analysis.show({ job: 1, send: own.send }, sourceOf('M'));
    await settled();
    const level = unpackBlocks(own.told('overview')[0]!.overview.level);
    // A block is one entry in matrices as small as these.
    const shown = Array.from(level.sum, (sum, i) => (level.count[i] === 1 ? sum : NaN));
    expect(shown).toEqual(expected.map((value) => (Number.isFinite(value) ? value : NaN)));
    expect(own.told('ended')).toHaveLength(1);
    analysis.dispose();
  });

  it('tells a page that comes back what is known, and computes it once', async () => {
    fake.settings.set('maxEntries', 2);
    const analysis = new LargeAnalysis(await largeIn('f8-little.npy'));
    await settled();
    const first = page();
    await analysis.show({ job: 1, send: first.send }, sourceOf('M'));
    // The picture is there already; the search waits for a page that shows it.
    expect(first.told('overview')).toHaveLength(1);
    expect(first.told('values')).toEqual([]);
    await settled();
    const second = page();
    await analysis.show({ job: 2, send: second.send }, sourceOf('M'));
    for (const each of [first, second]) {
      expect(each.seen[0]).toMatchObject({ type: 'showLarge' });
      for (const kind of ['overview', 'values', 'measured', 'ended'] as const) {
        expect(each.told(kind)).toHaveLength(1);
      }
    }
    expect(second.told('progress')).toEqual([]);
    analysis.ask({
      request: 4,
      region: { top: 0, left: 0, bottom: 1, right: 1 },
      rank: 1,
      draft: false,
    });
    await settled();
    expect(first.told('part')).toEqual([]);
    expect(second.told('part')[0]?.part).toMatchObject({ request: 4, rank: 1 });
  });
});

describe('a session with a large matrix', () => {
  it('answers its page, and reads nothing more once the file cannot be read', async () => {
    fake.settings.set('maxEntries', 2);
    const source = fileSource('f8-little.npy');
    const uri = 'file:///project/f8-little.npy';
    const session = new Session(() => undefined);
    const own = page();
    const said = new fake.EventEmitter<unknown>();
    session.attach({ onDidReceiveMessage: said.event, postMessage: own.send } as never);
    said.fire({ type: 'ready' });
    await session.open(source);
    await settled();
    const shown = own.seen.filter((message) => message.type === 'showLarge').at(-1)!;
    const region = { top: 0, left: 0, bottom: 2, right: 2 };
    const ask = (request: number, job: number) =>
      said.fire({ type: 'askPart', job, wish: { request, region, rank: 1, draft: false } });
    ask(1, shown.job);
    // An older page's wish.
    ask(2, shown.job - 1);
    said.fire({ type: 'askFactors', job: shown.job, rank: 1 });
    await settled();
    expect(own.told('part').map(({ part }) => part.request)).toEqual([1]);
    expect(own.told('factors')[0]).toMatchObject({ rank: 1, svd: { u: { cols: 1 } } });
    fake.disk.write(uri, Uint8Array.of(1, 2, 3));
    await settled();
    expect(own.seen.at(-1)).toMatchObject({ type: 'problem' });
    ask(3, own.seen.length);
    ask(4, shown.job);
    await settled();
    expect(own.told('part')).toHaveLength(1);
    session.dispose();
  });
});
