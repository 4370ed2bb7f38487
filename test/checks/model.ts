import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const configs = [
  '.dependency-cruiser.cjs',
  '.oxlintrc.json',
  '.oxfmtrc.json',
  'tsconfig.json',
  'shared/tsconfig.json',
  'package.json',
]

export type Model = {
  write(files: Record<string, string>): void
  run(
    tool: 'depcruise' | 'oxlint' | 'oxfmt' | 'tsc',
    args: string[],
  ): { code: number; said: string }
  script(path: string): { code: number; said: string }
  close(): void
}

/** A scale model of the house: its own configuration, its own packages, and only the files one plants. */
export function buildModel(): Model {
  const folder = mkdtempSync(join(tmpdir(), 'miaoguo-model-'))
  for (const config of configs) cpSync(join(root, config), join(folder, config))
  for (const room of ['.', 'shared', 'bff', 'client', 'test']) {
    mkdirSync(join(folder, room, 'src'), { recursive: true })
    const modules = join(root, room, 'node_modules')
    if (existsSync(modules)) symlinkSync(modules, join(folder, room, 'node_modules'))
  }
  for (const part of ['widget', 'merchant'])
    mkdirSync(join(folder, 'client', part), { recursive: true })
  const start = (command: string, args: string[]) => {
    const done = spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      timeout: 60_000,
    })
    return { code: done.status ?? 1, said: done.stdout + done.stderr }
  }
  return {
    write: (files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
    },
    run: (tool, args) => start(join(root, 'node_modules/.bin', tool), args),
    script: (path) => start(process.execPath, [join(root, path)]),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
