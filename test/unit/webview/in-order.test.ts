import { expect, it } from 'vitest';
import { inOrder } from '../../../webview/compute/in-order.js';

it('messages are handled in order, and one that fails takes none of those behind it with it', async () => {
  const done: string[] = [];
  const failures: string[] = [];
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const receive = inOrder<string>(
    async (message) => {
      await new Promise((resolve) => setTimeout(resolve, message === 'slow' ? 5 : 0));
      if (message === 'bad') throw new Error(message);
      done.push(message);
      if (message === 'last') finish();
    },
    (error) => failures.push(String(error)),
  );
  for (const message of ['slow', 'bad', 'next', 'bad', 'last']) receive(message);
  await finished;
  expect(done).toEqual(['slow', 'next', 'last']);
  expect(failures).toEqual(['Error: bad', 'Error: bad']);
});
