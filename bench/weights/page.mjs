// How long the page of a model's weights blocks its thread, by `npm run bench:weights -- --only page`: the longest task
// of each thing that a user does in a table of 100 and of 20,001 rows, and while its list arrives. Times of whole tasks
// and of the processor alone, because other programs of a shared machine stretch the former.
import { loadDriver } from '../open/lens.mjs';

/** Milliseconds after an action in which its work ends. */
const rest = 400;

/** The longest task of the main thread of any page in a trace, in milliseconds. */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(trace);
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  let [wall, own] = [0, 0];
  for (const { name, pid, tid, dur = 0, tdur = 0 } of traceEvents) {
    if (!name.endsWith('RunTask') || !main.has(`${pid} ${tid}`)) continue;
    wall = Math.max(wall, dur / 1000);
    own = Math.max(own, tdur / 1000);
  }
  return { wall, own };
}

/** What a user does with a resize, in order. */
const resizing = [
  [
    'list of all pairs',
    ({ told, page, count }) => list(told).then(() => rowsShown(page, count + 1)),
  ],
  ['numbers, 200 in a message', ({ told }) => numbers(told)],
  ['resize panel', ({ page }) => page.getByTestId('toggle-resize').click()],
  ['slider by keys, 40 steps', ({ page }) => slide(page)],
  ['slider dragged', ({ page }) => drag(page)],
  ['rule: energy', ({ page }) => page.getByTestId('resize-rule').selectOption('energy')],
  ['slider of the energy', ({ page }) => drag(page)],
  ['rule: budget', ({ page }) => page.getByTestId('resize-rule').selectOption('budget')],
  ['slider of the budget', ({ page }) => drag(page)],
  [
    'rank by hand',
    async ({ page }) => {
      const field = page.getByTestId('rank-field').first();
      await field.fill('3');
      await field.press('Enter');
    },
  ],
];

async function slide(page) {
  await page.getByTestId('resize-range').focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowLeft');
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
}

