import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type ServerProcess = {
  url: string
  /** Everything it wrote on both of its outputs. */
  said(): string
  /** From now on it writes what it should not, so that whoever listens is known to hear. */
  leak(): void
  close(): Promise<void>
}

/** The real server as a process of its own, heard to the last word. It ends with us. */
export async function startProcess(variables: Record<string, string>): Promise<ServerProcess> {
  const root = new URL('../..', import.meta.url).pathname
  const preload = (file: string): string[] => ['--import', join(root, file)]
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...preload('test/sandbox/follow-parent.mjs'),
      ...preload('test/support/leak.mjs'),
      join(root, 'bff/src/main.ts'),
    ],
    {
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  let words = ''
  const ended = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      words += chunk.toString()
      const ready = /"ready":true,"url":"([^"]+)"/.exec(words)?.[1]
      if (ready) resolve(ready)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    void ended.then(([code]) => reject(new Error(`the server ended with ${code}: ${words}`)))
  })
  return {
    url,
    said: () => words,
    leak: () => void child.send('leak'),
    close: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
