import type { MessagePort, Transferable } from 'node:worker_threads';
import { doRowTask, rowsOfPlane, type RowTask } from '../core/index.js';
import type { FromHelper, HelpStart, ToHelper } from './analysis-messages.js';
import { planeFrom } from './plane-in-thread.js';
import { AskedBytes, type BytesAsked, type BytesGiven } from './thread-bytes.js';

/**
 * The work of a thread that shares the passes of an analysis. Its tasks come from the thread that analyses, its bytes from
 * the host. It ends when that thread closes the port of the tasks.
 */
export function help(port: MessagePort, { plane, tasks }: HelpStart): void {
  const asked = new AskedBytes((message: BytesAsked, transfer) =>
    port.postMessage(message, transfer),
  );
  port.on('message', (message: BytesGiven) => asked.receive(message));
  const rows = rowsOfPlane(planeFrom(plane, asked, 0));
  const send = (message: FromHelper, transfer: Transferable[] = []) =>
    tasks.postMessage(message, transfer);
  const answer = async (task: RowTask) => {
    try {
      const done = (await doRowTask(rows, task))!;
      const isSum = done.kind === 'gram' && done.found.ok;
      const transfer = isSum ? [done.found.value.product.buffer as ArrayBuffer] : [];
      send({ kind: 'done', answer: done }, transfer);
    } catch (error) {
      send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };
  tasks.on('message', (task: ToHelper) => void answer(task));
  tasks.on('close', () => port.close());
}
