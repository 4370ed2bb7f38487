import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '..', '..', 'shared', 'src')

type Example = { file: string; call: string; promised: string }

/** Every `@example call // => result` in a docstring of the shared language. */
const examples: Example[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => {
    const text = readFileSync(join(source, name), 'utf8')
    return [...text.matchAll(/@example (.+) \/\/ => (.+)/g)].map((match) => ({
      file: join(source, name),
      call: match[1] ?? '',
      promised: (match[2] ?? '').replace(/ ?\*\/$/, ''),
    }))
  })

/** A result as its docstring writes it: words bare, numbers to twelve digits, the rest as written in code. */
const asWritten = (value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isInteger(value)) return Number(value.toPrecision(12))
  return value
}

const evaluate = (code: string, names: Record<string, unknown>): unknown =>
  new Function(...Object.keys(names), `return (${code})`)(...Object.values(names))

test('the language has examples in its docstrings', () => {
  expect(examples.length).toBeGreaterThan(10)
})

test.each(examples.map((it) => ({ ...it, where: relative(source, it.file) })))(
  'the example $call in $where gives what it says',
  async ({ file, call, promised }) => {
    const room = (await import(pathToFileURL(file).href)) as Record<string, unknown>
    const result = asWritten(evaluate(call, room))
    if (typeof result === 'string') {
      expect(result).toBe(promised.replace(/^'(.*)'$/, '$1'))
    } else {
      expect(result).toEqual(evaluate(promised, {}))
    }
  },
)
