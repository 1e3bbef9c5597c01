/** A TypeScript module of AssemblyScript sources by file name, `index.ts` among them. */
export function scalarModule(sources: ReadonlyMap<string, string>): string;