async function drag(page) {
  const { x, y, width, height } = await page.getByTestId('resize-range').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (let i = 0; i < 40; i++) {
    await page.mouse.move(x + (width * (1 + i)) / 42, y + height / 2);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
}

/** The rows as a host sends them. */
function list(told) {
  return told.evaluate((it) => {
    const { rows } = it.model;
    window.fakeHost.say({ ...it.model, rows: rows.slice(0, 1000) });
    for (let at = 1000; at < rows.length; at += 1000) {
      window.fakeHost.say({ type: 'rows', rows: rows.slice(at, at + 1000) });
    }
  });
}

/** What a user does with a table, in order; each begins where the one before has ended. */
const reading = [
  [
    'list of all rows',
    ({ page, told, count }) => list(told).then(() => rowsShown(page, count + 1)),
  ],
  ['numbers, 200 in a message', ({ told }) => numbers(told)],
  [
    'scrolling by screens',
    ({ page }) =>
      page.evaluate(async () => {
        const table = document.querySelector('[data-testid="weights-table"]');
        for (let i = 0; i < 120; i++) {
          table.scrollTop = i * 3000;
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }),
  ],
  [
    'scrolling by the wheel',
    async ({ page }) => {
      await page.mouse.move(600, 500);
      for (let i = 0; i < 30; i++) await page.mouse.wheel(0, 240);
    },
  ],
  ['sort by σ₁', ({ page }) => page.getByTestId('sort-spectral').click()],
  ['the other way', ({ page }) => page.getByTestId('sort-spectral').click()],
  ['sort by the spectrum', ({ page }) => page.getByTestId('sort-spectrum').click()],
  [
    'sort by the name',
    async ({ page }) => {
      await page.getByTestId('sort-name').click();
      await page.getByTestId('sort-name').click();
    },
  ],
  [
    'numbers while sorted',
    async ({ page, told }) => {
      await page.getByTestId('sort-stableRank').click();
      await numbers(told);
    },
  ],
  [
    'filter, letter by letter',
    async ({ page }) => {
      await page.getByTestId('weights-filter').pressSequentially('*.q_proj.*', { delay: 60 });
    },
  ],
  ['filter emptied', ({ page }) => page.getByTestId('weights-filter').fill('')],
  ['group by block', ({ page }) => page.getByTestId('weights-grouping').selectOption('block')],
  ['group by layer', ({ page }) => page.getByTestId('weights-grouping').selectOption('layer')],
  ['group by kind', ({ page }) => page.getByTestId('weights-grouping').selectOption('kind')],
  ['fold a group', ({ page }) => page.getByTestId('group-line').first().click()],
  ['no groups', ({ page }) => page.getByTestId('weights-grouping').selectOption('none')],
  [
    'select all',
    async ({ page }) => {
      await page.getByTestId('weights-table').focus();
      await page.keyboard.press('Control+a');
    },
  ],
  [
    'select one',
    ({ page }) =>
      page
        .getByTestId('weight-line')
        .nth(9)
        .click({ position: { x: 600, y: 10 } }),
  ],
  [
    'save as CSV',
    async ({ page }) => {
      await page.getByTestId('save-table').click();
      await page.getByTestId('save-csv').click();
      await saved(page, 1);
    },
  ],
  [
    'save as JSON',
    async ({ page }) => {
      await page.getByTestId('save-table').click();
      await page.getByTestId('save-json').click();
      await saved(page, 2);
    },
  ],
  [
    'chart over depth',
    ({ page }) => page.getByRole('radio', { name: 'Depth' }).check({ force: true }),
  ],
  [
    'another number over depth',
    ({ page }) => page.getByTestId('depth-column').selectOption('alpha'),
  ],
  ['others', ({ page }) => page.getByRole('radio', { name: 'Others' }).check({ force: true })],
  [
    'back to the table',
    ({ page }) => page.getByRole('radio', { name: 'Table' }).check({ force: true }),
  ],
];

async function saved(page, count) {
  await page.waitForFunction(
    (wanted) => window.fakeHost.sent.filter(({ type }) => type === 'save').length >= wanted,
    count,
  );
}

async function rowsShown(page, count) {
  const table = page.getByTestId('weights-table');
  await table.waitFor();
  while ((await table.getAttribute('aria-rowcount')) !== String(count)) {
    await page.waitForTimeout(50);
  }
}

/** The numbers as a host sends them that has some hundred of each 100 ms. */
function numbers(told) {
  return told.evaluate(async ({ measured }) => {
    for (let at = 0; at < measured.length; at += 200) {
      window.fakeHost.say({ type: 'measured', rows: measured.slice(at, at + 200) });
      const progress = { state: 'running', done: at, total: measured.length };
      window.fakeHost.say({ type: 'progress', ...progress });
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const total = measured.length;
    window.fakeHost.say({ type: 'progress', state: 'done', done: total, total });
  });
}

/**
 * Tables of which the tasks are measured: a model of 100 and of 20,001 matrices, and an adapter of 200 and of 4,000 pairs
 * that is resized.
 */
export const tables = [
  { title: 'a model of 100 rows', count: 100, model: 'llama', size: 14, actions: reading },
  { title: 'a model of 20,001 rows', count: 20_001, model: 'llama', size: 2857, actions: reading },
  { title: 'an adapter of 200 pairs', count: 200, model: 'adapter', size: 10, actions: resizing },
  {
    title: 'an adapter of 4,000 pairs',
    count: 4000,
    model: 'adapter',
    size: 200,
    actions: resizing,
  },
];

/** Resolves with the longest tasks of each action, in milliseconds, of so many rounds. */
export async function pageTasks(rounds, { count, model, size, actions }) {
  const { WeightsPage } = await loadDriver('weights-page');
  const weights = await WeightsPage.start();
  const { page } = weights;
  const browser = page.context().browser();
  const found = new Map(actions.map(([name]) => [name, { wall: [], own: [] }]));
  try {
    for (let round = 0; round < rounds; round++) {
      await weights.open();
      const told = await page.evaluateHandle(
        ([of, n]) => window.fakeHost.models[of](n),
        [model, size],
      );
      for (const [name, act] of actions) {
        await browser.startTracing(page, {
          categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'],
        });
        await act({ page, told, count });
        await page.waitForTimeout(rest);
        const { wall, own } = longestTask((await browser.stopTracing()).toString());
        found.get(name).wall.push(wall);
        found.get(name).own.push(own);
      }
    }
  } finally {
    await weights.close();
  }
  return found;
}
