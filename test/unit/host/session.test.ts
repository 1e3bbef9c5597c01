import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { previewOf, type Matrix, type ReadAs } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import type {
  MatrixSource,
  ReadOptions,
  SourceChange,
  SourceReading,
} from '../../../src/host/sources/source.js';
import { Session } from '../../../src/host/visualizer/session.js';
import type { Source, ToPage } from '../../../src/protocol/index.js';
import * as fake from './vscode/index.js';

vi.mock('vscode', () => import('./vscode/index.js'));

const described = (id: string, place = 'box:1'): Source => ({
  kind: 'box',
  id,
  label: id,
  name: id,
  place,
  version: '1',
  abilities: ['reveal'],
  locator: {},
});

/** A source for which the test decides what a reading returns, and when. */
class Box implements MatrixSource {
  description: Source;
  readonly changes = new fake.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event as unknown as MatrixSource['onDidChange'];
  disposed = 0;
  reads = 0;
  options: ReadOptions | undefined;
  answer: () => Promise<Matrix> = () => Promise.resolve(matrix);
  revealing: () => Promise<void> = () => Promise.resolve();
  alternatives: MatrixSource['alternatives'];

  constructor(
    id: string,
    private readonly same = false,
  ) {
    this.description = described(id);
  }

  async read(options: ReadOptions): Promise<SourceReading> {
    this.reads++;
    this.options = options;
    return { source: this.description, result: { ok: true, value: await this.answer() } };
  }

  isSame(): boolean {
    return this.same;
  }

  reveal(): Promise<void> {
    return this.revealing();
  }

  reading(value: Matrix = matrix): SourceReading {
    return { source: this.description, result: { ok: true, value } };
  }

  dispose(): void {
    this.disposed++;
  }
}

const matrix = fromRows([
  [1, 2],
  [3, 4],
]);

/** The page's side: the messages it received, and the messages it sends. */
function page(accepts: () => boolean = () => true) {
  const seen: ToPage[] = [];
  const said = new fake.EventEmitter<unknown>();
  return {
    seen,
    say: (message: unknown) => said.fire(message),
    webview: {
      onDidReceiveMessage: said.event,
      postMessage: (message: ToPage) => {
        seen.push(message);
        return Promise.resolve(accepts());
      },
    } as never,
    last: (type: ToPage['type']) => seen.filter((message) => message.type === type).at(-1),
    types: () => seen.map(({ type }) => type).filter((type) => type !== 'settings'),
  };
}

function ready(kept?: Source) {
  const shown: (string | undefined)[] = [];
  const session = new Session((source) => shown.push(source?.label));
  const its = page();
  session.attach(its.webview);
  its.say({ type: 'ready', ...(kept ? { source: kept } : {}) });
  return { session, shown, page: its };
}

const settled = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => {
  vi.useFakeTimers();
  fake.told.length = 0;
});
afterEach(() => vi.useRealTimers());

describe('an empty page', () => {
  it('is offered the matrices of the document in front, until one is shown', async () => {
    const text = 'A = [[1, 2], [3, 4]]\nB = [[5, 6, 7], [8, 9, 10]]\nc = 3\n';
    const document = new fake.TextDocument(text, 'file:///a.py', 'python').open();
    fake.window.activeTextEditor = { document };
    const { session, page: its } = ready();
    session.setVisible(true);
    await settled();
    expect(its.last('suggestions')).toMatchObject({
      matrices: [
        { label: 'A', place: 'a.py:1', rows: 2, cols: 2, offset: 4 },
        { label: 'B', place: 'a.py:2', rows: 2, cols: 3, offset: 25 },
      ],
    });
    fake.window.activeTextEditor = undefined;
    fake.activeEditors.fire(undefined);
    await settled();
    expect(its.last('suggestions')).toMatchObject({ matrices: [] });
    const opening = new Session(() => undefined);
    const searched = vi.spyOn(document, 'getText');
    fake.window.activeTextEditor = { document };
    opening.setVisible(true);
    expect(searched).not.toHaveBeenCalled();
    fake.window.activeTextEditor = undefined;
    const box = new Box('M');
    session.show(box, box.reading());
    const before = its.seen.length;
    fake.activeEditors.fire(undefined);
    await settled();
    expect(its.types().slice(before)).not.toContain('suggestions');
  });
});

