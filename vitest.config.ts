import { configDefaults, defineConfig } from 'vitest/config'

const exclude = [...configDefaults.exclude, '**/dist/**']
/** A third of what a browser does, so that both cores have some of it. */
const looks = 'test/browser/looks.test.ts'

/** Real processes share two cores: the projects that start them run file by file. */
const inTurn = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 240_000 }
/** A page shows what was done to it when the machine gets to it. */
const patient = { expect: { poll: { timeout: 20_000 } } }

export default defineConfig({
  test: {
    projects: [
      {
        // Pure functions share what is loaded: a world of its own for each file takes three times as long.
        test: {
          name: 'arithmetic',
          include: ['shared/src/**/*.test.ts', 'test/{vectors,properties}/**/*.test.ts'],
          exclude,
          pool: 'threads',
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'unit',
          // No test here changes what others see; loading the rooms for each file anew takes as long as the tests.
          isolate: false,
          include: [
            'bff/src/**/*.test.ts',
            'client/widget/**/*.test.ts',
            'test/{lenders,sandbox,contract,checks}/**/*.test.ts',
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
          // Every world is opened anew; what its servers are made of need not be.
          isolate: false,
          include: ['test/journeys/**/*.test.ts', 'test/bench/smoke.test.ts'],
          exclude,
          ...inTurn,
        },
      },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], exclude, ...inTurn } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [...exclude, looks],
          ...inTurn,
          ...patient,
        },
      },
      {
        test: {
          name: 'looks',
          include: [looks],
          exclude,
          ...inTurn,
          ...patient,
        },
      },
      {
        test: {
          name: 'weapp',
          include: ['test/weapp/**/*.test.ts'],
          exclude,
          ...inTurn,
          ...patient,
        },
      },
    ],
  },
})
