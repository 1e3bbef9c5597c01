import { describe, expect, it } from 'vitest';
import { isOpenToOthers, progressIn, wishIn } from '../../../../src/host/dask/request.js';

describe('what a user asks of a run on Dask', () => {
  it.each([
    ['32', { rank: 32 }],
    [' 1 % ', { error: 0.01 }],
    ['2.5%', { error: 0.025 }],
    ['0.01', { error: 0.01 }],
    ['1e-3', { error: 0.001 }],
    ['257', undefined],
    ['0', undefined],
    ['100 %', undefined],
    ['-3', undefined],
    ['ten', undefined],
    ['', undefined],
  ])('%j is %j', (text, wish) => {
    expect(wishIn(text)).toEqual(wish);
  });

  it.each([
    ['tcp://127.0.0.1:8786', false],
    ['tcp://localhost:8786', false],
    ['tcp://[::1]:8786', false],
    ['tls://scheduler.example:8786', false],
    ['tcp://scheduler.example:8786', true],
    ['tcp://127.0.0.1.example:8786', true],
    ['tcp://10.0.0.4:8786', true],
    ['scheduler.example:8786', true],
  ])('%s is open to others: %s', (address, isOpen) => {
    expect(isOpenToOthers(address)).toBe(isOpen);
  });
});

describe('a line of the progress', () => {
  it('is taken if it is one that is shown', () => {
    const line = { kind: 'problem', code: 'memory', sentence: 'Too large.' };
    expect(progressIn(JSON.stringify({ at: 1, ...line }))).toEqual(line);
  });

  it.each([
    '',
    '{"kind":"prog',
    '{"kind":"plan","rows":3}',
    '[]',
    '{"kind":"progress","stage":"x"}',
  ])('%j is none', (text) => {
    expect(progressIn(text)).toBeUndefined();
  });
});
