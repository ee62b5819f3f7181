import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      { test: { name: 'unit', include: ['test/{unit,channels,architecture}/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', 'test/faults/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // One process for all files, which the setup makes like a new one for each.
          isolate: false,
          setupFiles: ['test/integration/as-in-a-new-process.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 600_000, fileParallelism: false } },
    ],
  },
})
