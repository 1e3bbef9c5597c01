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
import { inOrder } from './compute/in-order.js';
import { rejectionsAreErrors, type RejectionScope } from './compute/rejections.js';
import { Painter } from './painter/painter.js';

/** The part of a worker's global scope that is used; the page's library has no type for it. */
interface WorkerScope extends RejectionScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(
    message: FromDecomposer | FromCompleter | FromAnalyst | FromHelper | FromPainter,
    transfer?: Transferable[],
  ): void;
}

const scope = self as unknown as WorkerScope;
rejectionsAreErrors(scope);

/** From now on messages go there; one that asks for a crash, as tests do, gets it. */
function listen(receive: (message: ToWorker) => void): void {
  scope.onmessage = ({ data }) => {
    if (data.kind === 'crash') throw new Error('crashed on purpose');
    receive(data);
  };
}

/** Wiring only: the first message says which role this worker has. */
scope.onmessage = ({ data: first }) => {
  if (first.kind !== 'boot') throw new Error(`boot expected, got ${first.kind}`);
  switch (first.role) {
    case 'decomposer': {
      const decomposer = new Decomposer(
        (message) => scope.postMessage(message),
        (callback) => setTimeout(callback, 0),
        first.backend === 'cpu' ? undefined : webglSearch(),
        new Helper(nestedWorker),
      );
      listen((message) => {
        if (isToDecomposer(message)) decomposer.receive(message);
      });
      return;
    }
    case 'completer':
      // Ended by its client when it is no longer wanted, so it may work through in one go.
      listen((message) => {
        if (message.kind !== 'complete' && message.kind !== 'holdOut') return;
        answerCompleter(message, (answer) => scope.postMessage(answer));
      });
      return;
    case 'helper':
      listen((message) => {
        if (message.kind !== 'half') return;
        const answer = answerHelper(message);
        scope.postMessage(answer.message, answer.transfer);
      });
      scope.postMessage({ kind: 'helperReady' });
      return;
    case 'analyst': {
      const analyst = new Analyst((message) => scope.postMessage(message));
      listen((message) => {
        if (message.kind === 'subject' || message.kind === 'ask') analyst.receive(message);
      });
      return;
    }
    case 'painter': {
      const painter = new Painter(first.backend, (message, transfer) =>
        scope.postMessage(message, transfer ?? []),
      );
      // A draw must not overtake the matrix that it draws. A failure ends the worker's use, outside of the queue.
      const receive = inOrder<ToPainter>(
        (message) => painter.receive(message),
        (error) =>
          setTimeout(() => {
            throw error;
          }),
      );
      listen((message) => {
        if (isForPainter(message)) receive(message);
      });
      return;
    }
  }
};

function isForPainter(message: ToWorker): message is ToPainter {
  const kinds: readonly ToWorker['kind'][] = ['matrix', 'factors', 'draw', 'loseContext'];
  return kinds.includes(message.kind);
}
