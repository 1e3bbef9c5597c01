// Leaves only the icons in the package that the pages use: of the 600 codicons, some 60.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { subsetFont } from './subset-font.mjs';

/** A rule of the style sheet: the name of an icon, and its code point in hexadecimal. */
const RULE = /\.codicon-([\w-]+):before\s*\{\s*content:\s*"\\([\da-f]+)"\s*\}/g;

/** All words in quotes of the sources: the names of icons are among them. */
function wordsIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      return Array.from(text.matchAll(/['"]([a-z][a-z\d-]*)['"]/g), ([, word]) => word);
    });
}

/** The style sheet without the rules of other icons, and the code points of those that stay. */
export function usedIcons(sheet, words) {
  const used = new Set(words);
  const points = [];
  const text = sheet.replace(RULE, (rule, name, point) => {
    if (!used.has(name)) return '';
    points.push(Number.parseInt(point, 16));
    return rule;
  });
  return { text, points };
}

/** For esbuild: the codicons of the style sheet and of its font that are named in the sources of `webview/`. */
export const onlyUsedIcons = {
  name: 'only-used-icons',
  setup({ onLoad, initialOptions }) {
    const folder = join(initialOptions.absWorkingDir ?? process.cwd(), 'webview');
    const icons = async (sheet) => usedIcons(await readFile(sheet, 'utf8'), wordsIn(folder));
    onLoad({ filter: /codicon\.css$/ }, async ({ path }) => ({
      contents: (await icons(path)).text,
      loader: 'css',
    }));
    onLoad({ filter: /codicon\.ttf$/ }, async ({ path }) => {
      const { points } = await icons(path.replace(/ttf$/, 'css'));
      return { contents: subsetFont(await readFile(path), points), loader: 'file' };
    });
  },
};
