import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startProgram } from '../../src/node/start-program.js';
import { Cluster, newFolder, ProgramRun, pythonWithDask, until } from './cluster.js';

interface Answer {
  readonly s: readonly number[];
  readonly norm: number;
  readonly errors: readonly number[];
}

let python = '';
let data = '';
let answers: Record<'tall' | 'wide', Answer>;
const runs: ProgramRun[] = [];
const clusters: Cluster[] = [];

beforeAll(async () => {
  python = await pythonWithDask();
  data = await newFolder();
  const script = fileURLToPath(new URL('data.py', import.meta.url));
  await promisify(execFile)(python, [script, data]);
  answers = JSON.parse(await readFile(join(data, 'answers.json'), 'utf8')) as typeof answers;
});
afterEach(async () => {
  for (const run of runs.splice(0)) {
    run.child.kill('SIGKILL');
    await run.remove();
  }
});
afterAll(async () => {
  for (const cluster of clusters) await cluster.stop();
  await rm(data, { recursive: true, force: true });
});

async function cluster(workers: number): Promise<Cluster> {
  const own = await Cluster.start(python);
  clusters.push(own);
  if (workers > 0) await own.workers(workers);
  return own;
}

async function start(
  file: string,
  request: Record<string, unknown>,
  flags?: readonly string[],
): Promise<ProgramRun> {
  const run = await ProgramRun.start(python, { path: join(data, file), ...request }, flags);
  runs.push(run);
  return run;
}

