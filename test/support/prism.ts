import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import { createRequire } from 'node:module'
import { createServer as createTcp } from 'node:net'
import { join } from 'node:path'
import { listen, type Running } from '../sandbox/listen.ts'

const folder = process.env['MIAOGUO_DATA'] ?? ''

/** A lender's public definition, read where it lies; undefined when MIAOGUO_DATA does not name its folder. */
export function definition(name: string): string | undefined {
  const file = join(folder, 'lender-specs', name)
  return folder !== '' && existsSync(file) ? file : undefined
}

export type Violation = { where: string; at: string; message: string }
export type Validated = Running & { violations: Violation[]; exchanges: () => number }

const binary = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js')

async function freePort(): Promise<number> {
  const probe = createTcp()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise<void>((resolve) => probe.close(() => resolve()))
  return typeof address === 'object' && address ? address.port : 0
}

/** Prism as a process: `mock` answers from the definition's examples, `proxy` hands on to an upstream and validates both ways. */
export async function startPrism(file: string, upstream?: string): Promise<Running> {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [
      binary,
      ...(upstream === undefined ? ['mock', file] : ['proxy', file, upstream]),
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], NO_COLOR: '1' } },
  )
  let words = ''
  await new Promise<void>((ready, failed) => {
    const hear = (chunk: Buffer): void => {
      words = (words + chunk.toString()).slice(-4000)
      if (words.includes('Prism is listening')) ready()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => failed(new Error(`Prism ended: ${words}`)))
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
    })
  return { url: `http://127.0.0.1:${port}`, close }
}

/** Everything sent here goes through Prism, and what it found against the definition is kept. */
export async function validating(file: string, upstream?: string): Promise<Validated> {
  const prism = await startPrism(file, upstream)
  const violations: Violation[] = []
  let exchanges = 0
  const server = createServer((request, response) => {
    exchanges += 1
    const at = `${request.method} ${request.url?.split('?')[0]}`
    const onward = httpRequest(
      prism.url + (request.url ?? ''),
      { method: request.method, headers: { ...request.headers, host: new URL(prism.url).host } },
      (answer) => {
        const found = answer.headers['sl-violations']
        if (typeof found === 'string')
          for (const it of JSON.parse(found) as { location: string[]; message: string }[])
            violations.push({ where: it.location.join('.'), at, message: it.message })
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  const running = await listen(server, 0)
  return {
    url: running.url,
    violations,
    exchanges: () => exchanges,
    close: async () => {
      await running.close()
      await prism.close()
    },
  }
}
