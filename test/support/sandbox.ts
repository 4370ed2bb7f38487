import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { portsFrom, type Ports } from '../sandbox/world.ts'

const root = resolve(import.meta.dirname, '../..')

export type Sandbox = {
  ports: Ports
  shopUrl: string
  clientUrl: string
  output: () => string
  close(): Promise<void>
}

/** The whole sandbox as real processes, started as `npm start` starts it, on ports and a folder of its own. */
export async function startSandbox({ h5 = true } = {}): Promise<Sandbox> {
  if (h5 && !existsSync(join(root, 'client/dist/h5/index.html'))) {
    throw new Error('client/dist/h5 is missing: run pnpm build:h5 and pnpm build:widget first')
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'miaoguo-sandbox-'))
  const ports = portsFrom(await freeRange())
  const child = spawn(
    process.execPath,
    ['test/sandbox/up.ts', '--port', String(ports.bff), '--data-dir', join(dataDir, 'db')],
    {
      cwd: root,
      env: { ...process.env, MIAOGUO_LOCK: 'held' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const gone = new Promise<void>((done) => child.once('close', () => done()))
  await new Promise<void>((ready, failed) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString()
      if (output.includes('Miaoguo is up.')) ready()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', () => failed(new Error(`the sandbox did not come up:\n${output}`)))
  })
  return {
    ports,
    shopUrl: `http://127.0.0.1:${ports.shop}`,
    clientUrl: `http://127.0.0.1:${ports.bff}`,
    output: () => output,
    close: async () => {
      child.kill('SIGTERM')
      await gone
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Eight free ports in a row, below the range the system hands out by itself. */
async function freeRange(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = 20_000 + Math.floor(Math.random() * 1_000) * 10
    const free = await Promise.all(Array.from({ length: 8 }, (_, i) => isFree(first + i)))
    if (free.every(Boolean)) return first
  }
  throw new Error('no eight free ports in a row')
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })
