import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDebianPackages, findPython } from '../../scripts/vscode/debian.mjs';
import { arrayOf, svd, writeNpy, type Matrix } from '../../src/core/index.js';
import { Cluster } from '../python/cluster.js';
import { keepPicture } from './doc-pictures.js';
import { keepFailures } from './keep-failures.js';
import { chooseInExplorer } from './known-editor.js';
import { Lens } from './lens.js';
import { pick, quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

/** Waves of falling size: six values that are clearly apart. */
function waves(rows: number, cols: number): Matrix {
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      for (let k = 1; k <= 6; k++) {
        const u = Math.sin((k * Math.PI * (i + 0.5)) / rows + 0.3);
        data[i * cols + j]! += 8 * 0.6 ** k * u * Math.cos((k * Math.PI * (j + 0.5)) / cols);
      }
      data[i * cols + j]! += 0.02 * Math.sin(12.9898 * i + 78.233 * j * (1 + (i % 7)));
    }
  }
  return { rows, cols, data };
}

const M = waves(1200, 260);
const found = svd(M);
if (!found.ok) throw new Error(found.problem.message);
const whole = found.value;
const file = 'waves-on-dask.npy';

/** What the extension keeps in its folders of this name, oldest first. */
async function keptIn(lens: Lens, folder: 'dask' | 'dask-runs'): Promise<string[]> {
  const all = await readdir(lens.data, { recursive: true });
  const own = all.filter((path) => basename(dirname(path)) === folder);
  return own.sort().map((path) => join(lens.data, path));
}

/** The runs that go on, or whose result the window may have lost when it is reloaded. */
const runsToFind = async (lens: Lens) => (await keptIn(lens, 'dask-runs')).length;

describe('a matrix that is continued on Dask, from the Explorer', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    await ensureDebianPackages(['python3-numpy', 'python3-dask', 'python3-distributed']);
    const python = (await findPython(['dask', 'distributed', 'numpy'])) ?? 'python3';
    const settings = {
      'lowRankLens.python': python,
      'workbench.colorTheme': 'Default Dark Modern',
    };
    lens = await Lens.start({ name: 'dask', webgl: false, settings });
    await writeFile(join(lens.folder, file), writeNpy(arrayOf(M)));
  });
  afterAll(() => lens.close());

  it('asks for the scheduler and the wish, and shows the program before it runs', async () => {
    const { page } = lens;
    // The entry is there once the extension has said that it can start programs.
    await lens.knowsExtension();
    await chooseInExplorer(lens, file, 'Continue on Dask…');
    await pick(page, 'Start one here');
    await expect.poll(() => quickInput(page).inputValue()).toBe('2');
    await page.keyboard.press('Enter');
    await expect.poll(() => quickInput(page).inputValue()).toBe('32');
    await quickInput(page).fill('6');
    await page.keyboard.press('Enter');
    await page.getByText('Run the program that is shown in the editor?').waitFor();
    await page.locator('.tab', { hasText: 'low_rank_on_dask.py' }).waitFor();
    await lens.screenshot('program');
    await pick(page, 'Run');
  });

  it('finds the run again when the window is reloaded while it goes on', async () => {
    const { page } = lens;
    // On a busy machine the run may end before its progress is seen, also while the window loads: then its result is there.
    const progress = page.locator('.notification-list-item-message', { hasText: 'on Dask' });
    await progress
      .or(page.locator('.tab', { hasText: 'Lens: waves' }))
      .first()
      .waitFor();
    await lens.screenshot('progress');
    await lens.restart([]);
    visualizer = await lens.visualizer();
    await visualizer.ready();
    const place = await visualizer.frame.getByTestId('place').innerText();
    expect(place).toMatch(/waves-on-dask\.npy: computed on 2 workers, \d+ passes, certified to /);
    // As many values as were wished.
    await expect.poll(() => visualizer.rank()).toBe(6);
    // It is a preview, which may have given its place to the lens.
    const program = page.locator('.tab', { hasText: 'low_rank_on_dask.py' });
    if ((await program.count()) > 0) await program.locator('.codicon-close').click();
    await visualizer.drawnAll();
    await keepPicture(lens, 'dask');
  });

  it('shows the singular values, the tail and the measured error', async () => {
    await visualizer.chooseRank(6);
    const tail = Math.sqrt(whole.s.slice(6).reduce((sum, value) => sum + value ** 2, 0));
    expect(Math.abs((await visualizer.number('tail')) - tail)).toBeLessThanOrEqual(1e-3 * tail);
    expect(Math.abs((await visualizer.number('measured')) - tail)).toBeLessThanOrEqual(1e-3 * tail);
  });

  it('has the chosen rank again when the window is reloaded at once', async () => {
    await visualizer.chooseRank(3);
    await lens.restart(['"kind":"cluster"', '"rank":3']);
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => visualizer.rank()).toBe(3);
    // Until then the window finds the run again, and may show its result anew.
    await expect.poll(() => runsToFind(lens), { timeout: 120_000 }).toBe(0);
    expect(await visualizer.rank()).toBe(3);
  });

  it('is there after another reload, also without the file, and says so', async () => {
    await rm(join(lens.folder, file));
    await lens.restart(['"kind":"cluster"']);
    visualizer = await lens.visualizer();
    await expect
      .poll(() => visualizer.frame.getByTestId('place').innerText())
      .toContain('M is shown in blocks');
    const error = '[data-testid=heatmap-error] canvas[data-rank]:not([data-rank="0"])';
    await visualizer.frame.locator(error).waitFor();
    expect(await visualizer.rank()).toBe(3);
    await lens.screenshot('without-file');
    expect(lens.errors).toEqual([]);
  });
});

