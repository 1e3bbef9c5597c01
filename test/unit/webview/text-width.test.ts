import { describe, expect, it } from 'vitest';
import { lettersIn } from '../../../webview/model/text-width.js';

describe('the width of a text that cannot be measured', () => {
  it('is its letters, and nearly twice as much for Chinese', () => {
    expect(lettersIn('')).toBe(0);
    expect(lettersIn('noise, 99 %')).toBe(11);
    expect(lettersIn('噪声')).toBeCloseTo(3.6);
    expect(lettersIn('秩 2，M̂')).toBeCloseTo(6 + 2 * 0.8);
  });
});
