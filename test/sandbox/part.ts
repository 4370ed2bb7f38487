import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type PartPlan = {
  name: string
  /** What a person reads. */
  title: string
  args: string[]
  port: number
  env?: Record<string, string>
  readyWithinMs?: number
}
export type Part = { plan: PartPlan; url: string; child: ChildProcess; gone: Promise<string> }

const preload = new URL('./follow-parent.mjs', import.meta.url).href

/** Starts one part in a process of its own and waits until it says it is ready; rejects with its last words. */
export function startPart(
  plan: PartPlan,
  to: { root: string; logs: string; verbose: boolean },
): Promise<Part> {
  mkdirSync(to.logs, { recursive: true })
  const log = createWriteStream(join(to.logs, `${plan.name}.log`))
  // A group of its own: Ctrl-C reaches us alone, and we close the parts in order.
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', preload, ...plan.args],
    {
      cwd: to.root,
      env: { ...process.env, ...plan.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    },
  )
  const last: string[] = []
  const keep = (line: string): void => {
    log.write(`${line}\n`)
    if (to.verbose) console.log(`[${plan.name}] ${line}`)
    last.push(line)
    if (last.length > 8) last.shift()
  }
  const gone = new Promise<string>((resolve) => {
    child.once('close', (code, signal) => {
      log.end()
      resolve(`${plan.title} ended (${signal ?? `code ${code}`}). ${last.join(' | ')}`)
    })
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${plan.title} was not ready in time.`)),
      plan.readyWithinMs ?? 20_000,
    )
    void gone.then((words) => {
      clearTimeout(timer)
      reject(new Error(words))
    })
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        keep(line)
        const url = /"ready":true.*?"url":"([^"]+)"/.exec(line)?.[1]
        if (!url) return
        clearTimeout(timer)
        resolve({ plan, url, child, gone })
      })
    }
    live.add(child)
    void gone.then(() => live.delete(child))
  })
}

const live = new Set<ChildProcess>()

/** Tells every part to close and waits; what has not closed in time is ended. */
export async function stopParts(patienceMs = 10_000): Promise<void> {
  const closed = [...live].map(
    (child) => new Promise<void>((resolve) => void child.once('close', () => resolve())),
  )
  for (const child of live) child.kill('SIGTERM')
  const timer = setTimeout(() => {
    for (const child of live) child.kill('SIGKILL')
  }, patienceMs)
  await Promise.all(closed)
  clearTimeout(timer)
}
