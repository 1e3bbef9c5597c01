import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { choose } from './quick-pick.js';
import { checkEveryView, ownTexts } from './views.js';
import type { Visualizer } from './visualizer.js';
import { weightsFrame } from './weights-frame.js';

/**
 * VS Code's display language is Chinese. There is no language pack here, so VS Code's own texts stay English; it loads
 * the texts of extensions by this name.
 */
const inChinese = `globalThis._VSCODE_NLS_LANGUAGE = 'zh-cn';`;

const hasHan = /\p{Script=Han}/u;

/** Words in Latin letters beside no Chinese; `CPU float64` is the name of a type of numbers. */
const isUntranslated = (text: string) =>
  /[A-Za-z]{4}/.test(text) && !hasHan.test(text) && text !== 'CPU float64';

describe('a window in Chinese', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({
      name: 'chinese',
      webgl: false,
      initScript: inChinese,
      size: { width: 1600, height: 1000 },
    });
  });
  afterAll(() => lens.close());

  /** The host says in Chinese how the literal was read. */
  const check = (look: (index: number) => Promise<unknown>) =>
    checkEveryView(visualizer, isUntranslated, look, `${ownTexts}, [data-testid=reading]`);

  it('has the commands and the hover in Chinese', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    const { text } = await lens.editor.hover('秩 2');
    expect(text).toContain('NumPy 数组');
    expect(text).toContain('推荐：2。四条规则一致；余下的只有舍入误差。');
    await lens.screenshot('hover');
    await lens.editor.unhover();
    await lens.command('Low-Rank Lens: 可视化矩阵');
    visualizer = await lens.visualizer();
    await visualizer.ready();
  });

  it('has every view in Chinese, with room for it', async () => {
    await check((i) => lens.screenshot(`wide-${i}`));
    const names = await visualizer.frame.getByRole('tab').allInnerTexts();
    expect(names.filter((name) => !hasHan.test(name))).toEqual([]);
  });

  it('says the reasons for a rank and what is wrong with a literal in Chinese', async () => {
    const reason = visualizer.frame.getByTestId('recommendation');
    await expect.poll(() => reason.innerText()).toMatch(/推荐/);
    await expect.poll(() => reason.innerText()).toMatch(/规则一致/);
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.editor.type('9, ');
    await expect
      .poll(() => visualizer.frame.locator('body').innerText())
      .toMatch(/第 2 行有 \d+ 个元素，而第 1 行有 \d+ 个：所有行的长度必须相同。/);
    await lens.screenshot('problem');
  });

  it('fits into a side bar', async () => {
    await lens.editor.cursorAt('lora.py', '[ 0.0421', 3);
    await lens.command('Low-Rank Lens: 在侧栏中可视化矩阵');
    visualizer = await lens.visualizer('side bar');
    await visualizer.ready();
    await check((i) => lens.screenshot(`narrow-${i}`));
  });

  it('has the table of weights and the walkthrough in Chinese', async () => {
    await lens.command('View: Close All Editors');
    const file = 'adapter/adapter_model.safetensors';
    await choose(lens.page, 'Control+P', join(lens.folder, file), basename(file));
    const table = await weightsFrame(lens.page);
    await table.getByTestId('weight-line').first().waitFor();
    await expect.poll(() => table.locator('body').innerText()).toMatch(/因子对/);
    await table.getByTestId('toggle-resize').click();
    await lens.screenshot('weights');
    const title = 'Low-Rank Lens 入门';
    const walkthroughs = () => lens.command('Welcome: Open Walkthrough...');
    await choose(lens.page, walkthroughs, title, title);
    await lens.page.locator('.getting-started-step', { hasText: '拖动秩' }).waitFor();
    await lens.screenshot('walkthrough');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
