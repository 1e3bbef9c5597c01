import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matrixAt } from '../../../src/core/index.js';

const root = new URL('../../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

describe('npm start', () => {
  it('puts the cursor into the first matrix of worked.py, so that its command works at once', () => {
    const [, line, column] = /FIRST_MATRIX = '(\d+):(\d+)'/.exec(read('scripts/start.mjs')) ?? [];
    const text = read('samples/worked.py');
    const before = text.split('\n').slice(0, Number(line) - 1);
    const at = before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1;
    const here = matrixAt(text, 'python', at, { least: 'asked' });
    const shown = here?.result.ok ? here.result.value : undefined;
    expect([shown?.rows, shown?.cols]).toEqual([4, 3]);
  });
});
