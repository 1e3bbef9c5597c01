import { describe, expect, it } from 'vitest';
import { found, problem, rows } from './text/read.js';

const square = [
  [1, 2],
  [3, 4],
];
const turned = [
  [1, 3],
  [2, 4],
];

describe('a quote that opens a text is no transpose', () => {
  it.each<[string, string, number[][]]>([
    ['shellscript', "curl -d '[[1,2],[3,4]]' http://localhost", square],
    ['shellscript', "M='[[1,2],\n   [3,4]]'", square],
    ['plaintext', "curl -d '[7,-8,9]' http://localhost", [[7, -8, 9]]],
    ['plaintext', "{'a': '[[1, 2], [3, 4]]'}", square],
    ['plaintext', "args: ['--matrix', '[1,2;3,4]']", square],
    ['plaintext', "echo '[1 2; 3 4]' | octave", square],
    ['markdown', "Run `fit '[[1,2],[3,4]]'` now.", square],
    ['yaml', "m: '[[1, 2], [3, 4]]'", square],
    ['toml', "m = '[[1, 2], [3, 4]]'", square],
    ['matlab', "s = '[1 2; 3 4]';", square],
    ['octave', "s = '[1 2; 3 4]';", square],
    ['matlab', "title('A = [1 2; 3 4]')", square],
    ['matlab', "eval('B = [1 2; 3 4]''');", square],
    ['python', "s = '[[1, 2], [3, 4]]'", square],
    ['python', 's = """[[1, 2],\n [3, 4]]"""', square],
    ['python', 's = rb"[[1, 2], [3, 4]]"', square],
    ['python', 's = f"[[1, 2], [3, 4]]"', square],
    ['javascript', "JSON.parse('[[1,2],[3,4]]')", square],
    ['json', '{"a": "[[1, 2], [3, 4]]"}', square],
    ['plaintext', '"{\\"a\\": \\"[[1, 2], [3, 4]]\\"}"', square],
  ])('%s: %s', (language, text, wanted) => {
    expect(rows(text, language)).toEqual(wanted);
    if (wanted.length > 1) expect(found(text, language).map(([, what]) => what)).toEqual([wanted]);
  });
});

describe('a quote after a name, a number or a bracket is one', () => {
  it.each([
    ['matlab', "x = [1 2; 3 4]'"],
    ['matlab', "y = x' + [1 2; 3 4]';"],
    ['matlab', "f'*[1 2; 3 4]'"],
    ['plaintext', "A' * [1 2; 3 4]'"],
    ['plaintext', "disp('the transpose'), [1 2; 3 4]'"],
    ['octave', 'printf("it\'s"), [1 2; 3 4]\''],
  ])('%s: %s', (language, text) => {
    expect(found(text, language).map(([, what]) => what)).toEqual([turned]);
  });
});

describe('texts that each hold a row are no numbers', () => {
  it.each([
    ['plaintext', "['[1,2]', '[3,4]']"],
    ['json', '["[1, 2]", "[3, 4]"]'],
    ['python', '["[1, 2]", "[3, 4]"]'],
    ['csv', 'id,m\n1,"[[1,2],[3,4]]"\n'],
  ])('%s: %s', (language, text) => {
    expect(problem(text, language).code).toBe('notNumeric');
    expect(found(text, language)).toEqual([]);
  });
});
