/** `npm test`: installs everything and runs every check and test. The last line is `N passed, N failed`. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { install, nodePath, root, run, runCommand } from './run.mjs'

const vitest = (project, env = {}) => ({ vitest: project, env })
const script = (...args) => ({ command: nodePath, args })
const tool = (name, ...args) => ({ command: run.bin(name), args })

const client = (type) => ({
  command: join(root, 'client/node_modules/.bin/taro'),
  args: ['build', '--type', type],
  cwd: join(root, 'client'),
})

/** Name, what it proves, and how it is run, in this order; what runs beside a step comes after it. */
const steps = [
  ['chromium', 'a browser is there', script('scripts/chromium.mjs')],
  ['format', 'oxfmt', tool('oxfmt', '--check')],
  ['lint', 'oxlint', tool('oxlint', '--deny-warnings')],
  ['plan', 'who may call on whom', script('scripts/check-plan.mjs')],
  ['types', 'tsc', script('scripts/check-types.mjs')],
  ['arithmetic', 'examples, laws, vectors', vitest('arithmetic')],
  ['unit', 'one room at a time, conformance, contract', vitest('unit')],
  ['client', 'every page and its states', vitest('client')],
  ['journeys', 'over HTTP on PGlite', vitest('journeys', { MIAOGUO_TEST_DB: 'pglite' })],
  ['postgres', 'over HTTP on PostgreSQL', vitest('journeys', { MIAOGUO_TEST_DB: 'postgres' })],
  ['build:h5', 'Taro for browsers', client('h5')],
  ['build:weapp', 'Taro for WeChat', client('weapp')],
  ['build:alipay', 'Taro for Alipay', client('alipay')],
  ['build:widget', 'the widget', script('client/widget/web/build.mjs')],
  ['build:native', 'the mini-program component', script('client/widget/native/build.mjs')],
  ['size', 'bytes against budgets', script('scripts/size.mjs')],
  ['browser', 'the path in Chromium', vitest('browser')],
  ['looks', 'every page in Chromium, in each language, light, dark and large', vitest('looks')],
  ['weapp', 'the built mini-program in Tencent’s framework', vitest('weapp')],
  ['faults', 'killed at named points, still exactly once', vitest('faults')],
]

/** What runs on the other core meanwhile, in turn: each of these fills one, or mostly waits. */
const beside = {
  types: ['build:h5', 'build:weapp', 'build:alipay', 'build:widget', 'build:native', 'size'],
  journeys: ['postgres'],
  browser: ['looks', 'weapp', 'faults'],
}

const wanted = process.argv.slice(2)
if (wanted.includes('--help') || wanted.includes('-h')) {
  console.log(
    'npm test                      every check and test\nnpm test -- unit journeys     only these\nMIAOGUO_DATA=folder npm test  published vectors of that folder too\n',
  )
  for (const [name, what] of steps) console.log(`  ${name.padEnd(14)}${what}`)
  process.exit(0)
}
const unknown = wanted.filter((name) => !steps.some(([step]) => step === name))
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. See npm test -- --help.`)
  process.exit(2)
}

// More vectors than the repository holds, where somebody laid them left it: an optional folder.
const data = process.env.MIAOGUO_DATA ?? join(root, '../shared/data')
if (existsSync(data)) run.env.MIAOGUO_DATA = data

const scratch = mkdtempSync(join(tmpdir(), 'miaoguo-test-'))

/** A vitest project counts its tests; one that ran none has failed. */
async function runVitest(name, { vitest: project, env }) {
  const report = join(scratch, `${name}.json`)
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const code = await runCommand(nodePath, args, { env: { ...run.env, ...env } })
  try {
    const it = JSON.parse(readFileSync(report, 'utf8'))
    const broken = it.testResults.filter(
      (file) =>
        file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    )
    const failed = it.numFailedTests + broken.length
    const nothing = it.numPassedTests === 0 || (code !== 0 && failed === 0)
    const names = it.testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => `${relative(root, file.name)}: ${test.fullName}`),
    )
    return {
      passed: it.numPassedTests,
      failed: failed + (nothing ? 1 : 0),
      names: [
        ...names,
        ...broken.map((file) => relative(root, file.name)),
        ...(nothing ? [`${project}: no test told its end`] : []),
      ],
    }
  } catch {
    return { passed: 0, failed: 1, names: [`${project}: no report`] }
  }
}

async function runStep([name, what, how]) {
  const startedAt = Date.now()
  console.log(`\n— ${name}: ${what}`)
  const counted = how.vitest
    ? await runVitest(name, how)
    : await runCommand(how.command, how.args, how.cwd ? { cwd: how.cwd } : {}).then((code) =>
        code === 0 ? { passed: 1, failed: 0, names: [] } : { passed: 0, failed: 1, names: [what] },
      )
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`— ${name}: ${counted.passed} passed, ${counted.failed} failed, ${seconds} s`)
  return { name, seconds, ...counted }
}

await install()
const results = []
async function inTurn(some) {
  const told = []
  for (const step of some) told.push(await runStep(step))
  return told
}
let left = steps.filter(([name]) => wanted.length === 0 || wanted.includes(name))
while (left.length > 0) {
  const [first, ...rest] = left
  const meanwhile = rest.filter(([name]) => beside[first[0]]?.includes(name))
  left = rest.filter((step) => !meanwhile.includes(step))
  results.push(...(await Promise.all([inTurn([first]), inTurn(meanwhile)])).flat())
}
rmSync(scratch, { recursive: true, force: true })

console.log('')
for (const it of results) {
  console.log(
    `${it.failed === 0 ? 'ok  ' : 'FAIL'} ${it.name.padEnd(14)} ${String(it.passed).padStart(5)} passed ${String(it.failed).padStart(3)} failed ${it.seconds.padStart(7)} s`,
  )
}
for (const it of results) for (const name of it.names) console.log(`FAIL ${it.name}: ${name}`)
const passed = results.reduce((sum, it) => sum + it.passed, 0)
const failed = results.reduce((sum, it) => sum + it.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
