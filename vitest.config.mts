import { defineConfig } from 'vitest/config';

/** Shaders are texts, as for the build. */
const shaders = {
  name: 'shaders',
  transform: (code: string, id: string) =>
    id.endsWith('.glsl') ? { code: `export default ${JSON.stringify(code)};` } : undefined,
};

export default defineConfig({
  plugins: [shaders],
  test: {
    include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
    globalSetup: ['scripts/build-kernels.mjs'],
    testTimeout: 60_000,
    // Two workers: the machines that run this have two cores.
    maxWorkers: 2,
  },
});
