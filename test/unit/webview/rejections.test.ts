import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rejectionsAreErrors, type RejectionScope } from '../../../webview/compute/rejections.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a promise that is rejected unheard is thrown, where the page hears of it', () => {
  const listeners: ((event: { readonly reason: unknown }) => void)[] = [];
  const scope: RejectionScope = {
    addEventListener: (_type, listener) => {
      listeners.push(listener);
    },
  };
  rejectionsAreErrors(scope);
  const reason = new Error('the GPU went');
  for (const listener of listeners) listener({ reason });
  expect(() => vi.runAllTimers()).toThrow(reason);
});
