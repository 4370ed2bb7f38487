import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type BenchPart<T> = { facts: T; close(): Promise<void> }

const patienceMs = 10_000

/** `--profile` names a folder: every part writes a CPU profile there as it ends. */
const profiling = (): string[] => {
  const folder = process.env['MIAOGUO_BENCH_PROFILE']
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

/** Starts a part of the bench as a process of its own, as in production; it says what it is in one line of JSON. */
export async function startPart<T>(
  file: string,
  variables: Record<string, string>,
): Promise<BenchPart<T>> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...profiling(), join(import.meta.dirname, file)],
    {
      env: { ...process.env, NODE_ENV: 'production', ...variables },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const ended = once(child, 'exit')
  const facts = await new Promise<T>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as T)
    })
    void ended.then(([code]) => reject(new Error(`${file} ended before it was ready: ${code}`)))
  })
  return {
    facts,
    close: async () => {
      // A part ends when its standard input does; one that hangs is ended.
      child.stdin.end()
      const slow = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await ended
      clearTimeout(slow)
    },
  }
}

/** What a part does last: says what it is, and ends when its parent, who holds the other end, is gone. */
export function partIsReady(facts: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ ready: true, ...facts })}\n`)
  process.stdin.on('close', () => process.exit(0)).resume()
}
