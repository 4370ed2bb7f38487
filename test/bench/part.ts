import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type BenchPart<T> = { facts: T; close(): Promise<void> }

/** Starts a part of the bench as a process of its own, as in production; it says what it is in one line of JSON. */
export async function startPart<T>(
  file: string,
  variables: Record<string, string>,
): Promise<BenchPart<T>> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, file)],
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
    void ended.then(([code]) => reject(new Error(`${file} ended: ${code}`)))
  })
  return {
    facts,
    close: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
