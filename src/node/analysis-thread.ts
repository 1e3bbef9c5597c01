import type { MessagePort } from 'node:worker_threads';
import { analysisOf, type FromAnalysis, type LargeContent, type Plane } from '../core/index.js';
import { madeBytes } from '../host/large/made-bytes.js';
import type { AnalysisStart, FromThread, PlaneStart, ToThread } from './analysis-messages.js';
import { AskedBytes } from './thread-bytes.js';

/** The work of the thread that analyses a large matrix. Its file is read by the host, which knows whether it changed. */
export function analyse(port: MessagePort, start: AnalysisStart): void {
  const send = (message: FromThread, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  const asked = new AskedBytes(send);
  const content = contentOf(start, asked);
  const analysis = analysisOf(content, (message) =>
    send({ kind: 'told', message }, picturesOf(message)),
  );

  port.on('message', (message: ToThread) => {
    switch (message.kind) {
      case 'bytes':
      case 'unreadable':
        asked.receive(message);
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
      case 'pause':
        analysis.pause();
        return;
      case 'resume':
        analysis.resume();
        return;
      case 'stop':
        analysis.stop();
        return;
    }
  });

  void analysis.run();
}

/** The memory of pictures, which nothing here uses again: 20 MiB that need not be copied. */
function picturesOf(message: FromAnalysis): ArrayBuffer[] {
  if (message.kind !== 'part') return [];
  const { matrix, approximation, error } = message.part;
  const buffers = [matrix, approximation, error].flatMap((level) =>
    level ? [level.sum, level.low, level.high, level.count].map(({ buffer }) => buffer) : [],
  );
  return [...new Set(buffers as ArrayBuffer[])];
}

function contentOf(start: AnalysisStart, asked: AskedBytes): LargeContent {
  if ('left' in start) return start;
  if ('computed' in start) {
    const { computed, long, file } = start;
    return {
      computed: { ...computed, long: 'data' in long ? long : planeFrom(long, asked, 1) },
      plane: file && planeFrom(file, asked, 0),
    };
  }
  return planeFrom(start, asked, 0);
}

function planeFrom({ plane, size, layout }: PlaneStart, asked: AskedBytes, index: number): Plane {
  const file = asked.source(index, size);
  return { ...plane, array: { ...plane.array, bytes: layout ? madeBytes(file, layout) : file } };
}
