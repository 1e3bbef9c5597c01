import { describe, expect, it } from 'vitest';
import {
  colorTable,
  divergingMaps,
  missingColorOf,
  sequentialMaps,
} from '../../../src/core/index.js';

describe('the colour of missing cells', () => {
  for (const name of [...sequentialMaps, ...divergingMaps]) {
    it(`is not near any colour of ${name}`, () => {
      const table = colorTable(name);
      const [r, g, b] = missingColorOf(name);
      for (let at = 0; at < table.length; at += 3) {
        const apart = Math.hypot(table[at]! - r, table[at + 1]! - g, table[at + 2]! - b);
        expect(apart, `entry ${at / 3}`).toBeGreaterThan(30);
      }
    });
  }
});
