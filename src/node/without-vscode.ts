import Module from 'node:module';

/**
 * The threads run the bundle of the host (scripts/build.mjs), which asks for `vscode` when it starts. There
 * is none in a thread, and what a thread does needs none. So it is given a stand-in: everything in it may be
 * read, called, extended, constructed and put into a text while the bundle starts, and means nothing.
 */
const nothing: unknown = new Proxy(anything, {
  get: (target, name): unknown => {
    if (name === 'prototype' || name === 'name') return Reflect.get(target, name);
    if (name === Symbol.toPrimitive) return () => '';
    return nothing;
  },
  apply: () => nothing,
  construct: () => ({}),
});

/** Something that can be called and extended. */
function anything(): undefined {
  return undefined;
}

type Load = (name: string, ...more: unknown[]) => unknown;

/** From now on, `vscode` is the stand-in. VS Code itself gives the real one to extensions in the same way. */
export function useStandIn(): void {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  // The bundle copies the names of a module; of one without any it takes the prototype.
  const standIn: unknown = Object.create(nothing as object);
  loader._load = (name, ...more) => (name === 'vscode' ? standIn : load(name, ...more));
}
