import { describe, expect, it } from 'vitest';
import { anonymous } from '../../../src/host/diagnostics/anonymous.js';

describe('a message of the log in a report', () => {
  it.each([
    ['save file:///home/ann/secret.npy: EACCES', 'save <address> EACCES'],
    ['cannot open /home/ann/my secret weights/secret.npy', 'cannot open <path>'],
    ['cannot open C:\\Users\\ann\\secret.npy', 'cannot open <path>'],
    ['ratings.tsv was deleted', '<name> was deleted'],
    ['Unexpected token "0.25, secret" in JSON', 'Unexpected token <quoted> in JSON'],
    [
      'results of model.safetensors were not kept: Error: ENOSPC',
      'results of <name> were not kept: Error: ENOSPC',
    ],
    ['WebGL: context lost', 'WebGL: context lost'],
  ])('%s', (message, expected) => {
    expect(anonymous(message)).toBe(expected);
  });

  it('is short', () => {
    expect(anonymous('12 '.repeat(1000)).length).toBeLessThan(210);
  });
});
