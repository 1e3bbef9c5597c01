import type { FromWeights, ToWeights } from '../../../src/protocol/weights.js';
import { adapter, comparison, llama, type Told } from './weights-models.js';

/** Runs in the page before its own script: an extension host that says what a test wants, and keeps what it hears. */

const sent: FromWeights[] = [];
let state: unknown;

function say(message: ToWeights): void {
  window.postMessage(message, '*');
}

/** The numbers of a model in so many messages. */
function measure({ measured }: Told, parts: number): void {
  const size = Math.max(1, Math.ceil(measured.length / parts));
  for (let at = 0; at < measured.length; at += size) {
    say({ type: 'measured', rows: measured.slice(at, at + size) });
  }
}

/** A model, and a share of its numbers. */
function tell({ model, measured }: Told, share = 1): void {
  say(model);
  const known = measured.slice(0, Math.round(share * measured.length));
  measure({ model, measured: known }, 1);
  say({
    type: 'progress',
    ...{ state: share < 1 ? 'running' : 'done', done: known.length, total: measured.length },
    ...(share < 1 ? { secondsLeft: 132 } : {}),
  });
}

declare global {
  interface Window {
    fakeHost: {
      readonly sent: FromWeights[];
      readonly say: typeof say;
      readonly tell: typeof tell;
      readonly measure: typeof measure;
      readonly models: {
        llama: typeof llama;
        adapter: typeof adapter;
        comparison: typeof comparison;
      };
      /** The state that the page has saved. */
      saved(): unknown;
      /** What a page finds that comes back. */
      restore(value: unknown): void;
    };
  }
}

window.fakeHost = {
  sent,
  say,
  tell,
  measure,
  models: { llama, adapter, comparison },
  saved: () => state,
  restore: (value) => {
    state = value;
  },
};

Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage: (message: FromWeights) => sent.push(message),
    getState: () => state,
    setState: (value: unknown) => {
      state = value;
    },
  }),
});
