import { runInThisContext } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { scalarModule } from '../../../scripts/scalar-kernels.mjs';

/** Kernels compiled from an AssemblyScript source, ready to be called. */
function kernels(
  source: string,
  memory: Float64Array,
): Record<string, (...args: number[]) => number> {
  const names = [...source.matchAll(/export function (\w+)/g)].map(([, name]) => name);
  const index = `export { ${names.join(', ')} } from './some';`;
  const module = scalarModule(
    new Map([
      ['index.ts', index],
      ['some.ts', source],
    ]),
  );
  const { outputText } = ts.transpileModule(module, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports = {} as { plainKernels: (memory: Float64Array) => never };
  (runInThisContext(`(exports) => {${outputText}\n}`) as (exports: object) => void)(exports);
  return exports.plainKernels(memory);
}

const refused = (source: string) => () => kernels(source, new Float64Array(8));

describe('kernels written as TypeScript', () => {
  it('read all lanes before they write one', () => {
    const memory = Float64Array.of(1, 2, 3, 4);
    const { swap } = kernels(
      `export function swap(at: i32): void {
        const p = (<usize>at) << 3;
        v128.store(p, v128.shuffle<f64>(v128.load(p), v128.load(p), 1, 0));
      }`,
      memory,
    );
    swap!(1);
    expect([...memory]).toEqual([1, 3, 2, 4]);
  });

  it('round single precision after each step', () => {
    const memory = new Float64Array(8);
    const single = new Float32Array(memory.buffer);
    single.set([0.1, 0.2, 0.3, 0.4]);
    const { square } = kernels(
      `function twice(a: v128): v128 { return f32x4.add(a, f32x4.mul(a, a)); }
      export function square(from: i32, to: i32): void {
        const v = twice(v128.load((<usize>from) << 2));
        v128.store((<usize>to) << 2, v);
      }`,
      memory,
    );
    square!(0, 4);
    const f = Math.fround;
    const wanted = [0.1, 0.2, 0.3, 0.4].map((a) => f(f(a) + f(f(a) * f(a))));
    expect([...single.subarray(4, 8)]).toEqual(wanted);
  });

  it('leave out what only the build with fused multiply-add calls', () => {
    const memory = Float64Array.of(1, 2, 0);
    const source = `function fused(a: f64): f64 { return 2 * a; }
      function apart(a: f64): f64 { return 3 * a; }
      export function run(at: i32): void {
        const p = (<usize>at) << 3;
        if (ASC_FEATURE_RELAXED_SIMD) store<f64>(p, fused(load<f64>(p)));
        else store<f64>(p, apart(load<f64>(p)));
      }`;
    const { run } = kernels(source, memory);
    run!(1);
    expect([...memory]).toEqual([1, 6, 0]);
    const index = `export { run } from './some';`;
    const module = scalarModule(
      new Map([
        ['index.ts', index],
        ['some.ts', source],
      ]),
    );
    expect(module).not.toMatch(/fused\(/);
  });

  it.each([
    [
      'an operation',
      'export function f(p: usize): void { v128.store(p, f64x2.sqrt(v128.load(p))); }',
    ],
    ['a statement', 'export function f(p: usize): void { switch (p) {} }'],
    ['a function', 'export function f(p: usize): void { g(p); }'],
    ['a conversion', 'export function f(p: i32): void { store<f64>(0, <f64>(<u8>p)); }'],
  ])('stop at %s that is not known', (_, source) => {
    expect(refused(source)).toThrow(/some\.ts:1: /);
  });

  it('stop where a name is a vector and a number', () => {
    const source = `export function f(p: usize): void {
      if (p) { const a = v128.load(p); v128.store(p, a, 16); }
      const a = load<f64>(p);
      store<f64>(p, a);
    }`;
    expect(refused(source)).toThrow(/same name/);
  });

  it('stop where lanes cross in an assignment', () => {
    const source = `export function f(p: usize): void {
      let a = f64x2.add(v128.load(p), v128.load(p));
      a = v128.shuffle<f64>(a, a, 1, 0);
      v128.store(p, a);
    }`;
    expect(refused(source)).toThrow(/may not cross/);
  });
});
