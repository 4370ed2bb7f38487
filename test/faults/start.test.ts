import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

const script = new URL('../../scripts/start.mjs', import.meta.url).pathname
const port = 20_000 + Math.floor(Math.random() * 900) * 10
const places = [0, 1, 3, 4, 5, 6, 7].map((it) => port + it)
let dataDir = ''
const started: ChildProcess[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'miaoguo-start-'))
})
afterAll(async () => {
  for (const child of started) child.kill('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

type Run = { child: ChildProcess; said(): string; ended: Promise<number | null> }

function start(...args: string[]): Run {
  const own = [
    '--no-install',
    '--no-build',
    '--data-dir',
    join(dataDir, 'db'),
    '--port',
    String(port),
  ]
  const child = spawn(process.execPath, [script, ...own, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let text = ''
  child.stdout.on('data', (chunk) => (text += String(chunk)))
  child.stderr.on('data', (chunk) => (text += String(chunk)))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, said: () => text, ended }
}

async function untilUp(run: Run): Promise<void> {
  let over = false
  void run.ended.then(() => (over = true))
  while (!run.said().includes('Miaoguo is up')) {
    if (over) throw new Error(run.said())
    await pause(100)
  }
}

const free = (at: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(at, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

async function untilFree(): Promise<boolean> {
  for (let i = 0; i < 150; i += 1) {
    if ((await Promise.all(places.map(free))).every(Boolean)) return true
    await pause(100)
  }
  return false
}

test('the help names every option and starts nothing', async () => {
  const run = start('--help')
  expect(await run.ended).toBe(0)
  for (const option of ['--port', '--database-url', '--data-dir', '--reset', '--no-build']) {
    expect(run.said()).toContain(option)
  }
})

test('a port in use is named in one line, and nothing is left running', async () => {
  const stranger = createServer().listen(port + 1, '127.0.0.1')
  await once(stranger, 'listening')
  const run = start()
  expect(await run.ended).toBe(1)
  expect(run.said().trim().split('\n')).toEqual([
    expect.stringContaining(`Port ${port + 1} (demo shop)`),
  ])
  await new Promise((resolve) => stranger.close(resolve))
  expect(await untilFree()).toBe(true)
})

test('it comes up, refuses a second run in one line, and leaves nothing when told to stop', async () => {
  const run = start()
  await untilUp(run)
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said().trim().split('\n')).toEqual([expect.stringContaining('already running')])
  const shop = await fetch(`http://127.0.0.1:${port + 1}/`)
  expect(await shop.text()).toContain('山野集')
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(0)
  expect(run.said()).toContain('Everything is stopped.')
  expect(await untilFree()).toBe(true)
}, 180_000)

test('when the run itself is killed its parts notice and close', async () => {
  const run = start()
  await untilUp(run)
  run.child.kill('SIGKILL')
  expect(await untilFree()).toBe(true)
}, 180_000)
