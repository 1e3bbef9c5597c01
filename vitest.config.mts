import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
    globalSetup: ['scripts/build-kernels.mjs'],
    testTimeout: 60_000,
    // Two workers: the machines that run this have two cores.
    maxWorkers: 2,
  },
});