/** Makes a worker wait in the first pass until it is ended: it stands for a store that does not answer. */
const waits = [
  'import time',
  'import numpy',
  'def isfinite(*_):',
  '    while True:',
  '        time.sleep(1)',
  'numpy.isfinite = isfinite',
].join('\n');

const tasks = 'client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))';

describe('a run on a cluster that is cancelled', () => {
  let lens: Lens;
  let cluster: Cluster;
  keepFailures(() => lens);
  beforeAll(async () => {
    await ensureDebianPackages(['python3-numpy', 'python3-dask', 'python3-distributed']);
    const python = (await findPython(['dask', 'distributed', 'numpy'])) ?? 'python3';
    cluster = await Cluster.start(python);
    await cluster.worker(waits);
    await cluster.ask('client.wait_for_workers(1, timeout=120)');
    const settings = { 'lowRankLens.python': python };
    lens = await Lens.start({ name: 'dask-cancelled', webgl: false, settings });
    await writeFile(join(lens.folder, file), writeNpy(arrayOf(M)));
  });
  afterAll(async () => {
    await lens.close();
    await cluster.stop();
  });

  /** The process of the program, while it lives. */
  async function program(): Promise<number | undefined> {
    const run = (await keptIn(lens, 'dask')).at(-1)!;
    const [first] = (await readFile(join(run, 'progress.jsonl'), 'utf8')).split('\n');
    const { pid } = JSON.parse(first!) as { pid: number };
    try {
      process.kill(pid, 0);
      return pid;
    } catch {
      return undefined;
    }
  }

  it('is in its first pass', async () => {
    const { page } = lens;
    await lens.knowsExtension();
    await chooseInExplorer(lens, file, 'Continue on Dask…');
    await pick(page, 'By its address');
    await page.getByText('the address of the scheduler').waitFor();
    await quickInput(page).fill(cluster.address);
    await page.keyboard.press('Enter');
    await expect.poll(() => quickInput(page).inputValue()).toBe('32');
    await page.keyboard.press('Enter');
    await pick(page, 'Run');
    const progress = page.locator('.notification-list-item-message', { hasText: 'on Dask' });
    await progress.filter({ hasText: 'pass 1, the picture: 0 of' }).waitFor();
    expect(await program()).toBeDefined();
    expect(Number(await cluster.ask(tasks))).toBeGreaterThan(0);
    await lens.screenshot('waits');
  });

  it('ends with its process and its tasks, says so, and opens nothing', async () => {
    const { page } = lens;
    const own = page.locator('.notification-list-item', { hasText: 'on Dask' });
    await own.getByRole('button', { name: 'Cancel', exact: true }).click();
    expect(await lens.notification('The run was cancelled')).toContain(
      'Its tasks on the cluster are cancelled, too.',
    );
    await lens.screenshot('cancelled');
    await expect.poll(program).toBeUndefined();
    await expect.poll(async () => Number(await cluster.ask(tasks))).toBe(0);
    await own.waitFor({ state: 'detached' });
    // A window that is opened again does not find it.
    await expect.poll(() => runsToFind(lens)).toBe(0);
    expect(await page.locator('.tab', { hasText: 'Lens' }).count()).toBe(0);
    const run = (await keptIn(lens, 'dask')).at(-1)!;
    expect(await readdir(run)).not.toContain('result.json');
    expect(lens.errors).toEqual([]);
  });
});
