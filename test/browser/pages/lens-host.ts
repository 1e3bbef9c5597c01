import type { ToHost, ToPage } from '../../../src/protocol/index.js';

/** Runs in the page of the lens before its own script: an extension host that a test speaks for. */

const sent: ToHost[] = [];
let state: unknown;

declare global {
  interface Window {
    lensHost: {
      readonly sent: ToHost[];
      say(message: ToPage): void;
      /** What a page finds that comes back. */
      restore(value: unknown): void;
      saved(): unknown;
    };
  }
}

window.lensHost = {
  sent,
  say: (message) => window.postMessage(message, '*'),
  restore: (value) => {
    state = value;
  },
  saved: () => state,
};

Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage: (message: ToHost) => sent.push(message),
    getState: () => state,
    setState: (value: unknown) => {
      state = value;
    },
  }),
});
