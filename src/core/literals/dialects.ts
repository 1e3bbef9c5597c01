import { printoutReaders } from './printouts/index.js';
import { commaInitializerReader } from './braces/comma-initializer.js';
import { cppReader, csharpReader, goReader, javaReader } from './braces/readers.js';
import { concatReader } from './concat/reader.js';
import { fortranReader } from './fortran/reader.js';
import { json5Reader, jsoncReader, jsonReader } from './javascript/json.js';
import { javascriptReader } from './javascript/reader.js';
import { juliaFrameReader } from './julia/frame.js';
import { julia } from './julia/language.js';
import { matlab, octave } from './matlab/language.js';
import { callReaders } from './others/calls.js';
import { listReaders } from './others/lists.js';
import { filledReader } from './python/filled.js';
import { matrixStringReader } from './python/matrix-string.js';
import {
  proseListReader,
  pythonFrameReader,
  pythonIndexTricksReader,
  pythonReader,
} from './python/reader.js';
import type { Reader } from './reader.js';
import { rReader } from './r/reader.js';
import { matrixMacroReader } from './rust/matrix-macro.js';
import { rustNewReader, rustReader } from './rust/reader.js';
import { withDecimalCommas } from './text/decimal-commas.js';
import { markdownReaders, textLanguages, textReaders } from './text/index.js';
import { wolframCallReader } from './wolfram/calls.js';
import { braceListReader, wolframReader } from './wolfram/reader.js';

/** How documents of one language are read. */
export interface Dialect {
  /** The language's name in a sentence. */
  readonly name: string;
  /** In the order in which they are asked where several could begin at one place. */
  readonly readers: readonly Reader[];
  /** A document is one table: what holds the cursor can only be read from its beginning. */
  readonly wholeDocument: boolean;
}

const each = (readers: Readonly<Record<string, Reader>>) =>
  Object.fromEntries(Object.entries(readers).map(([id, reader]) => [id, [reader]]));

const matlabReader = concatReader(matlab);
const octaveReader = concatReader(octave);
const juliaReader = concatReader(julia);

/** Source-code readers by language id. */
const source: Readonly<Record<string, readonly Reader[]>> = {
  ...each(listReaders),
  ...each(callReaders),
  javascript: [javascriptReader],
  javascriptreact: [javascriptReader],
  typescript: [javascriptReader],
  typescriptreact: [javascriptReader],
  vue: [javascriptReader],
  svelte: [javascriptReader],
  json: [jsonReader],
  jsonl: [jsonReader],
  jsonc: [jsoncReader],
  json5: [json5Reader],
  c: [cppReader],
  cpp: [commaInitializerReader, cppReader],
  'cuda-cpp': [commaInitializerReader, cppReader],
  'objective-c': [cppReader],
  'objective-cpp': [commaInitializerReader, cppReader],
  java: [javaReader],
  csharp: [csharpReader],
  go: [goReader],
  rust: [matrixMacroReader, rustNewReader, rustReader],
  wolfram: [wolframCallReader, wolframReader],
  mathematica: [wolframCallReader, wolframReader],
  r: [...printoutReaders, rReader],
  rmd: [...printoutReaders, rReader],
  fortran: [fortranReader],
  FortranFreeForm: [fortranReader],
  FortranFixedForm: [fortranReader],
  'fortran-modern': [fortranReader],
  fortran_fixed: [fortranReader],
  matlab: [...printoutReaders, matlabReader],
  octave: [...printoutReaders, octaveReader],
  julia: [...printoutReaders, juliaFrameReader, juliaReader],
  python: [
    ...printoutReaders,
    matrixStringReader,
    filledReader,
    pythonIndexTricksReader,
    pythonFrameReader,
    pythonReader,
  ],
};

const names: Readonly<Record<string, string>> = {
  c: 'C',
  cpp: 'C++',
  csharp: 'C#',
  csv: 'CSV',
  elixir: 'Elixir',
  fortran: 'Fortran',
  fsharp: 'F#',
  go: 'Go',
  haskell: 'Haskell',
  java: 'Java',
  javascript: 'JavaScript',
  json: 'JSON',
  julia: 'Julia',
  kotlin: 'Kotlin',
  latex: 'LaTeX',
  lua: 'Lua',
  markdown: 'Markdown',
  matlab: 'MATLAB',
  ocaml: 'OCaml',
  octave: 'Octave',
  perl: 'Perl',
  php: 'PHP',
  plaintext: 'plain text',
  python: 'Python',
  r: 'R',
  ruby: 'Ruby',
  rust: 'Rust',
  scala: 'Scala',
  swift: 'Swift',
  tsv: 'TSV',
  typescript: 'TypeScript',
  typst: 'Typst',
  wolfram: 'Wolfram Language',
};

/** Lists of any language, for text where they may stand: prose, logs, code fences. */
const lists: readonly Reader[] = [
  matrixStringReader,
  filledReader,
  pythonIndexTricksReader,
  pythonFrameReader,
  proseListReader,
  withDecimalCommas(octaveReader),
  wolframCallReader,
  braceListReader,
  rReader,
  fortranReader,
];

const cache = new Map<string, Dialect>();

/** The dialect of a VS Code language id; an unknown id gets every reader, the most tolerant mix. */
export function dialectOf(languageId: string): Dialect {
  let dialect = cache.get(languageId);
  if (!dialect) {
    dialect = {
      name: names[languageId] ?? languageId,
      readers: readersOf(languageId),
      wholeDocument: languageId === 'csv' || languageId === 'tsv',
    };
    // Ids come from the editor, so there are few; the bound is for callers that make them up.
    if (cache.size < 1000) cache.set(languageId, dialect);
  }
  return dialect;
}

function readersOf(languageId: string): readonly Reader[] {
  const own = source[languageId];
  if (own) return own;
  const format = textLanguages[languageId];
  if (format) return format;
  if (languageId === 'markdown') return [...printoutReaders, ...markdownReaders, ...lists];
  return [...printoutReaders, ...textReaders, ...lists];
}
