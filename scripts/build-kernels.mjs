// Compiles the AssemblyScript kernels of src/core/kernels/assembly to WebAssembly SIMD and
// writes them, base64-encoded, as a module that every bundler and test runner can import. Two
// builds of the same source: with and without fused multiply-add (relaxed SIMD). Does nothing when
// the module on disk was made from the same sources.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}src/core/kernels/assembly`;
const target = `${root}src/core/kernels/kernels.generated.ts`;
const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd'];
const builds = { simdKernels: flags, fusedKernels: [...flags, '--enable', 'relaxed-simd'] };

/** The sources, the flags and this file decide what the module holds. */
function fingerprint() {
  const hash = createHash('sha256');
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  hash.update(readFileSync(`${root}node_modules/assemblyscript/package.json`));
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(`${folder}/${name}`));
  return hash.digest('hex');
}

async function compile(options) {
  const { default: asc } = await import('assemblyscript/asc');
  const binaries = [];
  // Vectors pass between our own functions only, never to the embedder.
  const args = ['index.ts', '--outFile', 'kernels.wasm', '--disableWarning', '112', ...options];
  const { error, stderr } = await asc.main(args, {
    readFile: (name) => {
      const path = `${folder}/${name}`;
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (_name, contents) => binaries.push(contents),
    listFiles: () => [],
  });
  if (error) throw new Error(`kernels do not compile:\n${stderr.toString()}`);
  return Buffer.from(binaries[0]).toString('base64');
}

export async function buildKernels() {
  const stamp = `// ${fingerprint()}`;
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(stamp)) return;
  const lines = [stamp, '// Written by scripts/build-kernels.mjs; not for editing.'];
  for (const [name, options] of Object.entries(builds)) {
    lines.push(`export const ${name} =\n  '${await compile(options)}';`);
  }
  // Renamed into place, so that two builds at once cannot leave half a module behind.
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, `${lines.join('\n')}\n`);
  renameSync(draft, target);
}

/** Vitest's name for what runs before all tests. */
export const setup = buildKernels;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildKernels();
