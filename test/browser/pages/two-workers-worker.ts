import type { Matrix } from '../../../src/core/index.js';
import {
  answerHelper,
  Helper,
  nestedWorker,
  svdInTwo,
  type HelperPort,
} from '../../../webview/compute/helper.js';
import type { ToWorker } from '../../../src/protocol/index.js';

export interface Job {
  readonly kind: 'job';
  readonly matrix: Matrix;
  readonly behaviour: 'works' | 'has no script' | 'ends in the middle';
}

interface Scope {
  onmessage: ((event: MessageEvent<Job | ToWorker>) => void) | null;
  postMessage(message: unknown, transfer?: Transferable[]): void;
}

/**
 * A worker that runs an SVD with a nested worker from the same script, and counts the halves it gives away.
 */
const scope = self as unknown as Scope;

scope.onmessage = ({ data }) => {
  if (data.kind === 'boot') scope.postMessage({ kind: 'helperReady' });
  else if (data.kind === 'half') {
    const { message, transfer } = answerHelper(data);
    scope.postMessage(message, transfer);
  } else if (data.kind === 'job') void run(data);
};

async function run({ matrix, behaviour }: Job): Promise<void> {
  let given = 0;
  const helper = new Helper(() => {
    const port =
      behaviour === 'has no script'
        ? (new Worker('blob:nothing') as unknown as HelperPort)
        : nestedWorker();
    if (!port) return undefined;
    const post = port.postMessage.bind(port);
    port.postMessage = (message, transfer) => {
      if (message.kind === 'half') given++;
      if (message.kind === 'half' && behaviour === 'ends in the middle') {
        // An invalid half makes the helper throw.
        post(
          { kind: 'half', requestId: message.requestId, task: {} as typeof message.task },
          transfer,
        );
      } else post(message, transfer ?? []);
    };
    return port;
  });
  helper.warmUp();
  // Time for the helper to start, or to fail.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { result, workers } = await svdInTwo(matrix, helper);
  if (!result.ok) throw new Error(result.problem.message);
  scope.postMessage({ given, workers, svd: result.value });
}
