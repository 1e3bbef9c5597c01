import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/vscode/chromium.mjs';
import { Debugging } from './debugging.js';
import { keepFailures } from './keep-failures.js';
import { pick, quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

describe('variables of a page in a browser', () => {
  let debug: Debugging;
  let visualizer: Visualizer;
  keepFailures(() => debug.lens);
  beforeAll(async () => {
    const size = { width: 1400, height: 900 };
    debug = await Debugging.open({ name: 'debugging-page', webgl: false, size }, 'page.js', {
      type: 'pwa-chrome',
      file: '${workspaceFolder}/page.html',
      browserLaunchLocation: 'workspace',
      runtimeExecutable: await findChromium(),
      runtimeArgs: ['--headless=new', '--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(() => debug.lens.close());

  const title = () => visualizer.frame.locator('h1').innerText();

  it('shows nested arrays', async () => {
    await debug.start();
    await debug.visualize('rows');
    visualizer = await debug.lens.visualizer();
    await visualizer.ready();
    expect(await title()).toBe('rows 3×3');
    expect(await visualizer.frame.getByTestId('place').innerText()).toContain('page.js:18');
    await debug.lens.screenshot('rows');
  });

  it.each([
    { name: 'flat', asked: '3 × 4', shape: '4 x 3', shown: '4×3' },
    { name: 'pixels', asked: '8 × 10', shape: '4 x 20', shown: '4×20' },
  ])('asks for the shape of $name', async ({ name, asked, shape, shown }) => {
    const before = await visualizer.shown();
    await debug.visualize(name);
    const input = quickInput(debug.lens.page);
    await expect.poll(() => input.inputValue()).toBe(asked);
    await input.fill(shape);
    await input.press('Enter');
    await pick(debug.lens.page, 'Row after row');
    await visualizer.ready(before);
    expect(await title()).toBe(`${name} ${shown}`);
  });

  it('reads them again at the next stop', async () => {
    await debug.visualizeAndGoOn('rows', visualizer);
    await expect
      .poll(() => visualizer.frame.getByTestId('changed').innerText())
      .toContain('‖M − M before‖F = 1');
  });

  it('keeps the last picture when the browser is closed', async () => {
    await debug.end();
    await expect
      .poll(() => visualizer.frame.getByRole('alert').innerText())
      .toContain('The program ended. This is the last picture of rows');
    expect(await title()).toBe('rows 3×3');
    debug.lens.expectNoErrors();
  });
});
