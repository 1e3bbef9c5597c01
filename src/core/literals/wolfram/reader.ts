import { wolframGrammar } from '../grammar/wolfram.js';
import { nestedReader, type Introduction, type Surroundings } from '../nested/reader.js';
import type { NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';

/** Wolfram Language lists of lists, `{{1, 2}, {3/2, 1*^-3}}`. */
const syntax: NestedSyntax = {
  openers: '{',
  comments: wolframGrammar.comments,
  grammar: wolframGrammar,
  trailingComma: false,
};

const surroundings: Surroundings<Introduction> = {
  before: (_text, opener) => ({ start: opener, opener, role: 'bare' }),
  at: (text, start) => (text[start] === '{' ? { start, opener: start, role: 'bare' } : undefined),
};

export const wolframReader: Reader = nestedReader('wolfram', syntax, surroundings);
