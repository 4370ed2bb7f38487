import { readFileSync, rmSync } from 'node:fs'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

const name = 'in-use-by.json'
type Holder = { pid: number; startedAt: string }

/** When a process began, where the system tells; a number that was given to another process does not match. */
function startedAtOf(pid: number): string {
  try {
    // Field 22 of /proc/<pid>/stat, counted after the command, which may contain spaces.
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    )
  } catch {
    return ''
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives and is not ours.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startedAt === '' || startedAtOf(pid) === startedAt
}

async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    const { pid, startedAt } = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder>
    return typeof pid === 'number' && typeof startedAt === 'string' ? { pid, startedAt } : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes a data folder for this process. PGlite has no lock of its own, and two processes on one folder corrupt it.
 * A folder left by a crash is taken over; one in use is refused in a line that says by whom.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, name)
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      const handle = await open(file, 'wx')
      await handle.writeFile(
        JSON.stringify({ pid: process.pid, startedAt: startedAtOf(process.pid) }),
      )
      await handle.close()
      process.once('exit', () => rmSync(file, { force: true }))
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = await holderOf(file)
    if (holder && isAlive(holder)) {
      throw new Error(
        `The data folder ${folder} is in use by process ${holder.pid}. Stop it first, or choose another DATA_DIR.`,
      )
    }
    await rm(file, { force: true })
  }
  throw new Error(
    `The data folder ${folder} could not be locked: another process is starting on it.`,
  )
}
