import { defineConfig } from 'vitest/config';

/** Programs in Python that read our files, and that for Dask, with a real scheduler and real workers on the loopback. */
export default defineConfig({
  test: {
    include: ['test/python/**/*.test.ts'],
    globalSetup: ['test/python/setup.ts'],
    // Each run starts several interpreters, on a machine that may have other work.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    retry: 0,
  },
});
