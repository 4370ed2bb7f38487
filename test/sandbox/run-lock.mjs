// One run at a time on one data folder: a file names the process that holds it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'

/** @param {number} pid */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    try {
      return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
    } catch {
      return ''
    }
  }
}

/** @param {string} file @returns {number | null} */
function holder(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    // A number may have been given to somebody else since: the command must be ours.
    return /start\.mjs|up\.ts/.test(commandOf(pid)) ? pid : null
  } catch {
    return null
  }
}

/**
 * The lock of a data folder; outside of it, so that forgetting the data keeps the lock.
 * @param {string} root @param {string} dataDir
 */
export function lockOf(root, dataDir) {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  return join(root, '.cache', `run-${name}.pid`)
}

/**
 * Takes the lock, or tells which process holds it.
 * @param {string} file
 * @returns {{ held: true, release(): void } | { held: false, by: number }}
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true })
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return { held: true, release: () => rmSync(file, { force: true }) }
    } catch {
      const by = holder(file)
      if (by !== null && by !== process.pid) return { held: false, by }
      rmSync(file, { force: true })
    }
  }
  return { held: false, by: 0 }
}