describe('a session', () => {
  it('sends what it shows as soon as the page is up, and again to a page that is built again', async () => {
    const session = new Session(() => undefined);
    const first = page();
    session.attach(first.webview);
    const box = new Box('M');
    session.show(box, box.reading());
    expect(first.seen).toEqual([]);
    first.say({ type: 'ready' });
    await settled();
    expect(first.types()).toEqual(['show']);
    const second = page();
    session.attach(second.webview);
    second.say({ type: 'ready' });
    await settled();
    expect(second.types()).toEqual(['show']);
  });

  it('reads its source again when that changes, under the next job', async () => {
    const { session, page: its } = ready();
    const box = new Box('M');
    session.show(box, box.reading());
    box.answer = () => Promise.resolve(fromRows([[5]]));
    box.changes.fire({ what: 'content' });
    await settled();
    expect(its.seen.at(-1)).toMatchObject({ type: 'show', job: 2, matrix: { rows: 1 } });
    expect(box.reads).toBe(1);
  });

  it('tells a page that what it shows has moved, once the typing rests', async () => {
    const { session, shown, page: its } = ready();
    const box = new Box('M');
    session.show(box, box.reading());
    for (const line of [2, 3, 4]) {
      box.description = described('M', `box:${line}`);
      box.changes.fire({ what: 'place' });
    }
    await settled();
    expect(its.last('moved')).toMatchObject({ source: { place: 'box:4' } });
    expect(its.types().filter((type) => type === 'moved').length).toBeLessThan(3);
    expect(its.types().filter((type) => type === 'show')).toHaveLength(1);
    expect(session.shape?.place).toBe('box:4');
    expect(shown.at(-1)).toBe('M');
  });

  it('keeps the id of a matrix that is shown again, and only of that', async () => {
    const { session, page: its } = ready();
    const first = new Box('first', true);
    session.show(first, first.reading());
    const again = new Box('second');
    session.show(again, again.reading());
    await settled();
    expect(its.last('show')).toMatchObject({ source: { id: 'first', label: 'second' } });
    again.changes.fire({ what: 'content' });
    await settled();
    expect(its.last('show')).toMatchObject({ source: { id: 'first' } });
    const other = new Box('third');
    session.show(other, other.reading());
    await settled();
    expect(its.last('show')).toMatchObject({ source: { id: 'third' } });
    expect([first.disposed, again.disposed, other.disposed]).toEqual([1, 1, 0]);
    session.dispose();
    expect(other.disposed).toBe(1);
  });

  it('keeps the id that the page of an editor had before a restart, if it shows the same', async () => {
    const editor = (kept: Source) => {
      const session = new Session(() => undefined, true);
      const its = page();
      session.attach(its.webview);
      const box = new Box('opened');
      session.show(box, box.reading());
      its.say({ type: 'ready', source: kept });
      return its;
    };
    const same = editor(described('before'));
    await settled();
    expect(same.last('show')).toMatchObject({ source: { id: 'before', label: 'opened' } });
    const other = editor({ ...described('before'), locator: { slice: 2 } });
    await settled();
    // Its kind is unknown here, so it cannot be restored; what the editor opened stays as it is.
    expect(other.last('show')).toBeUndefined();
  });

  it('hears nothing more of a source that it has replaced', async () => {
    const { session } = ready();
    const first = new Box('first');
    session.show(first, first.reading());
    const second = new Box('second');
    session.show(second, second.reading());
    first.changes.fire({ what: 'content' });
    first.changes.fire({ what: 'gone', message: 'gone' });
    await settled();
    expect(first.reads).toBe(0);
    expect(session.shape).toBeDefined();
  });
});

