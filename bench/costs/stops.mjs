// What the extension host uses at a stop of a debugger.
import { fileURLToPath } from 'node:url';
import { providePython } from '../../test/vscode/python.mjs';
import { extensionHosts, processorTime } from '../open/host-time.mjs';

const extension = fileURLToPath(
  new URL('../../test/vscode/extensions/python-debugger', import.meta.url),
);
/** Stops of a round. */
const COUNT = 20;
/** Milliseconds after a stop until everything that it starts has ended. */
const SETTLING = 700;

/** What is on screen while the program goes from stop to stop. */
export const STOPS = [
  { name: 'without the extension', bare: true },
  { name: 'nothing shown' },
  { name: 'a variable shown', shows: true },
];

/** Milliseconds of processor time per stop, without what an idle host uses in the same time. */
export async function stops(Debugging, { bare = false, shows = false }) {
  await providePython();
  const options = { name: 'bench', webgl: false, bare, extensions: [extension] };
  const python = [process.env.LOW_RANK_LENS_PYTHON];
  const debug = await Debugging.open(options, 'stops.py', {
    ...{ type: 'debugpy', python, console: 'internalConsole' },
  });
  const { page } = debug.lens;
  try {
    await debug.start();
    if (shows) {
      await debug.visualize('W');
      await (await debug.lens.visualizer()).ready();
    }
    await page.waitForTimeout(3000);
    const hosts = extensionHosts();
    const use = async (act) => {
      const before = processorTime(hosts);
      const start = performance.now();
      await act();
      return { used: processorTime(hosts) - before, millis: performance.now() - start };
    };
    const busy = await use(async () => {
      for (let i = 0; i < COUNT; i++) {
        await page.keyboard.press('F5');
        await page.waitForTimeout(SETTLING);
      }
    });
    const still = await use(() => page.waitForTimeout(busy.millis));
    return Math.max(0, busy.used - still.used) / COUNT;
  } finally {
    await debug.lens.close();
  }
}
