import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, type Transferable } from 'node:worker_threads';
import { analysisOf, type FromAnalysis, type LargeContent } from '../core/index.js';
import type { AnalysisStart, FromThread, ToThread } from './analysis-messages.js';
import { planeFrom } from './plane-in-thread.js';
import { AskedBytes } from './thread-bytes.js';
import { ThreadHelper } from './thread-helper.js';

/** Beyond so many, reading is what takes the time. */
const mostHelpers = 3;

/** The work of the thread that analyses a large matrix. Its file is read by the host, which knows whether it changed. */
export function analyse(port: MessagePort, start: AnalysisStart): void {
  const send = (message: FromThread, transfer: Transferable[] = []) =>
    port.postMessage(message, transfer);
  const asked = new AskedBytes(send);
  const content = contentOf(start, asked);
  const helpers = {
    count: Math.min(mostHelpers, availableParallelism() - 1),
    start: () =>
      Array.from({ length: helpers.count }, () => {
        const { port1, port2 } = new MessageChannel();
        send({ kind: 'help', tasks: port2 }, [port2]);
        return new ThreadHelper(port1);
      }),
  };
  const analysis = analysisOf(
    content,
    (message) => send({ kind: 'told', message }, picturesOf(message)),
    undefined,
    helpers,
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
