import { vi } from 'vitest';
import { svd, type Matrix, type Svd } from '../../../../src/core/index.js';
import type { FromDecomposer, Source, ToHost, ToPage } from '../../../../src/protocol/index.js';
import type { Controller } from '../../../../webview/controller.js';
import { Controller as RealController } from '../../../../webview/controller.js';
import type { Host } from '../../../../webview/host-link.js';
import { FakeWorkers } from '../client/fake-workers.js';

/** An extension host that sends the test's messages and records what it receives. */
export class FakeHost implements Host {
  readonly sent: ToHost[] = [];
  readonly logged: string[] = [];
  state: unknown;
  private onMessage: (message: ToPage) => void = () => undefined;

  listen(onMessage: (message: ToPage) => void): void {
    this.onMessage = onMessage;
  }

  send(message: ToHost): void {
    this.sent.push(message);
  }

  log(level: 'info' | 'warn' | 'error', message: string): void {
    this.logged.push(`${level}: ${message}`);
  }

  say(message: ToPage): void {
    this.onMessage(message);
  }

  heard(type: ToHost['type']): ToHost[] {
    return this.sent.filter((message) => message.type === type);
  }
}

export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  const data = Float64Array.from(rows.flat());
  const missing = Uint8Array.from(data, (value) => (Number.isNaN(value) ? 1 : 0));
  return {
    rows: rows.length,
    cols: rows[0]?.length ?? 0,
    data,
    ...(missing.includes(1) ? { missing } : {}),
  };
}

/** Larger than a matrix whose SVD is awaited without a progress message; of rank 1. */
export function largeMatrix(n = 300): Matrix {
  return { rows: n, cols: n, data: Float64Array.from({ length: n * n }, (_, at) => (at % n) + 1) };
}

export function sourceOf(label: string): Source {
  return {
    kind: 'text',
    id: `file:///worked.py#${label}`,
    label,
    name: label,
    place: 'worked.py:1',
    version: '1',
    abilities: ['reveal', 'insert', 'readAs'],
    locator: {},
  };
}

/** A page without components: the controller, with the host and the workers simulated by the test. */
export class FakePage {
  readonly workers = new FakeWorkers();
  readonly host = new FakeHost();
  readonly controller: Controller;
  private job = 0;

  constructor(saved?: unknown) {
    this.host.state = saved;
    this.controller = new RealController('panel', this.host, this.workers);
  }

  static async boot(saved?: unknown): Promise<FakePage> {
    const page = new FakePage(saved);
    page.controller.boot('cpu');
    await page.settle();
    return page;
  }

  get state() {
    return this.controller.store.get();
  }

  /** Lets `millis` pass and runs everything that is due by then. */
  async settle(millis = 0): Promise<void> {
    await vi.advanceTimersByTimeAsync(millis);
  }

  /** The host shows a matrix, with one message. */
  async show(matrix: Matrix, label = 'M', job = ++this.job): Promise<void> {
    this.job = Math.max(this.job, job);
    this.host.say({ type: 'show', job, source: sourceOf(label), matrix: wire(matrix) });
    await this.settle();
  }

  /** The number of the host's next job. */
  nextJob(): number {
    return ++this.job;
  }

  get decomposer() {
    return this.workers.as('decomposer');
  }

  get painter() {
    return this.workers.as('painter');
  }

  /** The decomposer answers its last request with `leading` triplets, or with all. */
  async decomposed(leading?: number): Promise<void> {
    await this.settle();
    const { matrixId, matrix } = this.decomposer.newest('decompose');
    this.decomposer.say(svdMessage(matrixId, matrix, leading));
    await this.settle();
  }

  /** Shows a matrix, and the decomposer answers. */
  async showDecomposed(matrix: Matrix, label?: string): Promise<void> {
    await this.show(matrix, label);
    await this.decomposed();
  }
}

export function wire({ rows, cols, data, missing }: Matrix) {
  return { rows, cols, data, ...(missing ? { missing } : {}) };
}

export function svdMessage(matrixId: number, matrix: Matrix, leading?: number): FromDecomposer {
  const found = svd(matrix);
  if (!found.ok) throw new Error(found.problem.message);
  const all = found.value;
  const complete = leading === undefined;
  return {
    kind: 'svd',
    matrixId,
    svd: complete ? all : first(all, leading),
    millis: 1,
    complete,
    beyond: complete ? 0 : Math.hypot(...all.s.slice(leading)),
    workers: 1,
  };
}

/** The first k triplets. */
function first({ u, s, v }: Svd, k: number): Svd {
  return { u: columns(u, k), s: s.slice(0, k), v: columns(v, k) };
}

function columns({ rows, cols, data }: Matrix, k: number): Matrix {
  const kept = Float64Array.from(
    { length: rows * k },
    (_, at) => data[Math.floor(at / k) * cols + (at % k)]!,
  );
  return { rows, cols: k, data: kept };
}
