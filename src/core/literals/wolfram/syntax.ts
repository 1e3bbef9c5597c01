import { wolframGrammar } from '../grammar/wolfram.js';
import type { NestedSyntax } from '../nested/types.js';

/** Wolfram Language lists of lists, `{{1, 2}, {3/2, 1*^-3}}`. */
export const wolframSyntax: NestedSyntax = {
  openers: '{',
  comments: wolframGrammar.comments,
  grammar: wolframGrammar,
  trailingComma: false,
};
