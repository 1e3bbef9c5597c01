import { afterEach } from 'vitest';
import type { Lens } from './lens.js';

/** Saves a screenshot of the window for every test that fails: artifacts/browser/<name>/failed-….png. */
export function keepFailures(lens: () => Lens): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await lens().screenshot(`failed-${task.name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60)}`);
  });
}
