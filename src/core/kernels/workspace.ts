import type { KernelInstance, Kernels } from './kernels.js';
import { plainInstance } from './plain.js';
import { wasmKernels } from './wasm.js';

/** Where the inner loops run: WebAssembly with or without fused multiply-add, or TypeScript. */
export type Backend = 'wasm-fused' | 'wasm-simd' | 'plain';

/** Memory kept between jobs, 16 MB. Larger memory is freed when its job ends. */
const KEPT_DOUBLES = 2 ** 21;

/** Up to this length a loop is faster than a call of the built-in method. */
const SHORT = 48;

/** One job's memory: a bump allocator over the array that the kernels see. */
export class Workspace {
  readonly x: Float64Array;
  readonly k: Kernels;
  #next: number;

  constructor(memory: Float64Array, kernels: Kernels, start: number) {
    this.x = memory;
    this.k = kernels;
    this.#next = start;
  }

  /** Allocates n doubles without clearing them. Offsets are even, so that vectors are aligned. */
  alloc(n: number): number {
    const at = this.#next;
    this.#next += (n + 1) & ~1;
    if (this.#next > this.x.length) {
      throw new RangeError(`workspace of ${this.x.length} doubles is too small`);
    }
    return at;
  }

  /** Allocates n zeros. */
  zeros(n: number): number {
    const at = this.alloc(n);
    this.clear(at, n);
    return at;
  }

  /** Sets n numbers to zero. */
  clear(at: number, n: number): void {
    if (n > SHORT) this.x.fill(0, at, at + n);
    else for (let i = at; i < at + n; i++) this.x[i] = 0;
  }

  /** Copies n numbers to a place that does not overlap theirs. */
  copy(from: number, to: number, n: number): void {
    if (n > SHORT) this.x.copyWithin(to, from, from + n);
    else for (let i = 0; i < n; i++) this.x[to + i] = this.x[from + i]!;
  }

  /** The same from another array, or from this one. */
  copyFrom(source: Float64Array, from: number, to: number, n: number): void {
    if (n <= SHORT) for (let i = 0; i < n; i++) this.x[to + i] = source[from + i]!;
    else if (source === this.x) this.x.copyWithin(to, from, from + n);
    else this.x.set(source.subarray(from, from + n), to);
  }

  mark(): number {
    return this.#next;
  }

  /** Frees everything allocated since `mark`. */
  release(mark: number): void {
    this.#next = mark;
  }
}

let kept: { backend: Backend; instance: KernelInstance } | undefined;
let best: Backend | undefined;

/** The fastest backend of this host. */
export function bestBackend(): Backend {
  best ??= tried('wasm-fused') ?? tried('wasm-simd') ?? 'plain';
  return best;
}

/** The backend, if the host has it. The instance made for this check is kept for the first job. */
function tried(backend: Backend): Backend | undefined {
  const instance = made(backend);
  if (!instance) return undefined;
  kept ??= { backend, instance };
  return backend;
}

/** A new instance; undefined where the host cannot run it. */
function made(backend: Backend): KernelInstance | undefined {
  if (backend === 'plain') return plainInstance();
  return wasmKernels(backend === 'wasm-fused' ? 'fused' : 'simd');
}

/** The kept instance or a new one. Only the caller uses it until it is put back. */
function take(backend: Backend): KernelInstance {
  if (kept?.backend === backend) {
    const { instance } = kept;
    kept = undefined;
    return instance;
  }
  const instance = made(backend);
  if (!instance) throw new Error(`no ${backend} on this host`);
  return instance;
}

/** A workspace for as long as its owner needs it. */
export interface Lease {
  readonly workspace: Workspace;
  /** Ends the use. A small memory stays for the next job, so that a hover has no start-up cost. A large one
   * is dropped, because WebAssembly memory cannot shrink. */
  release(): void;
}

/** Room for `doubles` numbers until released. */
export function openWorkspace(doubles: number, backend: Backend): Lease {
  const instance = take(backend);
  instance.grow(instance.start + doubles);
  const memory = instance.memory();
  return {
    workspace: new Workspace(memory, instance.kernels, instance.start),
    release() {
      if (memory.length <= KEPT_DOUBLES) kept = { backend, instance };
    },
  };
}

/** Runs a job with room for `doubles` numbers. */
export function withWorkspace<T>(
  doubles: number,
  backend: Backend,
  job: (workspace: Workspace) => T,
): T {
  const lease = openWorkspace(doubles, backend);
  try {
    return job(lease.workspace);
  } finally {
    lease.release();
  }
}
