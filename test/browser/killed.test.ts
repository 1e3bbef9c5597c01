import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Debugging } from './debugging.js';
import { keepFailures } from './keep-failures.js';
import type { Visualizer } from './visualizer.js';

/** Programs that are killed while a large variable is on its way; `mortal` of both does it. */
const programs = [
  {
    language: 'Python',
    program: 'steps.py',
    small: 'heat',
    shape: '2,048×2,048',
    run: {
      type: 'debugpy',
      python: [process.env['LOW_RANK_LENS_PYTHON']],
      console: 'internalConsole',
    },
  },
  {
    language: 'JavaScript',
    program: 'steps.js',
    small: 'small',
    shape: '1,200×1,200',
    run: { type: 'pwa-node', console: 'internalConsole' },
  },
];

for (const { language, program, small, shape, run } of programs) {
  describe(`a program of ${language} that is killed while its variable is read`, () => {
    let debug: Debugging;
    let visualizer: Visualizer;
    keepFailures(() => debug.lens);
    beforeAll(async () => {
      const name = `killed-${language.toLowerCase()}`;
      debug = await Debugging.open({ name, webgl: false }, program, run);
      await debug.start();
    });
    afterAll(() => debug.lens.close());

    const title = () => visualizer.frame.locator('h1').innerText();
    const alert = () => visualizer.frame.getByRole('alert').innerText();
    const progress = () => visualizer.frame.getByTestId('progress').count();
    const norm = () => visualizer.number('frobenius');

    it('keeps the picture of the stop before', async () => {
      await debug.visualize('mortal(1)');
      visualizer = await debug.lens.visualizer();
      await visualizer.ready();
      await expect.poll(title).toBe(`mortal(1) ${shape}`);
      const before = await norm();
      await debug.goOn();
      await expect
        .poll(alert)
        .toContain('The program ended. This is the last picture of mortal(1)');
      await expect.poll(title).toBe(`mortal(1) ${shape}`);
      await expect.poll(progress).toBe(0);
      await debug.lens.screenshot('refreshed');
      expect((await norm()) / before).toBeCloseTo(1, 12);
    });

    it('keeps the picture of another variable, and says that the program ended', async () => {
      await debug.start();
      const before = await visualizer.shown();
      await debug.visualize(small);
      await visualizer.ready(before);
      const shown = await title();
      await debug.visualize('mortal(0)');
      await expect.poll(alert).toContain(`The program ended. This is the last picture of ${small}`);
      await expect.poll(title).toBe(shown);
      await expect.poll(progress).toBe(0);
      const said = await debug.lens.notification('mortal(0)');
      expect(said).toBe('The program ended while mortal(0) was read.');
      await debug.lens.screenshot('opened');
      debug.lens.expectNoErrors();
    });
  });
}
