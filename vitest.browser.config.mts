import { configDefaults, defineConfig } from 'vitest/config';

/** Tests as a user: a real VS Code in a real browser, one window at a time. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    // Pictures for a person to look at, and pages for the documentation, which check nothing.
    exclude: [
      ...configDefaults.exclude,
      ...(process.env['LOW_RANK_LENS_PAGES'] === undefined
        ? ['test/browser/write-pages.test.ts']
        : []),
      ...(process.env['LOW_RANK_LENS_WIDTHS'] === undefined ? ['test/browser/widths.test.ts'] : []),
    ],
    globalSetup: ['test/browser/setup.ts'],
    // For a machine with other work on it; a test that passes waits for none of it.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    // One process for all files: they share the browsers (test/browser/shared.ts).
    pool: 'forks',
    isolate: false,
    expect: { poll: { timeout: 60_000 } },
    // A hang shows its place; a retry would hide a race.
    retry: 0,
  },
});
