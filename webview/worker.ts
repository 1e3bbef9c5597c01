import {
  isToDecomposer,
  type FromAnalyst,
  type FromCompleter,
  type FromDecomposer,
  type FromHelper,
  type FromPainter,
  type ToPainter,
  type ToWorker,
} from '../src/protocol/index.js';
import { Analyst } from './compute/analyst.js';
import { answerCompleter } from './compute/completer.js';
import { Decomposer } from './compute/decomposer.js';
import { webglSearch } from './compute/gpu-search.js';
import { answerHelper, Helper, nestedWorker } from './compute/helper.js';
import { Painter } from './painter/painter.js';

/** The part of a worker's global scope that is used; the page's library has no type for it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(
    message: FromDecomposer | FromCompleter | FromAnalyst | FromHelper | FromPainter,
    transfer?: Transferable[],
  ): void;
}

const scope = self as unknown as WorkerScope;

/** Wiring only: the first message says which role this worker has. */
scope.onmessage = ({ data: first }) => {
  if (first.kind !== 'boot') throw new Error(`boot expected, got ${first.kind}`);
  if (first.role === 'decomposer') {
    const decomposer = new Decomposer(
      (message) => scope.postMessage(message),
      (callback) => setTimeout(callback, 0),
      first.backend === 'cpu' ? undefined : webglSearch(),
      new Helper(nestedWorker),
    );
    scope.onmessage = ({ data }) => {
      if (isToDecomposer(data)) decomposer.receive(data);
    };
    return;
  }
  if (first.role === 'completer') {
    // Ended by its client when it is no longer wanted, so it may work through in one go.
    scope.onmessage = ({ data }) => {
      if (data.kind !== 'complete' && data.kind !== 'holdOut') return;
      answerCompleter(data, (message) => scope.postMessage(message));
    };
    return;
  }
  if (first.role === 'helper') {
    scope.onmessage = ({ data }) => {
      if (data.kind !== 'half') return;
      const { message, transfer } = answerHelper(data);
      scope.postMessage(message, transfer);
    };
    scope.postMessage({ kind: 'helperReady' });
    return;
  }
  if (first.role === 'analyst') {
    const analyst = new Analyst((message) => scope.postMessage(message));
    scope.onmessage = ({ data }) => {
      if (data.kind === 'subject' || data.kind === 'ask') analyst.receive(data);
    };
    return;
  }
  const painter = new Painter(first.backend, (message, transfer) =>
    scope.postMessage(message, transfer ?? []),
  );
  // One after the other: a draw must not overtake the matrix that it draws.
  let queue = Promise.resolve();
  scope.onmessage = ({ data }) => {
    if (!isForPainter(data)) return;
    queue = queue.then(() => painter.receive(data));
    queue.catch((error: unknown) => {
      queue = Promise.resolve();
      setTimeout(() => {
        throw error;
      });
    });
  };
};

function isForPainter(message: ToWorker): message is ToPainter {
  const kinds: readonly ToWorker['kind'][] = ['matrix', 'factors', 'draw', 'loseContext'];
  return kinds.includes(message.kind);
}
