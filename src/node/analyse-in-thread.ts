import type { MessagePort, Worker } from 'node:worker_threads';
import type { ByteSource, FromAnalysis, LargeContent, Plane } from '../core/index.js';
import type { Analysing } from '../host/large/analysing.js';
import type { AnalysisStart, PlaneStart, FromThread, ToThread } from './analysis-messages.js';
import { giveBytes, type BytesAsked } from './thread-bytes.js';
import { startThread } from './thread-start.js';

/** Analyses a matrix in a thread of its own. A thread that fails ends with a sentence for the user. */
export function analyseInThread(
  content: LargeContent,
  receive: (message: FromAnalysis) => void,
): Analysing {
  const { start, files } = split(content);
  const thread = startThread({ kind: 'analyse', start });
  const helpers: Worker[] = [];
  let isDisposed = false;
  const send = (message: ToThread, transfer: ArrayBuffer[] = []) => {
    if (!isDisposed) thread.postMessage(message, transfer);
  };
  thread.on('message', (message: FromThread) => {
    if (isDisposed) return;
    if (message.kind === 'told') receive(message.message);
    else if (message.kind === 'help') helpers.push(startHelper(start, message.tasks, files));
    else void giveBytes(message, files[message.file], send);
  });
  thread.on('error', (error) => {
    if (!isDisposed) receive({ kind: 'ended', problem: { code: 'none', message: String(error) } });
  });
  return {
    search: () => send({ kind: 'search' }),
    ask: (wish) => send({ kind: 'ask', wish }),
    askFactors: (rank) => send({ kind: 'askFactors', rank }),
    pause: () => send({ kind: 'pause' }),
    resume: () => send({ kind: 'resume' }),
    stop: () => send({ kind: 'stop' }),
    dispose: () => {
      isDisposed = true;
      for (const each of [thread, ...helpers]) void each.terminate();
    },
  };
}

/** A thread that reads the same plane. It ends by itself, or with the thread that it helps. */
function startHelper(start: AnalysisStart, tasks: MessagePort, [bytes]: Split['files']): Worker {
  // Only the passes over a file are shared.
  const plane = start as PlaneStart;
  const helper = startThread({ kind: 'help', start: { plane, tasks } }, undefined, [tasks]);
  helper.on('message', (message: BytesAsked) => {
    void giveBytes(message, bytes, (given, transfer) => helper.postMessage(given, transfer));
  });
  // The port of its tasks closes with it, and the thread that it helps does them.
  helper.on('error', () => undefined);
  return helper;
}

/** What the thread is told, and the files that it reads, by their index. */
interface Split {
  readonly start: AnalysisStart;
  readonly files: readonly (ByteSource | undefined)[];
}

function split(content: LargeContent): Split {
  if ('left' in content) return { start: content, files: [] };
  if ('computed' in content) {
    const { long, ...computed } = content.computed;
    const file = content.plane && splitPlane(content.plane);
    const start = { computed, file: file?.start };
    if ('data' in long) return { start: { ...start, long }, files: [file?.bytes] };
    const factor = splitPlane(long);
    return { start: { ...start, long: factor.start }, files: [file?.bytes, factor.bytes] };
  }
  const { start, bytes } = splitPlane(content);
  return { start, files: [bytes] };
}

function splitPlane(plane: Plane): { start: PlaneStart; bytes: ByteSource } {
  const { array, ...rest } = plane;
  const { bytes, ...own } = array;
  // The thread makes the numbers of a text or of Parquet, so that the host only fetches bytes.
  const { of: file = bytes, by: layout } = bytes.made ?? {};
  return { start: { plane: { ...rest, array: own }, size: file.size, layout }, bytes: file };
}