describe('a matrix with many entries', () => {
  const large = (id: string) => {
    const box = new Box(id);
    const data = new Float64Array(1100 * 1000).fill(1);
    return { box, reading: box.reading({ rows: 1100, cols: 1000, data }) };
  };
  const jobs = (its: ReturnType<typeof page>) =>
    its.seen.flatMap((message) => ('job' in message ? [[message.type, message.job]] : []));

  it('is there in blocks at once, and its entries follow when those are drawn', async () => {
    const { session, page: its } = ready();
    session.setVisible(true);
    const { box, reading } = large('M');
    session.show(box, reading);
    await vi.advanceTimersByTimeAsync(0);
    expect(its.types().slice(-2)).toEqual(['showLarge', 'large']);
    expect(its.last('showLarge')).toMatchObject({ early: true, rows: 1100, source: { id: 'M' } });
    its.say({ type: 'earlyDrawn' });
    await vi.advanceTimersByTimeAsync(0);
    expect(its.types()).toContain('begin');
    expect(its.last('part')).toMatchObject({ last: true });
    const sent = jobs(its);
    expect(sent.slice(0, 3)).toEqual([
      ['showLarge', 1],
      ['large', 1],
      ['begin', 2],
    ]);
    // The next version replaces the one on screen at once: blocks of it would hide its pictures.
    box.answer = () => Promise.resolve(matrix);
    box.changes.fire({ what: 'content' });
    await settled();
    expect(its.types().filter((type) => type === 'showLarge')).toHaveLength(1);
    // A page that is built again has nothing on it.
    box.answer = () => Promise.resolve((reading.result as { value: Matrix }).value);
    box.changes.fire({ what: 'content' });
    await settled();
    its.say({ type: 'ready' });
    await settled();
    expect(its.types().filter((type) => type === 'showLarge')).toHaveLength(2);
  });

  it('does not come over another one that is shown while its blocks are drawn', async () => {
    const { session, page: its } = ready();
    session.setVisible(true);
    const { box, reading } = large('M');
    session.show(box, reading);
    await vi.advanceTimersByTimeAsync(0);
    const other = new Box('N');
    session.show(other, other.reading());
    await settled();
    await settled();
    expect(its.types()).not.toContain('begin');
    expect(its.seen.at(-1)).toMatchObject({ type: 'show', source: { id: 'N' } });
  });

  it('waits for no picture where nobody sees the page', async () => {
    const { session, page: its } = ready();
    const { box, reading } = large('M');
    session.show(box, reading);
    await vi.advanceTimersByTimeAsync(0);
    expect(its.last('part')).toMatchObject({ last: true });
  });
});