describe('the program on a scheduler with two workers', () => {
  let shared: Cluster;
  beforeAll(async () => {
    shared = await cluster(2);
  });
  const on = (file: string, request: Record<string, unknown> = {}) =>
    start(file, { scheduler: { address: shared.address }, rank: 12, ...request });

  it.each([
    { file: 'tall.npy', of: 'tall' as const, name: undefined },
    { file: 'fortran.npy', of: 'tall' as const, name: undefined },
    { file: 'wide.npy', of: 'wide' as const, name: undefined },
    { file: 'tall.zarr', of: 'tall' as const, name: undefined },
    { file: 'tall.h5', of: 'tall' as const, name: 'run/weights' },
    { file: 'parts', of: 'tall' as const, name: undefined },
    { file: 'parts-wide', of: 'wide' as const, name: undefined },
    { file: 'parts-zarr', of: 'tall' as const, name: undefined },
    { file: 'parts-h5', of: 'tall' as const, name: 'run/weights' },
  ])(
    'finds the singular values of $file to 1e-10, within its bounds',
    async ({ file, of, name }) => {
      const run = await on(file, { block: 0.1, tolerance: 1e-9, ...(name ? { name } : {}) });
      const { s, bounds, norm, errors, tails, residuals, workers, settled, worst } =
        await run.result();
      const expected = answers[of];
      expect({ workers, settled }).toEqual({ workers: 2, settled: true });
      expect(worst).toBeLessThanOrEqual(1e-9);
      const first = expected.s[0]!;
      s.forEach((value, i) => {
        const apart = Math.abs(value - expected.s[i]!);
        expect(apart).toBeLessThanOrEqual(1e-10 * first);
        expect(apart).toBeLessThanOrEqual(bounds[i]!);
        expect(residuals[i]!).toBeLessThanOrEqual(bounds[i]! * (1 + 1e-9));
      });
      expect(Math.abs(norm - expected.norm)).toBeLessThanOrEqual(1e-12 * expected.norm);
      errors.forEach((error, k) => {
        // The best possible error, and no more than the vectors are away from the true ones.
        expect(Math.abs(error - expected.errors[k]!)).toBeLessThanOrEqual(1e-6 * first);
        expect(Math.abs(error - tails[k]!)).toBeLessThanOrEqual(1e-8 * first);
      });
    },
  );

  it('finds the smallest rank that leaves a wished error', async () => {
    const run = await on('tall.npy', { rank: undefined, error: 0.05 });
    const { rank, norm, errors } = await run.result();
    expect(errors[rank]!).toBeLessThanOrEqual(0.05 * norm);
    expect(errors[rank - 1]!).toBeGreaterThan(0.05 * norm);
  });

  it('scales numbers whose squares would overflow', async () => {
    const { s } = await (await on('huge.npy')).result();
    expect(Math.abs(s[0]! / 1e200 / answers.tall.s[0]! - 1)).toBeLessThanOrEqual(1e-12);
  });

  it('refuses a matrix with missing entries, and says where the first one is', async () => {
    const { code, sentence, exit } = await (await on('holes.npy')).problem();
    expect({ code, exit }).toEqual({ code: 'notFinite', exit: 1 });
    expect(sentence).toContain(
      '2 entries are missing or infinite; the first is nan in row 77, column 3',
    );
  });

  it('asks which array, and names the ones that are there', async () => {
    const { code, sentence } = await (await on('tall.h5', { name: 'weights' })).problem();
    expect(code).toBe('noArray');
    expect(sentence).toContain('run/weights (1500, 60)');
  });

  it('says which library the workers lack, or that a file is none', async () => {
    expect((await (await on('text.parquet')).problem()).code).toBe('notRead');
    const none = await (await on('answers.json')).problem();
    expect(none.sentence).toContain('This is no .npy');
  });

  it.each([
    ['parts-mixed', 'The folder has files of several kinds (hdf5, npy)'],
    ['parts-apart', 'The files of the folder are not all matrices with the same number of columns'],
  ])('says why the folder %s is no matrix', async (file, reason) => {
    const { code, sentence } = await (await on(file)).problem();
    expect(code).toBe('notRead');
    expect(sentence).toContain(reason);
  });

  it('says that a file is not there for the workers', async () => {
    const { code, sentence } = await (await on('nowhere.npy')).problem();
    expect(code).toBe('notSeen');
    expect(sentence).toContain('2 of 2 workers do not see');
  });

  it('moves products between workers, and no block', async () => {
    const before = Number(await shared.ask(moved));
    const run = await on('long.npy', { block: 1, tolerance: 0, passes: 3, rank: 4 });
    const { passes } = await run.result();
    const own = Number(await shared.ask(moved)) - before;
    // A pass has 69 blocks, each with a product of 60 × 12 doubles, and the vectors for both workers; blocks have a MiB.
    const products = (passes - 1) * (69 + 2) * 8 * 60 * 12;
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThanOrEqual(1.5 * products);
  });

  it('cancels its tasks on the scheduler', async () => {
    const run = await on('long.npy', { block: 1, tolerance: 0, passes: 200 });
    await run.searches();
    // Between two passes there are none for a moment.
    await until('tasks are there', async () => Number(await shared.ask(tasks)) > 0);
    await run.cancel();
    expect((await run.problem()).code).toBe('cancelled');
    await until('no task is left', async () => Number(await shared.ask(tasks)) === 0);
  });

  it('is cancelled while it waits for workers', async () => {
    const own = await cluster(0);
    const run = await start('tall.npy', { scheduler: { address: own.address }, patience: 1000 });
    await until('it connects', async () => (await run.lines()).some(({ stage }) => stage));
    await run.cancel();
    expect((await run.problem()).code).toBe('cancelled');
  });

  it('is cancelled while it waits for a store that does not answer', async () => {
    const own = await cluster(0);
    await own.worker(
      'import time\nimport numpy\nnumpy.load = lambda *_, **__: [time.sleep(1) for _ in iter(int, 1)]',
    );
    await own.ask('client.wait_for_workers(1, timeout=120)');
    const run = await start('tall.npy', { scheduler: { address: own.address } });
    await until('it opens the file', async () =>
      (await run.lines()).some(({ stage }) => stage === 'open'),
    );
    await run.cancel();
    expect((await run.problem()).code).toBe('cancelled');
  });

  it('ends in the same way by SIGTERM', async () => {
    const run = await on('long.npy', { block: 1, tolerance: 0, passes: 200 });
    await run.searches();
    run.child.kill('SIGTERM');
    expect((await run.problem()).code).toBe('cancelled');
  });
});

const tasks = 'client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))';

const moved =
  'sum(client.run(lambda dask_worker: sum(each["total"] for each in dask_worker.transfer_incoming_log)).values())';

