import { describe, expect, it } from 'vitest';
import { axisTicks, shorten, stepFor } from '../../../webview/model/ticks.js';

const room = () => 20;
const texts = (wish: Parameters<typeof axisTicks>[0]) => axisTicks(wish).map((tick) => tick.text);

describe('axis ticks', () => {
  it('number every cell where there is room', () => {
    const ticks = axisTicks({ from: 0, to: 4, pixels: 200, count: 4, room });
    expect(ticks).toEqual([
      { at: 25, text: '1' },
      { at: 75, text: '2' },
      { at: 125, text: '3' },
      { at: 175, text: '4' },
    ]);
  });

  it('number the first cell and whole multiples of a step where there is not', () => {
    expect(texts({ from: 0, to: 100, pixels: 200, count: 100, room })).toEqual([
      '1',
      '20',
      '30',
      '40',
      '50',
      '60',
      '70',
      '80',
      '90',
      '100',
    ]);
    expect(texts({ from: 0, to: 4096, pixels: 300, count: 4096, room })).toEqual([
      '1',
      '500',
      '1000',
      '1500',
      '2000',
      '2500',
      '3000',
      '3500',
      '4000',
    ]);
  });

  it('follow a zoom', () => {
    expect(texts({ from: 1000.5, to: 1005.5, pixels: 250, count: 4096, room })).toEqual([
      '1001',
      '1002',
      '1003',
      '1004',
      '1005',
      '1006',
    ]);
  });

  it('never touch', () => {
    for (let count = 1; count < 3000; count = Math.ceil(count * 1.4)) {
      const ticks = axisTicks({ from: 0, to: count, pixels: 260, count, room });
      ticks.forEach((tick, at) => {
        if (at > 0) expect(tick.at - ticks[at - 1]!.at).toBeGreaterThanOrEqual(20 - 1e-9);
      });
      expect(ticks.length).toBeGreaterThan(0);
    }
  });

  it('use the names of the source, cut where they are long', () => {
    const labels = ['Amy', 'Bartholomew the Great'];
    expect(texts({ from: 0, to: 2, pixels: 300, count: 2, labels, room })).toEqual([
      'Amy',
      'Bartholomew…',
    ]);
    expect(shorten('twelve chars')).toBe('twelve chars');
  });

  it('have steps of 1, 2 and 5 times powers of ten', () => {
    expect([0.1, 1, 1.1, 3, 7, 12, 30, 400].map(stepFor)).toEqual([1, 1, 2, 5, 10, 20, 50, 500]);
  });
});
