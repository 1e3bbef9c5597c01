import { expect, it } from 'vitest';
import { findMatrices } from '../../../../src/core/literals/find.js';
import { testReading } from '../expect-read.js';
import { parsed } from '../text/read.js';

const rows = [
  [1, 2.5],
  [3, -0.4],
  [5, null],
];
const one = '{"a": 1, "b": 2.5}';
const two = '{"a": 3, "b": -4e-1}';
const last = '{"a": 5, "b": null}';
const list = `[${one}, ${two}, ${last}]`;
const lines = `${one}\n${two}\n${last}\n`;

testReading('lists of records', [
  ['on one line', 'json', list, rows],
  ['under a key', 'json', `{"n": 3, "data": ${list}}`, rows],
  ['indented', 'json', list.replace(/[{}]/g, '\n\t$&\r\n').replace(/, "/g, ',\r\n\t\t"'), rows],
  ['with comments', 'jsonc', `[${one}, // first\n${two},\n${last}, /* last */]`, rows],
  ['in text', 'plaintext', `The answer is ${list}.`, rows],
  ['in a fence', 'markdown', `# Answer\n\n\`\`\`json\n${list}\n\`\`\`\n`, rows],
  [
    'in JavaScript',
    'javascript',
    'const p = [{x: 1, y: 2.5}, {x: 3, y: -0.4}, {x: 5, y: null}];',
    rows,
  ],
  [
    'in TypeScript',
    'typescript',
    "const p = [\n  { 'x': 1, y: 2.5 },\n  { 'x': 3, y: -0.4 },\n  { 'x': 5, y: NaN },\n] as const",
    rows,
  ],
  [
    'in Python',
    'python',
    "p = [{'x': 1, 'y': 2.5}, {'x': 3, 'y': -0.4}, {'x': 5, 'y': None}]",
    rows,
  ],
  ['keys in another order', 'json', `[${one}, {"b": -0.4, "a": 3}, ${last}]`, rows],
  ['a key left out', 'json', `[${one}, ${two}, {"a": 5}]`, rows],
  ['NA of R', 'json', list.replace('null', '"NA"'), rows],
  [
    'truth',
    'json',
    '[{"a": true, "b": false}, {"a": false, "b": true}]',
    [
      [1, 0],
      [0, 1],
    ],
  ],
  ['names', 'json', list.replace(/\{/g, '{"s": "x", '), rows],
  ['one record', 'json', `[${one}]`, 'notNumeric'],
  ['a key of one record alone', 'json', `[${one}, ${two}, {"a": 5, "bb": 1}]`, 'ragged'],
  ['a text among the numbers', 'json', list.replace('2.5', '"2.5 kg"'), 'notNumeric'],
  ['a list in a record', 'json', list.replace('2.5', '[2.5]'), 'notNumeric'],
  ['a record in a record', 'json', list.replace('2.5', '{"c": 1}'), 'notNumeric'],
  ['nothing but texts', 'json', '[{"a": "x"}, {"a": "y"}]', 'notNumeric'],
  ['a sum', 'javascript', 'p = [{x: 1 + 2, y: 2}, {x: 3, y: 4}]', 'notNumeric'],
  ['a number among the records', 'json', `[${one}, ${two}, 5]`, 'syntax'],
  ['a comma left out', 'json', `[${one} ${two}]`, 'syntax'],
  ['a key twice', 'json', '[{"a": 1, "b": 2}, {"a": 3, "a": 4}]', 'syntax'],
  ['records left out', 'plaintext', `[${one},\n ${two},\n ...\n]`, 'summarised'],
  ['an index', 'javascript', 'x = [{x: 1, y: 2}, {x: 3, y: 4}][0]', 'syntax'],
]);

testReading('records one under the other', [
  ['JSON Lines', 'jsonl', lines, rows],
  ['in text', 'plaintext', `Steps\n\n${lines}\nand so on\n`, rows],
  [
    'indented, with line ends of Windows',
    'log',
    lines.replace(/^/gm, '  ').replace(/\n/g, '\r\n'),
    rows,
  ],
  ['selected without their brackets', 'json', `  ${one},\n  ${two},\n  ${last}\n`, rows],
  ['names', 'jsonl', lines.replace(/\{/g, '{"run": "r", '), rows],
  ['a broken line', 'jsonl', lines.replace('-4e-1}', '-4e-1'), 'notNumeric'],
  ['a line of something else below', 'plaintext', `${lines}a 5 b 6\n`, 'syntax'],
  ['a list in a line', 'jsonl', lines.replace('-4e-1', '[1]'), 'notNumeric'],
  ['lines left out', 'plaintext', `${one}\n${two}\n...\n`, 'summarised'],
]);

it('reports no part of a list that is broken', () => {
  const more = Array.from({ length: 6 }, (_, k) => `{"a": ${k}, "b": 2}`).join('\n');
  for (const broken of ['{"a": 1, "b": [2]}', 'oops 3', '{"a": 1, "b"']) {
    expect(findMatrices(`${more}\n${broken}\n${more}\n`, 'jsonl')).toEqual([]);
  }
});

it('reports records of programs, and records with other columns, to nobody unasked', () => {
  expect(findMatrices('p = [{x: 1, y: 2}, {x: 3, y: 4}]', 'javascript')).toEqual([]);
  expect(findMatrices('[{"name": "a", "port": 1}, {"name": "b", "port": 2}]', 'json')).toEqual([]);
});

it('says which keys are names and which are left out', () => {
  const text = '[{"s": "u", "a": 1, "t": "x"}, {"s": "v", "a": 3, "t": "y"}]';
  const { rowLabels, columnLabels, reading } = parsed(text, 'json');
  expect({ rowLabels, columnLabels }).toEqual({ rowLabels: ['u', 'v'], columnLabels: ['a'] });
  expect(reading?.notes).toEqual(['names from the keys', 'names in “s”', 'left out: “t” (text)']);
});
