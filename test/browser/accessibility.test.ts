import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { decode } from 'fast-png';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { Sheets } from './sheets.js';
import type { Visualizer } from './visualizer.js';

/** The largest difference of lightness, 0…255, in the square of an icon on the left of this element. */
async function iconContrast(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  if (!box) return 0;
  const clip = { x: box.x, y: box.y + box.height / 2 - 8, width: 16, height: 16 };
  const { data, channels } = decode(await element.page().screenshot({ clip }));
  const lightness: number[] = [];
  for (let at = 0; at < data.length; at += channels) {
    lightness.push(0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!);
  }
  return Math.max(...lightness) - Math.min(...lightness);
}

declare global {
  interface Window {
    readonly axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

/** One theme of each kind that VS Code has. */
const themes = [
  ['Light Modern', 'vs'],
  ['Dark Modern', 'vs-dark'],
  ['Dark High Contrast', 'hc-black'],
] as const;

describe('what axe-core finds', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'accessibility', webgl: true });
    visualizer = await show('worked.py', '[[4, 11, 14]');
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);

  async function show(file: string, text: string): Promise<Visualizer> {
    await lens.editor.cursorAt(file, text, 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const found = await lens.visualizer();
    await found.ready();
    return found;
  }

  /** Serious and critical findings on the page in its present state, each with its elements. */
  async function findings(): Promise<string[]> {
    const { frame } = visualizer;
    if (!(await frame.evaluate(() => 'axe' in window))) {
      const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
      await frame.evaluate(await readFile(path, 'utf8'));
    }
    return frame.evaluate(async () => {
      // An element that is fading in does not have its final contrast yet.
      const ends = document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
      await Promise.allSettled(ends.map(({ finished }) => finished));
      const { violations } = await window.axe.run({ resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
        );
    });
  }

  /** Opens each view in turn and returns the findings of all views. */
  async function findingsOfViews(): Promise<Record<string, string[]>> {
    const tabs = visualizer.frame.getByRole('tab');
    const found: Record<string, string[]> = {};
    for (let i = 0; i < (await tabs.count()); i++) {
      await tabs.nth(i).click();
      await visualizer.frame.getByText('Computing…').waitFor({ state: 'detached' });
      const serious = await findings();
      if (serious.length > 0) found[await tabs.nth(i).innerText()] = serious;
    }
    return found;
  }

  for (const [label, kind] of themes) {
    it(`is nothing serious in any view, ${label}`, async () => {
      await lens.theme(label, kind);
      expect(await visualizer.frame.getByRole('tab').count()).toBe(7);
      expect(await findingsOfViews()).toEqual({});
    });
  }

  for (const [label, kind] of themes) {
    it(`is an icon that can be told from its tab, ${label}`, async () => {
      await lens.theme(label, kind);
      const icon = lens.page.locator('.tab', { hasText: 'Lens:' }).locator('.monaco-icon-label');
      await expect.poll(() => iconContrast(icon)).toBeGreaterThan(100);
    });
  }

  it('is an edge around all that can be pressed, in high contrast', async () => {
    await lens.theme('Dark High Contrast', 'hc-black');
    await byId('tab-approximation').click();
    const pressed = ['recommended', 'backend', 'chip-2', 'tab-approximation'];
    const edges = await visualizer.frame.evaluate((ids) => {
      const edgeOf = (id: string) => {
        const element = document.querySelector(`[data-testid="${id}"]`);
        return element ? getComputedStyle(element).borderBottomColor : 'none';
      };
      return ids.map(edgeOf);
    }, pressed);
    const background = await visualizer.frame.evaluate(
      () => getComputedStyle(document.body).backgroundColor,
    );
    for (const edge of edges) {
      expect(edge).toMatch(/^rgb\(/);
      expect(edge).not.toBe(background);
    }
  });

  it('is nothing serious with all panels and tables open', async () => {
    await byId('tab-approximation').click();
    const closed = visualizer.frame.locator('details:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click();
    expect(await findings()).toEqual([]);
  });

  it('is nothing serious beside the challengers and during the story, in any theme', async () => {
    await visualizer.rankByKeys(1);
    for (const [label, kind] of themes) {
      await lens.theme(label, kind);
      await byId('tab-methods').click();
      await byId('methods-topic').locator('input[value="optimality"]').check();
      await visualizer.frame.locator('[data-testid=challengers][data-ways="11"]').waitFor();
      expect(await findings()).toEqual([]);
      await lens.screenshot(`challengers-${kind}`);
      await byId('tab-approximation').click();
      await byId('play-story').click();
      await byId('story-pause').click();
      expect(await findings()).toEqual([]);
      await lens.screenshot(`story-${kind}`);
      await byId('story-end').click();
    }
    await byId('methods-topic').waitFor({ state: 'detached' });
  });

  it('is nothing serious in what stands beside the first topics, in a side bar of 300 pixels', async () => {
    const narrow = new Sheets(lens, 'accessibility');
    for (const [label, kind] of themes) {
      await lens.resize(1400, 900);
      await lens.theme(label, kind);
      await narrow.size(visualizer, 300, 900);
      await byId('tab-methods').click();
      await byId('methods-topic').locator('input[value="hand"]').check();
      await byId('hand-steps').waitFor();
      expect(await findings()).toEqual([]);
      await byId('tab-factors').click();
      await byId('sign-convention').waitFor();
      expect(await findings()).toEqual([]);
    }
    await lens.resize(1400, 900);
  });

  it('is nothing serious while other readings are offered', async () => {
    await byId('read-as').click();
    await visualizer.frame.getByRole('menuitemcheckbox', { name: 'Transposed' }).waitFor();
    expect(await findings()).toEqual([]);
    await byId('read-as').click();
    await visualizer.frame.getByRole('menu').waitFor({ state: 'detached' });
  });

  it('is nothing serious where entries are missing', async () => {
    await lens.editor.open('ratings.tsv');
    await lens.page.keyboard.press('Control+A');
    const before = await visualizer.shown();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    expect(await findings()).toEqual([]);
    await byId('tab-completion').click();
    await byId('completion-table').waitFor();
    expect(await findings()).toEqual([]);
  });

  it('is nothing serious while something is under way', async () => {
    // Sent as if from the host, with the number of its newest job, since messages of older jobs are
    // dropped.
    const heard = await visualizer.frame.evaluateHandle(() => {
      const newest = { job: -1 };
      window.addEventListener('message', ({ data }: MessageEvent<{ job?: number }>) => {
        newest.job = Math.max(newest.job, data.job ?? -1);
      });
      return newest;
    });
    const before = await visualizer.shown();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    const { job } = await heard.jsonValue();
    const busy = { type: 'busy', job, text: 'Reading 2,000×2,000 entries' };
    await visualizer.frame.evaluate((message) => window.postMessage(message, '*'), busy);
    await byId('progress').getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await findings()).toEqual([]);
    const idle = { type: 'idle', job };
    await visualizer.frame.evaluate((message) => window.postMessage(message, '*'), idle);
    await byId('progress').waitFor({ state: 'detached' });
  });

  it('is nothing serious where the matrix cannot be read, or none is shown', async () => {
    await lens.editor.open('ratings.tsv');
    await lens.page.keyboard.press('Control+A');
    await lens.editor.type('1 2\n3');
    await byId('problem').waitFor();
    expect(await findings()).toEqual([]);
    await lens.command('View: Show Matrix Visualizer');
    visualizer = await lens.visualizer('side bar');
    await visualizer.frame.getByRole('button', { name: 'Visualize Matrix' }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
