import type { NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { dataListReader } from './lists.js';

/**
 * YAML 1.2, 10.3.2: constants of the core schema other than decimals; `.nan` and `.inf` begin with a point.
 */
function constants(name: string): number | undefined {
  const word = name.toLowerCase().replace(/^\./, '');
  if (word === 'null' || word === 'nan') return NaN;
  if (word === 'inf' || word === 'infinity') return Infinity;
  if (word === 'true') return 1;
  return word === 'false' ? 0 : undefined;
}

const syntax: NestedSyntax = {
  openers: '[',
  comments: { line: '#' },
  plainConstants: constants,
  trailingComma: true,
};

/**
 * Flow sequences: `K: [[1, 2], [3, 4]]`. Those inside a block sequence (`- [1, 2]`) are read by
 * `yamlBlockReader`.
 */
export const yamlListReader: Reader = dataListReader({
  id: 'yaml',
  syntax,
  byLines: true,
  isOther: (text, opener) =>
    /(?:^|\n)[ \t]{0,200}(?:- {1,20})+$/.test(text.slice(Math.max(0, opener - 240), opener)),
});

/** Arrays of TOML 1.0. A name in brackets at the start of a line is a table's name. */
export const tomlReader: Reader = dataListReader({
  id: 'toml',
  syntax,
  isOther: (text, opener) =>
    /(?:^|\n)[ \t]{0,200}\[?$/.test(text.slice(Math.max(0, opener - 240), opener)) &&
    /^\[\[?\s{0,20}[\w"'.-]{1,200}\s{0,20}\]/.test(text.slice(opener, opener + 260)),
});
