import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { lenderCodes, profiles } from './lenders/profiles.ts'
import { startPart, stopParts, type Part, type PartPlan } from './part.ts'
import { progress } from './progress.ts'
import { lockOf, takeLock } from './run-lock.mjs'
import {
  alipayKeys,
  bffVariables,
  demoUsers,
  portsFrom,
  shopVariables,
  type Ports,
} from './world.ts'

const root = resolve(import.meta.dirname, '../..')
const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    'data-dir': { type: 'string', default: '.data' },
    'database-url': { type: 'string' },
    reset: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
const here = (path: string): string => join(root, path)
const dataDir = resolve(root, options['data-dir'])
const logs = here(`.cache/logs/${options.port}`)

function refuse(line: string): never {
  console.error(line)
  process.exit(1)
}

const ports = portsFrom(portOf(options.port))
// npm start holds the lock already while it installs and builds.
if (process.env['MIAOGUO_LOCK'] !== 'held') {
  const lock = takeLock(lockOf(root, dataDir))
  if (!lock.held)
    refuse(
      `Miaoguo is already running on this data folder (process ${lock.by}); stop it with Ctrl-C first.`,
    )
  process.on('exit', lock.release)
}

let stopping: Promise<never> | null = null
/** Closes every part, once, however often it is asked. */
const stop = (code: number): Promise<never> =>
  (stopping ??= stopParts().then(() => {
    console.log('Everything is stopped.')
    return process.exit(code)
  }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stop(0))
process.on('disconnect', () => void stop(0))

await run()

async function run(): Promise<void> {
  const plans = plansFor(ports)
  for (const plan of plans) {
    if (!(await isFree(plan.port))) {
      refuse(
        `Port ${plan.port} (${plan.title}) is in use; free it, or choose other ports: npm start -- --port 9787`,
      )
    }
  }
  if (options.reset) rmSync(dataDir, { recursive: true, force: true })
  const parts: Part[] = []
  try {
    for (const plan of plans) {
      const waiting = progress(plan.title)
      const part = await startPart(plan, {
        root,
        logs,
        verbose: options.verbose,
      }).finally(waiting.stop)
      console.log(`✓ ${plan.title.padEnd(26, ' ')} ${part.url}`)
      parts.push(part)
    }
  } catch (error) {
    if (stopping) return
    console.error(error instanceof Error ? error.message : error)
    console.error(`Logs are in ${logs}`)
    return stop(1)
  }
  sayWelcome(ports)
  const words = await Promise.race(parts.map((it) => it.gone))
  if (!stopping) {
    console.error(words)
    await stop(1)
  }
}

function plansFor(at: Ports): PartPlan[] {
  const keys = alipayKeys()
  const lenders = lenderCodes.map(
    (code): PartPlan => ({
      name: code,
      title: `lender ${profiles[code].terms('').lender.legalName.en.split(' ')[0]}`,
      args: [
        'test/sandbox/lenders/main.ts',
        `--lender=${code}`,
        `--port=${at.lender[code]}`,
        `--books=${join(dataDir, 'lenders', `${code}.jsonl`)}`,
        `--notify=http://127.0.0.1:${at.bff}/v1/lenders/${code}/notifications`,
      ],
      port: at.lender[code],
    }),
  )
  const database = options['database-url'] ?? process.env['DATABASE_URL']
  return [
    ...lenders,
    {
      name: 'identity',
      title: 'sign-in platforms',
      args: ['test/sandbox/identity/main.ts', '--port', String(at.identity)],
      port: at.identity,
      env: keys.identity,
    },
    {
      name: 'bff',
      title: database ? 'Miaoguo on PostgreSQL' : 'Miaoguo on PGlite',
      args: ['bff/src/main.ts'],
      port: at.bff,
      readyWithinMs: 120_000,
      env: {
        ...bffVariables(at),
        ...keys.bff,
        DATA_DIR: dataDir,
        ...(database && { DATABASE_URL: database }),
        ...present('CLIENT_DIR', here('client/dist/h5')),
        ...present('WIDGET_FILE', here('client/widget/dist/widget.js')),
      },
    },
    {
      name: 'shop',
      title: 'demo shop',
      args: ['test/sandbox/shop/main.ts', '--port', String(at.shop)],
      port: at.shop,
      env: shopVariables(at),
    },
  ]
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1024 || port > 65_500) {
    refuse('--port must be a whole number from 1024 to 65500.')
  }
  return port
}

function present(name: string, path: string): Record<string, string> {
  return existsSync(path) ? { [name]: path } : {}
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function sayWelcome(at: Ports): void {
  const url = (port: number): string => `http://127.0.0.1:${port}`
  console.log(`
Miaoguo is up.

  Shop       ${url(at.shop)}   start here
  Client     ${url(at.bff)}   sign in with any mobile number, such as 13800138000; the code is 246810
  Console    ${url(at.bff)}/#/console/pages/desk/index   sign in as ${demoUsers[0].login}; the code is 246810
  API        ${url(at.bff)}/docs   and /openapi.json
  Books      ${lenderCodes.map((code) => `${url(at.lender[code])}/sandbox/books`).join('\n             ')}

  Phones ending 0001 to 0009 meet lenders who refuse, think, vanish or err: test/sandbox/README.md
  Ctrl-C stops everything.
`)
}
