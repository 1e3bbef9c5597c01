import { describe, expect, it } from 'vitest';
import { Pace } from '../../../webview/painter/pace.js';

describe('whether a slider draws from a sample', () => {
  it('is foreseen for the CPU from the number of entries', () => {
    expect(new Pace(2 ** 21, true).wantsDrafts).toBe(false);
    expect(new Pace(2 ** 21 + 1, true).wantsDrafts).toBe(true);
    expect(new Pace(2 ** 24, false).wantsDrafts).toBe(false);
  });

  it('is learnt from two slow steps in a row, and stays so', () => {
    for (const onCpu of [false, true]) {
      const pace = new Pace(2 ** 20, onCpu);
      for (const millis of [50, 5, 50]) pace.note(millis);
      expect(pace.wantsDrafts).toBe(false);
      pace.note(40);
      expect(pace.wantsDrafts).toBe(true);
      pace.note(5);
      expect(pace.wantsDrafts).toBe(true);
    }
  });

  it('never comes up where a sample would be all cells', () => {
    const pace = new Pace(2 ** 16 - 1, false);
    for (let i = 0; i < 5; i++) pace.note(1000);
    expect(pace.wantsDrafts).toBe(false);
  });
});