describe('a source that takes its time', () => {
  function slow() {
    const parts = ready();
    const box = new Box('M');
    parts.session.show(box, box.reading());
    const release: ((value: Matrix) => void)[] = [];
    box.answer = () => new Promise((resolve) => release.push(resolve));
    return { ...parts, box, release };
  }

  it('is announced after a moment, with how far it is', async () => {
    const { box, release, page: its } = slow();
    box.changes.fire({ what: 'content' });
    await vi.advanceTimersByTimeAsync(100);
    expect(its.last('busy')).toBeUndefined();
    await settled();
    expect(its.last('busy')).toMatchObject({ text: 'Reading M' });
    box.options?.report(0.5);
    expect(its.last('busy')).toMatchObject({ fraction: 0.5 });
    release[0]?.(fromRows([[7]]));
    await settled();
    expect(its.seen.at(-1)).toMatchObject({ type: 'show', matrix: { rows: 1 } });
  });

  /** Gives a picture in blocks. Tells when the source may go on. */
  function preview(box: Box): { isOver: boolean } {
    // One block: the sum, the smallest, the largest and the number of the entries.
    const bytes = new Uint8Array(Float64Array.of(10, 1, 4, 4).buffer);
    const block = { rows: 1, cols: 1, blockRows: 2, blockCols: 2 };
    const overview = previewOf(block, bytes, 4)!;
    const state = { isOver: false };
    void box.options
      ?.preview?.(box.description, { rows: 2, cols: 2, elementType: 'f64', overview })
      .then(() => (state.isOver = true));
    return state;
  }

  it('waits with the entries until the picture in blocks is drawn, if somebody sees it', async () => {
    const { session, box, page: its } = slow();
    session.setVisible(true);
    box.changes.fire({ what: 'content' });
    const first = preview(box);
    await settled();
    expect(first.isOver).toBe(false);
    its.say({ type: 'earlyDrawn' });
    await vi.advanceTimersByTimeAsync(0);
    expect(first.isOver).toBe(true);
    // A page that does not answer holds nothing up for long.
    const second = preview(box);
    await settled();
    await settled();
    expect(second.isOver).toBe(true);
    session.setVisible(false);
    const third = preview(box);
    await vi.advanceTimersByTimeAsync(0);
    expect(third.isOver).toBe(true);
  });

  it('leaves what was shown before when it does not come, also if that is gone meanwhile', async () => {
    const { session, page: its } = ready();
    session.setVisible(true);
    const shown = new Box('shown');
    session.show(shown, shown.reading());
    const box = new Box('M');
    let fail: (error: Error) => void = () => undefined;
    box.answer = () => new Promise((_, reject) => (fail = reject));
    void session.open(box);
    await settled();
    preview(box);
    await settled();
    // The program of both has ended.
    shown.changes.fire({ what: 'gone', message: 'The program ended.' });
    expect(its.seen.at(-1)?.type).not.toBe('problem');
    fail(new Error('The program ended while M was read.'));
    await settled();
    expect(its.seen.filter(({ type }) => type === 'show')).toHaveLength(2);
    expect(its.last('problem')).toMatchObject({ problem: { message: 'The program ended.' } });
    expect(fake.told.at(-1)).toContain('The program ended while M was read.');
  });

  it('knows that another one is on its way when the first one was cancelled for it', async () => {
    const { session } = ready();
    const release: ((value: Matrix) => void)[] = [];
    const opened = (label: string) => {
      const box = new Box(label);
      box.answer = () => new Promise((resolve) => release.push(resolve));
      return session.open(box);
    };
    const first = opened('first');
    const second = opened('second');
    release[0]?.(fromRows([[1]]));
    await first;
    // A page that was opened for the first one must not be closed now.
    expect([session.description, session.isOpening]).toEqual([undefined, true]);
    release[1]?.(fromRows([[2]]));
    await second;
    expect([session.description?.label, session.isOpening]).toEqual(['second', false]);
  });

  it('offers nothing else while it is on its way', async () => {
    const document = new fake.TextDocument(
      'B = [[5, 6], [8, 9]]\n',
      'file:///a.py',
      'python',
    ).open();
    fake.window.activeTextEditor = { document };
    const session = new Session(() => undefined);
    const its = page();
    session.attach(its.webview);
    session.setVisible(true);
    session.isExpecting = true;
    its.say({ type: 'ready' });
    await settled();
    expect(its.last('suggestions')).toBeUndefined();
    const box = new Box('M');
    await session.open(box);
    expect(its.last('show')).toBeDefined();
    expect(its.last('suggestions')).toBeUndefined();
  });

  it('comes in blocks first, as the same matrix, before the progress', async () => {
    const { box, release, page: its } = slow();
    box.description = described('M at the next stop');
    box.changes.fire({ what: 'content' });
    preview(box);
    await settled();
    expect(its.types()).toEqual(['show', 'showLarge', 'large', 'busy']);
    const [early, blocks, busy] = its.seen.slice(-3) as (ToPage & { job: number })[];
    expect(early).toMatchObject({ early: true, source: { id: 'M' }, rows: 2, cols: 2 });
    expect(blocks?.job).toBe(early?.job);
    expect(busy?.job).toBeGreaterThan(early?.job ?? 0);
    release[0]?.(fromRows([[7]]));
    await settled();
    expect(its.seen.at(-1)).toMatchObject({ type: 'show', source: { id: 'M' } });
  });

  it('is announced to a page that starts later than the reading', async () => {
    const session = new Session(() => undefined);
    const its = page();
    session.attach(its.webview);
    const box = new Box('M');
    const release: ((value: Matrix) => void)[] = [];
    box.answer = () => new Promise((resolve) => release.push(resolve));
    void session.open(box);
    await settled();
    expect(its.last('busy')).toBeUndefined();
    its.say({ type: 'ready' });
    await settled();
    const busy = its.last('busy');
    expect(busy).toMatchObject({ text: 'Reading M' });
    its.say({ type: 'cancel', job: busy && 'job' in busy ? busy.job : -1 });
    expect(box.options?.token.isCancellationRequested).toBe(true);
    release[0]?.(matrix);
    await settled();
    expect(its.last('show')).toBeUndefined();
  });

  it('is cancelled by the person, and stays as it was', async () => {
    const { box, session, release, page: its } = slow();
    box.changes.fire({ what: 'content' });
    await settled();
    const busy = its.last('busy');
    its.say({ type: 'cancel', job: busy && 'job' in busy ? busy.job : -1 });
    expect(box.options?.token.isCancellationRequested).toBe(true);
    release[0]?.(fromRows([[7]]));
    await settled();
    expect(its.types().filter((type) => type === 'show')).toHaveLength(1);
    expect(session.shape).toMatchObject({ rows: 2 });
  });

  it('answers the newest wish only', async () => {
    const { box, release, page: its } = slow();
    box.changes.fire({ what: 'content' });
    await settled();
    box.changes.fire({ what: 'content' });
    await settled();
    expect(box.reads).toBe(2);
    release[1]?.(fromRows([[2]]));
    await settled();
    release[0]?.(fromRows([[1]]));
    await settled();
    expect(its.seen.at(-1)).toMatchObject({ matrix: { data: Float64Array.of(2) } });
  });

  it('does not come back over another one that is shown meanwhile', async () => {
    const { box, session, release, page: its } = slow();
    box.changes.fire({ what: 'content' });
    const other = new Box('other');
    session.show(other, other.reading());
    release[0]?.(fromRows([[1]]));
    await settled();
    expect(its.last('show')).toMatchObject({ source: { id: 'other' } });
  });
});

