import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOrder } from './fakes.ts'

const secretKey = 'sk_test_process_0000000000000'
const merchants = [
  {
    code: 'fake',
    name: 'Fake Shop',
    secretKey,
    publishableKey: 'pk_test_fake',
    webhookSecret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  },
]
const children: ChildProcess[] = []
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'miaoguo-main-'))
})
afterAll(() => children.forEach((child) => child.kill('SIGKILL')))

type Process = { child: ChildProcess; url: string; words(): string; ended: Promise<number | null> }

/** Starts a server as a person would; its address, or '' when it ends before it is ready. */
async function start(variables: Record<string, string> = {}): Promise<Process> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      PATH: process.env['PATH'],
      SANDBOX: '1',
      PORT: '0',
      DATA_DIR: folder,
      MERCHANTS: JSON.stringify(merchants),
      ...variables,
    },
  })
  children.push(child)
  let words = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<string>((resolve) => {
    const hear = (chunk: Buffer): void => {
      words += chunk.toString()
      const url = /"ready":true,"url":"([^"]+)"/.exec(words)?.[1]
      if (url) resolve(url)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  return {
    child,
    url: await Promise.race([ready, ended.then(() => '')]),
    words: () => words,
    ended,
  }
}

const authorization = `Bearer ${secretKey}`
async function open(url: string): Promise<{ id: string; clientUrl: string }> {
  const response = await fetch(`${url}/v1/checkouts`, {
    method: 'POST',
    body: JSON.stringify(anOrder()),
    headers: {
      authorization,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
  })
  expect(response.status).toBe(201)
  return (await response.json()) as { id: string; clientUrl: string }
}
const view = async (url: string, id: string): Promise<number> =>
  (await fetch(`${url}/v1/checkouts/${id}`, { headers: { authorization } })).status

test(
  'a folder serves one process; a killed one loses nothing, a stopped one leaves nothing',
  { timeout: 150_000 },
  async () => {
    const first = await start()
    const { id, clientUrl } = await open(first.url)
    expect(clientUrl.startsWith(`${first.url}/#/`)).toBe(true)

    const second = await start()
    expect(await second.ended).toBe(1)
    expect(second.words().trim()).toBe(
      `The data folder ${folder} is in use by process ${first.child.pid}. Stop it first, or choose another DATA_DIR.`,
    )

    first.child.kill('SIGKILL')
    await first.ended
    const third = await start()
    expect(await view(third.url, id)).toBe(200)

    third.child.kill('SIGTERM')
    expect(await third.ended).toBe(0)
    expect(await readdir(folder)).toEqual(['pglite'])
  },
)

test('a port in use is said in one line', { timeout: 100_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  const port = String(typeof address === 'object' && address ? address.port : 0)
  const refused = await start({ PORT: port, DATA_DIR: 'memory', LOG_LEVEL: 'silent' })
  expect(await refused.ended).toBe(1)
  expect(refused.words()).toBe(`Miaoguo cannot listen: port ${port} is in use\n`)
  other.close()
})

test('a wrong setting is said by name', async () => {
  const refused = await start({ PORT: 'many' })
  expect(await refused.ended).toBe(1)
  expect(refused.words()).toMatch(/^PORT: /)
})
