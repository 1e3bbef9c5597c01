// Builds the kernels of src/core/kernels/assembly, one source for every host:
// - WebAssembly SIMD with and without fused multiply-add (relaxed SIMD), base64-encoded in a module that every
//   bundler and test runner can import;
// - TypeScript, for hosts without WebAssembly (scalar-kernels.mjs).
// Does nothing when the modules on disk were made from the same sources.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { scalarModule } from './scalar-kernels.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const room = `${root}src/core/kernels`;
const folder = `${room}/assembly`;
const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd'];
const builds = { simdKernels: flags, fusedKernels: [...flags, '--enable', 'relaxed-simd'] };

function sources() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return new Map(names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]));
}

/** The modules depend on the sources, the flags, the compiler and these two files. */
function fingerprint() {
  const hash = createHash('sha256');
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  hash.update(readFileSync(`${root}scripts/scalar-kernels.mjs`));
  hash.update(readFileSync(`${root}node_modules/assemblyscript/package.json`));
  for (const [name, text] of sources()) hash.update(`${name}\n${text}`);
  return hash.digest('hex');
}

async function compile(options) {
  const { default: asc } = await import('assemblyscript/asc');
  const binaries = [];
  // Vectors are passed only between our own functions, never to the embedder.
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

async function binaries() {
  const lines = [];
  for (const [name, options] of Object.entries(builds)) {
    lines.push(`export const ${name} =\n  '${await compile(options)}';`);
  }
  return `${lines.join('\n')}\n`;
}

async function write(name, stamp, contents) {
  const target = `${room}/${name}`;
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(stamp)) return;
  const text = `${stamp}\n// Written by scripts/build-kernels.mjs; not for editing.\n${await contents()}`;
  // Written to a draft and renamed, so that two builds at once cannot leave a half-written module.
  const draft = `${target}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, target);
}

export async function buildKernels() {
  const stamp = `// ${fingerprint()}`;
  await write('kernels.generated.ts', stamp, binaries);
  await write('scalar.generated.ts', stamp, () => scalarModule(sources()));
}

/** The name that Vitest uses for a global setup. */
export const setup = buildKernels;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildKernels();
