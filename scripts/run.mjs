/** What the scripts share: where the project's own tools are, and how to start them. Plain JavaScript for Node 20. */
import { spawn } from 'node:child_process'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
export const pnpmVersion = '12.21.0'
/** The Node 24 that the install brought: the real binary, so that a signal reaches it. */
export const nodePath = join(root, 'node_modules/node/bin/node')

const bin = (name) => join(root, 'node_modules/.bin', name)
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules/node/bin')}:${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
}
export const run = { bin, env }

/** Runs a command, its output passed on; answers its exit code. */
export const runCommand = (command, args, options = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env, ...options })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      done(127)
    })
    child.on('close', (code, signal) => done(code ?? (signal ? 128 : 1)))
  })

const upToDate = () => {
  const mark = join(root, 'node_modules/.modules.yaml')
  if (!existsSync(mark) || !existsSync(nodePath)) return false
  const files = [
    'pnpm-lock.yaml',
    'package.json',
    'shared/package.json',
    'bff/package.json',
    'client/package.json',
    'client/merchant/package.json',
    'test/package.json',
  ]
  return files.every((file) => statSync(join(root, file)).mtimeMs <= statSync(mark).mtimeMs)
}

/** Installs the locked dependencies with the pinned pnpm, where they are not there yet. */
export async function install() {
  if (upToDate()) return
  const code = await runCommand(
    'npx',
    ['--yes', `pnpm@${pnpmVersion}`, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      env: process.env,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if (code !== 0) {
    console.error(
      'The dependencies could not be installed: is the npm registry reachable? Its address is `npm config get registry`.',
    )
    process.exit(code)
  }
}

/** Whether the script was started by hand, not imported. */
export const isMain = (url) =>
  realpathSync(process.argv[1] ?? '') === realpathSync(fileURLToPath(url))
