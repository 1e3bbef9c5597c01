import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lens } from './lens.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Sheets } from './sheets.js';
import type { Visualizer } from './visualizer.js';

/** Widths of the lens in CSS pixels: a narrow side bar, today's default layout, half a window, a whole one. */
const widths = [300, 370, 550, 900];
/** High enough for what stands below the first screen, too. */
const height = 1400;
/** The page of a window that is 800 pixels high. */
const firstScreen = 712;

const themes = [
  ['dark', 'Dark Modern', 'vs-dark'],
  ['light', 'Light Modern', 'vs'],
  ['contrast', 'Dark High Contrast', 'hc-black'],
] as const;

/**
 * Pictures of every view at four widths in three themes, to be looked at by a person: one sheet for each view and theme,
 * artifacts/browser/widths/<view>-<theme>.png. They check nothing, so they are only taken with LOW_RANK_LENS_WIDTHS=1;
 * LOW_RANK_LENS_WIDTHS=geometry takes those of one view.
 */
const wish = process.env['LOW_RANK_LENS_WIDTHS'];
const isWished = (name: string) => wish === '1' || name.startsWith(wish ?? '-');

/** 60 × 40 of rank 3 with noise, the same every time, with names of rows and columns. */
function noisy(): string {
  const wave = (i: number, j: number) =>
    3 * Math.sin(i / 5) * Math.cos(j / 4) + 2 * Math.cos(i / 9) * Math.sin(j / 7) + (i * j) / 800;
  const noise = (i: number, j: number) => Math.sin(i * 12.9898 + j * 78.233) * 0.3;
  const names = Array.from({ length: 40 }, (_, j) => `sensor ${j + 1}`);
  const rows = Array.from({ length: 60 }, (_, i) =>
    [`day ${i + 1}`, ...names.map((_, j) => (wave(i, j) + noise(i, j)).toFixed(2))].join(','),
  );
  return `${[['day', ...names].join(','), ...rows].join('\n')}\n`;
}

describe.runIf(wish !== undefined)('every view at four widths', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  let sheets: Sheets;
  beforeAll(async () => {
    const associations = { '*.png': 'lowRankLens.imageFile' };
    const settings = {
      'workbench.editorAssociations': associations,
      'workbench.colorTheme': 'Default Dark Modern',
    };
    lens = await Lens.start({ name: 'widths', webgl: true, settings });
    sheets = new Sheets(lens, 'widths');
    await untilEditorIsKnown(lens);
    await lens.command('View: Toggle Primary Side Bar Visibility');
    await lens.command('View: Close All Editors');
    await writeFile(join(lens.folder, 'noisy.csv'), noisy());
  });
  afterAll(() => lens.close());

  /** Shows the matrix beside its text, in a window of the first size again. */
  const show = async (file: string, text: string, offset = 2) => {
    await lens.resize(1400, 900);
    await lens.command('View: Close All Editors');
    await lens.editor.cursorAt(file, text, offset);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
  };
  const openTab = async (tab: string) => {
    await visualizer.frame.getByTestId(`tab-${tab}`).click();
    const panel = visualizer.frame.locator(`[role=tabpanel][aria-labelledby=tab-${tab}]`);
    await panel.locator('canvas, svg, p').first().waitFor();
    await visualizer.frame.getByText('Computing…').waitFor({ state: 'detached' });
  };

  /** One sheet for each theme. */
  const take = async (name: string, down = height) => {
    for (const [short, label, kind] of themes) {
      await lens.resize(1400, 900);
      await lens.theme(label, kind);
      for (const width of widths) {
        await sheets.size(visualizer, width, down);
        await sheets.take(visualizer);
      }
      await sheets.save(`${name}-${short}`);
    }
  };

  const views: readonly [string, string, string, string][] = [
    ['approximation', 'worked.py', '[[3, 2, 5]', 'approximation'],
    ['approximation-names', 'noisy.csv', 'sensor', 'approximation'],
    ['spectrum', 'noisy.csv', 'sensor', 'spectrum'],
    ['layers', 'noisy.csv', 'sensor', 'layers'],
    ['factors', 'worked.py', '[[3, 2, 5]', 'factors'],
    ['completion', 'ratings.csv', 'Amy', 'completion'],
    ['methods', 'worked.py', '[[3, 2, 5]', 'methods'],
    ['geometry', 'worked.py', '[[1, 2]', 'geometry'],
    ['sphere', 'worked.py', '[[3, 2, 5]', 'geometry'],
  ];
  for (const [name, file, text, tab] of views.filter(([name]) => isWished(name))) {
    it(name, async () => {
      await show(file, text);
      await openTab(tab);
      await take(name);
    });
  }

  const firstScreens = [
    ['first-small', 'worked.py', '[[3, 2, 5]'],
    ['first-names', 'ratings.csv', 'Amy'],
    ['first-wide', 'data.json', '19.2, 20.0'],
  ] as const;
  for (const [name, file, text] of firstScreens.filter(([name]) => isWished(name))) {
    it(`the first screen of a window of 800 pixels, ${name}`, async () => {
      await show(file, text);
      await take(name, firstScreen);
    });
  }

  /** The editor of a file is alone in the window; the side bar beside it tells the tests that it is an editor. */
  const besideTheSideBar = async () => {
    await lens.resize(1400, 900);
    if (await lens.page.locator('.part.sidebar').isVisible()) return;
    await lens.command('View: Toggle Primary Side Bar Visibility');
    await lens.page.locator('.part.sidebar').waitFor();
  };

  it.runIf(isWished('file'))('a file with a deeper array', async () => {
    await besideTheSideBar();
    await openFile(lens, 'waves.npy');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await take('file');
  });

  it.runIf(isWished('image'))('an image', async () => {
    await besideTheSideBar();
    await openFile(lens, 'harbour.png');
    visualizer = await lens.visualizer();
    await visualizer.frame.locator('[data-testid="image-error"][data-drawn="true"]').waitFor();
    await expect.poll(() => visualizer.number('ssim')).toBeGreaterThan(0.9);
    await take('image');
  });
});
