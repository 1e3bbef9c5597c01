import { fusedKernels, simdKernels } from './kernels.generated.js';
import type { KernelInstance, Kernels } from './kernels.js';

/**
 * The part of the WebAssembly interface that this module uses. The libraries of the core do not declare
 * it.
 */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface WasmNamespace {
  readonly Memory: new (descriptor: { initial: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { env: { memory: WasmMemory } },
  ) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}

type WasmExports = Kernels & { readonly arenaStart: { readonly value: number } };

/** Which build of the kernels runs: `fused` rounds once per multiply-add. */
export type KernelBuild = 'fused' | 'simd';

const PAGE = 65_536;

function decodeBase64(text: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length * 3) / 4 - padding);
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let i = 0; i < text.length - padding; i++) {
    bits = ((bits << 6) | alphabet.indexOf(text[i]!)) & 0xff_ff_ff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at++] = (bits >> count) & 0xff;
    }
  }
  return bytes;
}

const modules = new Map<KernelBuild, object | undefined>();

function namespace(): WasmNamespace | undefined {
  // Through `unknown`, because folders with the DOM library have a richer type of the same name.
  return (globalThis as unknown as { WebAssembly?: WasmNamespace }).WebAssembly;
}

function compiled(build: KernelBuild): object | undefined {
  if (!modules.has(build)) {
    const wasm = namespace();
    let module: object | undefined;
    if (wasm) {
      const bytes = decodeBase64(build === 'fused' ? fusedKernels : simdKernels);
      try {
        if (wasm.validate(bytes)) module = new wasm.Module(bytes);
      } catch {
        // The policy of the page forbids WebAssembly. The plain kernels are used instead.
        module = undefined;
      }
    }
    modules.set(build, module);
  }
  return modules.get(build);
}

/** Fresh kernels of one build with their own memory; undefined where the host cannot run it. */
export function wasmKernels(build: KernelBuild): KernelInstance | undefined {
  const wasm = namespace();
  const module = compiled(build);
  if (!wasm || !module) return undefined;
  const memory = new wasm.Memory({ initial: 32 });
  const exports = new wasm.Instance(module, { env: { memory } }).exports as WasmExports;
  let view = new Float64Array(memory.buffer);
  return {
    kernels: exports,
    memory: () => view,
    start: exports.arenaStart.value,
    grow(doubles) {
      const missing = doubles * 8 - memory.buffer.byteLength;
      if (missing > 0) {
        memory.grow(Math.ceil(missing / PAGE));
        view = new Float64Array(memory.buffer);
      }
    },
  };
}
