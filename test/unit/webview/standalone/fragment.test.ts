import { describe, expect, it } from 'vitest';
import { readFragment, withPlace } from '../../../../webview/standalone/fragment.js';

describe('the fragment of an address', () => {
  it.each([
    ['#view=spectrum&k=3', { view: 'spectrum', rank: 3 }],
    ['#k=0', { rank: 0 }],
    ['view=methods', { view: 'methods' }],
    ['#view=constructor&k=-1', {}],
    ['#k=1e9', {}],
    ['#', {}],
    ['', {}],
  ])('%s', (fragment, place) => {
    expect(readFragment(fragment)).toEqual(place);
  });

  it('changes only view and rank', () => {
    expect(withPlace('#m=abc&view=layers', { view: 'spectrum', rank: 2 })).toBe(
      '#m=abc&view=spectrum&k=2',
    );
    expect(withPlace('', {})).toBe('#');
  });
});
