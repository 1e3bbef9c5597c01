import type { MessagePort } from 'node:worker_threads';
import { measureTask } from '../core/index.js';
import { AskedBytes } from './thread-bytes.js';
import type { FromMeasuring, MeasuringStart, ToMeasuring } from './weights-messages.js';

/** The work of a thread that measures the matrices of a model, one after the other. */
export function measure(port: MessagePort, { sizes }: MeasuringStart): void {
  const send = (message: FromMeasuring) => port.postMessage(message);
  const asked = new AskedBytes(send);
  const files = sizes.map((size, file) => asked.source(file, size));

  port.on('message', (message: ToMeasuring) => {
    if (message.kind !== 'measure') {
      asked.receive(message);
      return;
    }
    measureTask(message.task, files, message.level).then(
      (measured) => send({ kind: 'measured', measured }),
      (error: unknown) => {
        send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
      },
    );
  });
}
