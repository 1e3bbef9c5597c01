import { useTexts } from '../src/core/index.js';
import {
  isToDecomposer,
  type FromAnalyst,
  type FromCompleter,
  type FromDecomposer,
  type FromHelper,
  type FromImager,
  type FromPainter,
  type ToAnalyst,
  type ToImager,
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
import { Imager } from './images/imager.js';
import { Painter } from './painter/painter.js';

/** The part of the global scope of a worker that is used. The library of the page has no type for it. */
interface WorkerScope extends RejectionScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(
    message: FromDecomposer | FromCompleter | FromAnalyst | FromHelper | FromImager | FromPainter,
    transfer?: Transferable[],
  ): void;
}

const scope = self as unknown as WorkerScope;
rejectionsAreErrors(scope);

/** Passes all further messages to `receive`. A message may also ask for a crash, for tests. */
function listen(receive: (message: ToWorker) => void): void {
  scope.onmessage = ({ data }) => {
    if (data.kind === 'crash') throw new Error('crashed on purpose');
    receive(data);
  };
}

/** Wiring only: the first message says which role this worker has. */
scope.onmessage = ({ data: first }) => {
  if (first.kind !== 'boot') throw new Error(`boot expected, got ${first.kind}`);
  useTexts(first.texts);
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
      // Its client stops this worker when it is no longer needed, so the work may run without
      // interruption.
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
        if (isForAnalyst(message)) analyst.receive(message);
      });
      return;
    }
    case 'imager': {
      const imager = new Imager((message, transfer) => scope.postMessage(message, transfer ?? []));
      // A failure stops the worker; its client starts another one.
      const receive = inOrder<ToImager>(
        (message) => imager.receive(message),
        (error) =>
          setTimeout(() => {
            throw error;
          }),
      );
      listen((message) => {
        if (isForImager(message)) receive(message);
      });
      return;
    }
    case 'painter': {
      const painter = new Painter(first.backend, (message, transfer) =>
        scope.postMessage(message, transfer ?? []),
      );
      // A draw must not overtake the matrix that it draws. A failure stops the worker, outside of the
      // queue.
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

function isForImager(message: ToWorker): message is ToImager {
  const kinds: readonly ToWorker['kind'][] = [
    'decodeImage',
    'imageSubject',
    'drawImage',
    'takeFactors',
  ];
  return kinds.includes(message.kind);
}

function isForAnalyst(message: ToWorker): message is ToAnalyst {
  const kinds: readonly ToWorker['kind'][] = ['subject', 'pair', 'ask'];
  return kinds.includes(message.kind);
}

function isForPainter(message: ToWorker): message is ToPainter {
  const kinds: readonly ToWorker['kind'][] = ['matrix', 'factors', 'draw', 'loseContext'];
  return kinds.includes(message.kind);
}
