import { defineConfig } from 'vitest/config';

/** Tests as a user: a real VS Code in a real browser, one window at a time. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    // One second, the default, is too short for a repaint in software WebGL on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // A hang shows its place; a retry would hide a race.
    retry: 0,
  },
});
