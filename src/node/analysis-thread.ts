import { parentPort, workerData } from 'node:worker_threads';
import { analysisOf, type ByteSource } from '../core/index.js';
import type { FromThread, ThreadStart, ToThread } from './analysis-messages.js';

/** The entry of the thread that analyses a large matrix. Its file is read by the host, which knows whether it changed. */

const port = parentPort!;
const { plane, size } = workerData as ThreadStart;
const waiting = new Map<
  number,
  { resolve: (bytes: Uint8Array) => void; reject: (reason: Error) => void }
>();
let reads = 0;

const send = (message: FromThread) => port.postMessage(message);

const bytes: ByteSource = {
  size,
  read: (start, end) =>
    new Promise((resolve, reject) => {
      const id = ++reads;
      waiting.set(id, { resolve, reject });
      send({ kind: 'read', id, start, end });
    }),
};

const analysis = analysisOf({ ...plane, array: { ...plane.array, bytes } }, (message) =>
  send({ kind: 'told', message }),
);

port.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'bytes':
      waiting.get(message.id)?.resolve(message.bytes);
      waiting.delete(message.id);
      return;
    case 'unreadable':
      waiting.get(message.id)?.reject(new Error(message.message));
      waiting.delete(message.id);
      return;
    case 'search':
      analysis.search();
      return;
    case 'ask':
      analysis.ask(message.wish);
      return;
    case 'askFactors':
      void analysis.askFactors(message.rank);
      return;
    case 'stop':
      analysis.stop();
      return;
  }
});

void analysis.run();
