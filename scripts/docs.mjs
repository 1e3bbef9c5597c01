// Writes documentation that is derived from the code: `npm run docs`. The table of languages in
// docs/literals.md comes from the descriptors in src/core/literals/languages. A unit test fails if the page
// is out of date.
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'prettier';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const PAGE = `${ROOT}docs/literals.md`;
const [BEGIN, END] = ['<!-- languages -->', '<!-- end of languages -->'];

/** The languages as the code defines them. */
async function languages() {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}src/core/literals/languages/index.ts`],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const script = `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`;
  return (await import(script)).languages;
}

const code = (words) => words.map((word) => `\`${word}\``).join(', ');

/**
 * The page with a new table of languages.
 *
 * @param {string} page
 */
export async function withLanguages(page) {
  const rows = (await languages()).map(({ name, ids, reads, printouts, print }) => {
    const also = printouts ? `${reads}; printouts` : reads;
    // A bar would end the cell, even between backticks.
    const read = also.replaceAll('|', '\\|');
    return `| ${name} | ${code(ids)} | ${read} | ${print ? 'its own literal' : 'nested lists'} |`;
  });
  const table = [
    '| language | ids | what is read | what is written |',
    '|---|---|---|---|',
    ...rows,
  ];
  const [before] = page.split(BEGIN);
  const after = page.split(END)[1];
  return format(`${before}${BEGIN}\n\n${table.join('\n')}\n\n${END}${after}`, {
    parser: 'markdown',
    printWidth: 100,
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(PAGE, await withLanguages(await readFile(PAGE, 'utf8')));
}
