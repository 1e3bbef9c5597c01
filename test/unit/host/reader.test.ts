import { expect, it, vi } from 'vitest';
import type { MatrixSource, ReadOptions, SourceReading } from '../../../src/host/sources/source.js';
import { Reader } from '../../../src/host/visualizer/reader.js';

vi.mock('vscode', () => import('./vscode/index.js'));

it('says no progress any more when it is read: a large matrix is read on by its analysis', async () => {
  const said: (number | undefined)[] = [];
  const reader = new Reader({ onSlow: (_, fraction) => said.push(fraction) });
  let given: ReadOptions | undefined;
  const reading = {} as SourceReading;
  const source = {
    description: { label: 'W' },
    read(options: ReadOptions) {
      given = options;
      void options.preview?.({} as never, {} as never);
      options.report(0.5);
      return Promise.resolve(reading);
    },
  } as unknown as MatrixSource;
  expect(await reader.read(source, () => Promise.resolve())).toBe(reading);
  given?.report(1);
  expect(said).toEqual([undefined, 0.5]);
});