describe('a source that cannot be read', () => {
  it('is a problem, and reads again after the next change', async () => {
    const { session, page: its } = ready();
    const box = new Box('M');
    session.show(box, box.reading());
    box.answer = () => Promise.reject(new Error('the disk is full of holes'));
    box.changes.fire({ what: 'content' });
    await settled();
    expect(its.seen.at(-1)).toMatchObject({
      type: 'problem',
      problem: { message: 'the disk is full of holes' },
    });
    expect(session.source).toBe(box);
    box.answer = () => Promise.resolve(matrix);
    box.changes.fire({ what: 'content' });
    await settled();
    expect(its.seen.at(-1)).toMatchObject({ type: 'show' });
  });

  it('is told to be gone, whatever was about to be read', async () => {
    const { session, page: its } = ready();
    const box = new Box('M');
    session.show(box, box.reading());
    box.changes.fire({ what: 'content' });
    box.changes.fire({ what: 'content' });
    box.changes.fire({ what: 'gone', message: 'box:1 was deleted.' });
    await settled();
    expect(its.seen.at(-1)).toMatchObject({
      type: 'problem',
      problem: { message: 'box:1 was deleted.' },
    });
    expect(session.shape).toBeUndefined();
  });

  it('is told to the page that kept it over a restart', async () => {
    const { page: its } = ready(described('old', 'box:9'));
    await settled();
    expect(its.seen.at(-1)).toMatchObject({
      type: 'problem',
      source: { id: 'old' },
      problem: { message: expect.stringMatching(/^box:9 comes from another version/) as string },
    });
  });
});

describe('what a page asks for', () => {
  it('tells the person what has failed', async () => {
    const { session, page: its } = ready();
    const box = new Box('M');
    session.show(box, box.reading());
    box.revealing = () => Promise.reject(new Error('no such tab'));
    its.say({ type: 'reveal' });
    await settled();
    expect(fake.told).toEqual(['This could not be done: no such tab']);
  });

  it('is nothing where the source cannot do it', async () => {
    const { session, page: its } = ready();
    const box = new Box('M');
    session.show(box, box.reading());
    for (const message of [
      { type: 'insert', matrices: [] },
      { type: 'readAs', as: {} },
      { type: 'chooseColumns' },
      { type: 'askReadings' },
    ]) {
      its.say(message);
    }
    await settled();
    expect(fake.told).toEqual([]);
    expect(its.last('readings')).toMatchObject({ offers: [] });
  });

  it('shows a reading for a moment, the newest wish only', async () => {
    const { session, page: its } = ready();
    const box = new Box('M');
    const waiting: (() => void)[] = [];
    box.alternatives = {
      chosen: undefined,
      reader: async () => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return (as: ReadAs) => ({ ok: true, value: fromRows([[as.transposed ? 1 : 0]]) });
      },
      choose: () => Promise.resolve(),
    };
    session.show(box, box.reading());
    const first = session.preview({ transposed: true });
    const second = session.preview(undefined);
    waiting[0]?.();
    await Promise.all([first, second]);
    await settled();
    expect(its.types()).toEqual(['show']);
    const third = session.preview({ transposed: true });
    waiting[1]?.();
    await third;
    expect(its.last('show')).toMatchObject({ matrix: { rows: 1 } });
    await session.preview(undefined);
    expect(its.last('show')).toMatchObject({ matrix: { rows: 2 } });
    const fourth = session.preview({ transposed: true });
    waiting[2]?.();
    await fourth;
    const other = new Box('other');
    session.show(other, other.reading());
    await settled();
    expect(its.last('show')).toMatchObject({ source: { id: 'other' }, matrix: { rows: 2 } });
  });
});
