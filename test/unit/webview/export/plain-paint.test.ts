import { describe, expect, it } from 'vitest';
import { plainPaint } from '../../../../webview/ui/export/plain-paint.js';

describe('plainPaint', () => {
  it.each([
    ['rgb(255, 0, 16)', '#ff0010', 1],
    ['rgba(0, 128, 255, 0.25)', '#0080ff', 0.25],
    ['rgb(1 2 3 / 50%)', '#010203', 0.5],
    ['color(srgb 0.2 0.4 1 / 0.12)', '#3366ff', 0.12],
    ['color(srgb 1e-7 0 1)', '#0000ff', 1],
  ])('%s', (computed, color, opacity) => {
    expect(plainPaint(computed)).toEqual({ color, opacity });
  });

  it('is none where nothing is painted', () => {
    expect(plainPaint('none')).toEqual({ color: 'none', opacity: 1 });
  });
});
