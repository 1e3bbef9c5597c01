import { readFile } from 'node:fs/promises';
import { readNpy } from '../../src/core/index.js';
import type { Lens } from './lens.js';
import { ask } from './quick-pick.js';

/** The folder of the window of a test of remote files. */
export const remoteFolder = 'lens-test:/';

/** What the file system of `test/vscode/extensions/remote-files` is told. Paths begin with `/`. */
export type Order =
  | {
      readonly what: 'put';
      readonly path: string;
      readonly base64: string;
      /** What `stat` says; `clock`: the size 0 and the time of now. */
      readonly size?: number | 'clock';
    }
  | { readonly what: 'delete' | 'heal' | 'open' | 'bytes'; readonly path: string }
  | { readonly what: 'openAs'; readonly path: string; readonly editor: string }
  /** Readings and writings fail with this message. */
  | { readonly what: 'fail'; readonly path: string; readonly message: string }
  /** Readings wait from the first order to the second. */
  | { readonly what: 'hold' | 'release' }
  | { readonly what: 'tool'; readonly name: string; readonly input: object }
  | { readonly what: 'tools' | 'readings' | 'host' };

/** Gives orders to the file system of the test, in the window itself. */
export async function order(lens: Lens, ...orders: readonly Order[]): Promise<void> {
  const box = lens.page.locator('.quick-input-widget', { hasText: 'Orders' });
  const open = async () => {
    await lens.command('Lens Tests: Order');
    await box.waitFor();
  };
  await ask(lens.page, open, JSON.stringify(orders));
  await lens.page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
}

/** The answer of the file system in a notification; it is dismissed. */
export async function answered(lens: Lens, start: string, ask: Order): Promise<string> {
  await order(lens, ask);
  const text = await lens.notification(new RegExp(`^${start}: `));
  await lens.command('Notifications: Clear All Notifications');
  return text.slice(start.length + 2);
}

/** What is in a file there. */
export async function bytesOf(lens: Lens, path: string): Promise<Uint8Array> {
  const base64 = await answered(lens, 'Bytes', { what: 'bytes', path });
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

/** Answers the question of a tool with Yes: whether it may read or write a file. */
export async function allow(lens: Lens): Promise<void> {
  await lens.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Yes' }).click();
}

/**
 * A language model saves M̂₁ of one file as another; resolves with what the tool says.
 */
export async function saveByTool(lens: Lens, file: string, saveTo: string): Promise<string> {
  const at = (path: string) => `lens-test:${path}`;
  const input = { file: at(file), rank: 1, result: 'approximation', saveTo: at(saveTo) };
  await order(lens, { what: 'tool', name: 'lowRankLens_approximateMatrix', input });
  await allow(lens);
  const said = await lens.notification(/^(?:Tool|Order tool): /);
  await lens.command('Notifications: Clear All Notifications');
  return said;
}

/** The entries of an array that was saved there, with nine decimals. */
export async function savedEntries(lens: Lens, path: string): Promise<number[]> {
  const saved = readNpy(await bytesOf(lens, path));
  if (!saved.ok) throw new Error(saved.problem.message);
  return Array.from(saved.value.data, (entry) => Number(entry.toFixed(9)));
}

/** An order that puts bytes there. */
export function put(path: string, bytes: Uint8Array | string, size?: number | 'clock'): Order {
  const base64 = Buffer.from(bytes).toString('base64');
  return { what: 'put', path, base64, ...(size === undefined ? {} : { size }) };
}

/** An order that puts one of `test/fixtures/files` there. */
export async function putFixture(file: string): Promise<Order> {
  return put(`/${file}`, await readFile(new URL(`../fixtures/files/${file}`, import.meta.url)));
}