describe('what fails', () => {
  it('a scheduler that is not there', async () => {
    const run = await start('tall.npy', { scheduler: { address: 'tcp://127.0.0.1:9' } });
    const { code, sentence } = await run.problem();
    expect(code).toBe('noScheduler');
    expect(sentence).toContain('tcp://127.0.0.1:9');
  });

  it('a configuration without a scheduler', async () => {
    const run = await start('tall.npy', { scheduler: { configuration: true } });
    expect((await run.problem()).code).toBe('noScheduler');
  });

  it('a scheduler without workers', async () => {
    const own = await cluster(0);
    const run = await start('tall.npy', { scheduler: { address: own.address }, patience: 2 });
    expect((await run.problem()).code).toBe('noWorkers');
  });

  it('a worker that ends in the middle: the run finishes on the other', async () => {
    const own = await cluster(0);
    const [first] = await own.workers(2);
    const run = await start('long.npy', {
      ...{ scheduler: { address: own.address }, rank: 4, block: 1, tolerance: 0, passes: 4 },
    });
    await run.searches();
    first!.kill('SIGKILL');
    const { workers, s, bounds } = await run.result();
    expect(workers).toBe(1);
    expect(s).toHaveLength(4);
    expect(bounds.every((bound) => bound > 0)).toBe(true);
  });

  it('a scheduler that ends in the middle', async () => {
    const own = await cluster(2);
    const run = await start('long.npy', {
      ...{ scheduler: { address: own.address }, rank: 4, block: 1, patience: 3 },
      ...{ tolerance: 0, passes: 200 },
    });
    await run.searches();
    own.killScheduler();
    const { code, sentence } = await run.problem();
    expect(code).toBe('schedulerGone');
    expect(sentence).toContain('does not answer any more');
  });

  it('workers with another version of a library', async () => {
    const own = await cluster(1);
    await own.worker('import numpy\nnumpy.__version__ = "1.99.0"');
    await own.ask('client.wait_for_workers(2, timeout=120)');
    const { code, sentence } = await (
      await start('tall.npy', { scheduler: { address: own.address } })
    ).problem();
    expect(code).toBe('versions');
    expect(sentence).toMatch(/^numpy is .* here and 1\.99\.0 on tcp:/);
  });

  it('a worker that does not see the file', async () => {
    const own = await cluster(1);
    const blind = [
      'import os',
      'size = os.path.getsize',
      'def getsize(path):',
      '    if str(path).endswith("tall.npy"):',
      '        raise FileNotFoundError(path)',
      '    return size(path)',
      'os.path.getsize = getsize',
    ];
    await own.worker(blind.join('\n'));
    await own.ask('client.wait_for_workers(2, timeout=120)');
    const { code, sentence } = await (
      await start('tall.npy', { scheduler: { address: own.address } })
    ).problem();
    expect(code).toBe('notSeen');
    expect(sentence).toContain('1 of 2 workers do not see');
  });

  it('a worker whose memory is too small for the blocks', async () => {
    const scheduler = { workers: 1, memory: '300MB' };
    const { code, sentence } = await (
      await start('bytes.npy', { scheduler, block: 300 })
    ).problem();
    expect(code).toBe('memory');
    const fits = Number(/Blocks of ([\d.]+) MiB would fit/.exec(sentence)?.[1]);
    // With that size it ends well.
    const run = await start('bytes.npy', { scheduler, block: fits, rank: 2, passes: 2 });
    expect((await run.result()).rows).toBe(600_000);
  });

  it('an interpreter without Dask', async () => {
    // Without its site, an interpreter has none of its packages.
    const { code, sentence, exit } = await (await start('tall.npy', {}, ['-S'])).problem();
    expect({ code, exit }).toEqual({ code: 'noDask', exit: 1 });
    expect(sentence).toContain('Install dask, distributed and numpy there');
  });

  it('no interpreter', async () => {
    await expect(
      startProgram({ interpreter: join(data, 'no-python'), args: [], folder: data }),
    ).rejects.toThrow('ENOENT');
  });
});
