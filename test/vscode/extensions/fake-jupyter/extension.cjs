// Serves the part of the Jupyter extension's API that the lens uses, over a real ipykernel. The Jupyter extension itself
// cannot be had here: what it asks the user, and how it finds the kernel of a notebook, is not proved by this.
const { spawn } = require('node:child_process');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

const STDOUT = 'application/vnd.code.notebook.stdout';
const ERROR = 'application/vnd.code.notebook.error';

/** A kernel in a process of Python, which gets one line per request and answers with lines. */
class Kernel {
  language = 'python';
  mime = STDOUT;
  #next = 0;
  #waiting = new Map();

  constructor(python) {
    this.process = spawn(python, [join(__dirname, 'bridge.py')], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      const message = JSON.parse(line);
      this.#waiting.get(message.id)?.(message);
    });
    this.process.on('exit', () => {
      for (const [id, tell] of this.#waiting) tell({ id, kind: 'dead' });
    });
  }

  async *executeCode(code, token) {
    const id = ++this.#next;
    const queue = [];
    let wake = () => undefined;
    const put = (message) => {
      queue.push(message);
      wake();
    };
    this.#waiting.set(id, put);
    const cancelled = token.onCancellationRequested(() => put({ kind: 'cancelled' }));
    this.process.stdin.write(`${JSON.stringify({ id, code })}\n`);
    try {
      for (;;) {
        while (queue.length === 0) await new Promise((resolve) => (wake = resolve));
        const message = queue.shift();
        if (message.kind === 'cancelled' || message.kind === 'idle') return;
        if (message.kind === 'dead') throw new Error('The kernel died');
        const [mime, text] =
          message.kind === 'stdout' ? [this.mime, message.text] : [ERROR, JSON.stringify(message)];
        yield { items: [{ mime, data: new TextEncoder().encode(text) }] };
      }
    } finally {
      cancelled.dispose();
      this.#waiting.delete(id);
    }
  }

  dispose() {
    this.process.stdin.end();
    this.process.kill();
  }
}

let kernel;
let isAllowed = true;

exports.activate = () => ({
  kernels: {
    getKernel: async () => (isAllowed ? kernel : undefined),
  },
  // For the tests.
  start: (python) => (kernel ??= new Kernel(python)),
  allow: (allowed) => (isAllowed = allowed),
});

exports.deactivate = () => kernel?.dispose();
