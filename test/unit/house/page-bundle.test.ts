import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The files of the core's literals that a bundle has code of. */
async function literalsIn(entry: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: 'out',
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    logLevel: 'error',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ttf': 'empty', '.module.css': 'local-css', '.glsl': 'text' },
  });
  const script = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === entry);
  return Object.entries(script?.inputs ?? {})
    .filter(([file, { bytesInOutput }]) => file.includes('core/literals/') && bytesInOutput > 0)
    .map(([file]) => file);
}

// One function that asks for a language by its id brings 200 files along, a third of the page's script.
describe('what runs beside the editor has no reader of literals', () => {
  it.each(['webview/main.tsx', 'webview/weights.tsx', 'webview/worker.ts'])('%s', async (entry) => {
    const files = await literalsIn(entry);
    expect(files.filter((file) => !file.includes('/literals/print/'))).toEqual([]);
  });

  it('is seen where it is: the playground reads', async () => {
    expect(await literalsIn('webview/site/site.tsx')).toContain('src/core/literals/scan.ts');
  });
});
