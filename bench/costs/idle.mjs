// What extension hosts use while nobody does anything.
import { activation } from '../open/activation.mjs';
import { extensionHosts, processorTime } from '../open/host-time.mjs';

const COMMAND = 'Low-Rank Lens: Visualize Matrix';
/** Milliseconds until a window and what it shows have come to rest. */
const SETTLING = 10_000;

/** The windows that are compared; all have a text with matrices in front. */
const WINDOWS = {
  'without the extension': { bare: true },
  hidden: {},
  shown: { shows: true },
};

/**
 * One round: the windows are open at the same time, so that each has the same minute of the machine.
 *
 * @returns milliseconds of processor time by window, and the times of activation of the windows with the extension.
 */
export async function idle(Lens, seconds) {
  const open = [];
  try {
    for (const [name, { bare = false, shows = false }] of Object.entries(WINDOWS)) {
      const before = new Set(extensionHosts());
      const lens = await Lens.start({ name: 'bench', webgl: false, bare });
      open.push({ name, lens, bare, hosts: [] });
      await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
      if (!bare) await lens.knowsExtension();
      if (shows) {
        await lens.command(COMMAND);
        await (await lens.visualizer()).ready();
      }
      open.at(-1).hosts = extensionHosts().filter((pid) => !before.has(pid));
    }
    const [{ lens: first }] = open;
    await first.page.waitForTimeout(SETTLING);
    const start = open.map(({ hosts }) => processorTime(hosts));
    await first.page.waitForTimeout(seconds * 1000);
    const busy = open.map(({ name, hosts }, i) => [name, processorTime(hosts) - start[i]]);
    const activations = [];
    for (const { lens, bare } of open) if (!bare) activations.push(await activation(lens));
    return { busy: Object.fromEntries(busy), activations };
  } finally {
    for (const { lens } of open) await lens.close();
  }
}
