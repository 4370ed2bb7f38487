import { configDefaults, defineConfig } from 'vitest/config'

const exclude = [...configDefaults.exclude, '**/dist/**']

/** Real processes share two cores: the projects that start them run file by file. */
const inTurn = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 240_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'shared/src/**/*.test.ts',
            'bff/src/**/*.test.ts',
            'client/widget/**/*.test.ts',
            'test/{vectors,properties,lenders,sandbox,contract,checks}/**/*.test.ts',
            'test/bench/schedule.test.ts',
          ],
          exclude,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      './client/vitest.config.*',
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts', 'test/bench/smoke.test.ts'],
          exclude,
          ...inTurn,
        },
      },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], exclude, ...inTurn } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], exclude, ...inTurn } },
      { test: { name: 'weapp', include: ['test/weapp/**/*.test.ts'], exclude, ...inTurn } },
    ],
  },
})
