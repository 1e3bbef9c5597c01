import { blocksOf } from '../embedded/blocks.js';
import { printoutReaders } from '../printouts/index.js';
import { anyLanguage, diff } from './any.js';
import { systemVerilog, zig } from './braces.js';
import { c, cpp, csharp, go, java } from './c-family.js';
import { chapel } from './chapel.js';
import type { Dialect, Inside } from './dialect.js';
import { embeddedReaders } from './embedded.js';
import { fortran } from './fortran.js';
import { javascript, typescript } from './javascript.js';
import { toml, yaml } from './data.js';
import { json, json5, jsonc } from './json.js';
import { julia } from './julia.js';
import type { Language } from './language.js';
import { callLanguages } from './calls.js';
import { listLanguages } from './lists.js';
import { latex, markdown, typst, wovenLanguages } from './markup.js';
import { matlab, octave } from './matlab.js';
import { otherLanguages } from './others.js';
import { python } from './python.js';
import { r } from './r.js';
import { rust } from './rust.js';
import { shaders } from './shaders.js';
import { csv, matrixMarket, semicolons, tsv } from './tables.js';
import { css, html, scss, xml } from './web.js';
import { wolfram } from './wolfram.js';
import { t } from '../../texts.js';

export type { Dialect } from './dialect.js';
export type { Language, Sample } from './language.js';

/** Every known language, in the order of the documentation. */
export const languages: readonly Language[] = [
  python,
  matlab,
  octave,
  julia,
  r,
  javascript,
  typescript,
  json,
  jsonc,
  json5,
  yaml,
  toml,
  c,
  cpp,
  java,
  csharp,
  go,
  rust,
  fortran,
  wolfram,
  latex,
  typst,
  markdown,
  ...wovenLanguages,
  html,
  xml,
  css,
  scss,
  csv,
  semicolons,
  tsv,
  matrixMarket,
  ...shaders,
  zig,
  systemVerilog,
  chapel,
  ...callLanguages,
  ...listLanguages,
  ...otherLanguages,
  anyLanguage,
  diff,
];

const byId: ReadonlyMap<string, Language> = new Map(
  languages.flatMap((language) => language.ids.map((id) => [id, language] as const)),
);

/** The language of a VS Code language id; undefined if it is not known. */
export function languageOf(languageId: string): Language | undefined {
  return byId.get(languageId);
}

const byName: ReadonlyMap<string, Language> = new Map(
  languages.flatMap((language) => {
    const { ids, name, extensions = [], aliases = [] } = language;
    const names = [...ids, name, ...extensions, ...aliases];
    return names.map((one) => [one.toLowerCase(), language] as const);
  }),
);

/** The reading of a block by the language it names; as plain text if it names none or an unknown one. */
function insideOf(name: string): Inside {
  const language = byName.get(name.toLowerCase());
  // A document with blocks, inside a block, is read as plain text. So nesting cannot repeat the work.
  if (!language || language === anyLanguage || language.markup) {
    return { dialect: dialectOf('plaintext'), note: undefined };
  }
  return { dialect: dialectOf(language.ids[0]), note: t('in a block of {0}', language.name) };
}

/** The language id for a file extension (without the dot); undefined if it is not known. */
export function idOfExtension(extension: string): string | undefined {
  return languages.find((language) => language.extensions?.includes(extension))?.ids[0];
}

const cache = new Map<string, Dialect>();

/**
 * The dialect of a VS Code language id; an unknown id is read like plain text, with the most tolerant mix
 * of readers.
 */
export function dialectOf(languageId: string): Dialect {
  let dialect = cache.get(languageId);
  if (!dialect) {
    const language = languageOf(languageId);
    dialect = dialectFrom(language ?? anyLanguage, language?.name ?? languageId);
    // Ids come from the editor, so there are few. The limit is for callers that invent ids.
    if (cache.size < 1000) cache.set(languageId, dialect);
  }
  return dialect;
}

function dialectFrom(language: Language, name: string): Dialect {
  const blocks = language.markup && blocksOf(language.markup, insideOf);
  const embedded = embeddedReaders(language, blocks?.reader);
  const printouts = language.printouts ? printoutReaders : [];
  return {
    name,
    language,
    readers: [...(blocks ? [blocks.reader] : []), ...embedded, ...printouts, ...language.readers],
    embedded,
    blocks,
    wholeDocument: language.wholeDocument === true,
  };
}
