import { dataListReader } from '../data/lists.js';
import type { NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';

/** RFC 8259, with the NaN and Infinity that Python, R and Julia write into it. */
const json: NestedSyntax = {
  openers: '[',
  comments: {},
  plainConstants,
  trailingComma: false,
  strictNumbers: true,
};

/** JSON with comments and trailing commas, as in VS Code's settings. */
const jsonc: NestedSyntax = {
  ...json,
  comments: { line: '//', block: ['/*', '*/'] },
  trailingComma: true,
};

/** JSON5 also has `.5`, `1.` and `+1`. */
const json5: NestedSyntax = { ...jsonc, strictNumbers: false };

function plainConstants(name: string): number | undefined {
  if (name === 'null' || name === 'NaN') return NaN;
  if (name === 'Infinity') return Infinity;
  if (name === 'true') return 1;
  return name === 'false' ? 0 : undefined;
}

export const jsonReader: Reader = dataListReader({ id: 'json', syntax: json });
export const jsoncReader: Reader = dataListReader({ id: 'jsonc', syntax: jsonc });
export const json5Reader: Reader = dataListReader({ id: 'json5', syntax: json5 });
