import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const rooms = ['.', 'shared', 'bff', 'client', 'test']

type Scripts = Record<string, string>
const scriptsOf = (room: string): Scripts => {
  const { scripts } = JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8')) as {
    scripts?: Scripts
  }
  return scripts ?? {}
}
const all = rooms.flatMap((room) =>
  Object.entries(scriptsOf(room)).map(([name, line]) => ({ room, name, line })),
)
const roomOf = (packageName: string | undefined): string =>
  packageName?.replace('@miaoguo/', '') ?? ''

/** What one command of a script needs and does not find. */
function missingIn(room: string, command: string): string[] {
  const words = command.split(/\s+/).filter((word) => word !== '' && !/^\w+=/.test(word))
  const [program = '', ...rest] = words
  const files = rest.filter((word) => /^[\w./-]+\.(mjs|cjs|ts)$/.test(word))
  const lost = files.filter((file) => !existsSync(join(root, room, file)))
  if (program === 'pnpm') {
    const [first = '', packageName, run, name = ''] = rest
    if (first !== '--filter') return scriptsOf('.')[first] === undefined ? [first] : []
    const known = run === 'run' && scriptsOf(roomOf(packageName))[name] !== undefined
    return known ? [] : [rest.join(' ')]
  }
  const places = [join(root, room, 'node_modules/.bin'), join(root, 'node_modules/.bin')]
  const isThere = program === 'node' || places.some((it) => existsSync(join(it, program)))
  return isThere ? lost : [program, ...lost]
}

test.each(all)('$room: $name names only what exists', ({ room, line }) => {
  expect(line.split(/&&|;|\|\|/).flatMap((command) => missingIn(room, command.trim()))).toEqual([])
})

test('a script without its file is noticed', () => {
  expect(missingIn('.', 'node scripts/gone.mjs')).toEqual(['scripts/gone.mjs'])
  expect(missingIn('.', 'LEVEL=1 no-such-tool --now')).toEqual(['no-such-tool'])
  expect(missingIn('.', 'pnpm no:such')).toEqual(['no:such'])
  expect(missingIn('.', 'pnpm --filter @miaoguo/client run no:such')).toHaveLength(1)
})

// A command in a README that does not exist is the first thing a newcomer would try.
test('every pnpm script a README names exists', () => {
  const files = [
    'README.md',
    'shared/README.md',
    'bff/README.md',
    'client/README.md',
    'test/README.md',
  ]
  const own = Object.keys(scriptsOf('.'))
  const pnpmItself = ['install', 'exec', 'dlx', 'store', 'test', 'start']
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    const named = [...text.matchAll(/`(?:npx pnpm@[\d.]+|pnpm) ([a-z][\w:]*)/g)].map(
      (it) => it[1] ?? '',
    )
    expect(
      named.filter((name) => ![...own, ...pnpmItself].includes(name)),
      file,
    ).toEqual([])
  }
})
