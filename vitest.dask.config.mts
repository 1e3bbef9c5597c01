import { defineConfig } from 'vitest/config';

/** The program for Dask, with a real scheduler and real workers on this machine's loopback. */
export default defineConfig({
  test: {
    include: ['test/dask/**/*.test.ts'],
    globalSetup: ['test/dask/setup.ts'],
    // Each run starts several interpreters, on a machine that may have other work.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    retry: 0,
  },
});
