import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildModel, type Model } from './model.ts'

let model: Model
beforeAll(() => {
  model = buildModel()
})
afterAll(() => model.close())

const many = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

/** Each rule of the lint with a file that breaks it. */
const sins: Record<string, [path: string, text: string]> = {
  'no-cycle': ['bff/src/a.ts', "import { b } from './b.ts'\nexport const a = () => b\n"],
  'no-default-export': ['bff/src/defaulted.ts', 'export default 1\n'],
  'no-explicit-any': ['bff/src/anything.ts', 'export const it = (x: any): unknown => x\n'],
  'no-non-null-assertion': [
    'bff/src/surely.ts',
    'export const it = (x: { y?: { z: number } }): number => x.y!.z\n',
  ],
  'consistent-type-imports': [
    'bff/src/typed.ts',
    "import { T } from './types.ts'\nexport const it: T = 1\n",
  ],
  'no-console': ['bff/src/loud.ts', "console.log('a')\n"],
  'no-empty': [
    'bff/src/swallowed.ts',
    'export const it = (run: () => void): void => {\n  try {\n    run()\n  } catch {}\n}\n',
  ],
  'max-params': [
    'bff/src/wide.ts',
    'export const it = (a: 1, b: 2, c: 3, d: 4): unknown => [a, b, c, d]\n',
  ],
  'max-lines': ['bff/src/long.ts', `${many(301, (i) => `export const line${i} = ${i}`)}\n`],
  'max-lines-per-function': [
    'bff/src/deep.ts',
    `export function deep(): number {\n  let n = 0\n${many(72, () => '  n += 1')}\n  return n\n}\n`,
  ],
  'filename-case': ['bff/src/CamelCase.ts', 'export const it = 1\n'],
  'no-restricted-globals': [
    'bff/src/loans/clock.ts',
    'export const now = (): number => Date.now()\n',
  ],
  'no-unused-vars': ['bff/src/idle.ts', 'const idle = 1\nexport const it = 2\n'],
}

type Report = { diagnostics: { code: string; filename: string }[] }
const lint = (): Report['diagnostics'] => {
  const { said } = model.run('oxlint', ['--deny-warnings', '--format', 'json', 'bff/src'])
  return (JSON.parse(said) as Report).diagnostics
}

test('clean files pass, and each rule catches the file that breaks it', () => {
  model.write({
    'bff/src/clean.ts': 'export const clean = (a: number): number => a + 1\n',
    'bff/src/b.ts': "import { a } from './a.ts'\nexport const b = (): unknown => a\n",
    'bff/src/types.ts': 'export type T = number\n',
    'bff/src/a.ts': 'export const a = 1\n',
    'bff/src/main.ts': 'export const now = (): number => Date.now()\n',
  })
  expect(lint()).toEqual([])
  for (const [path, text] of Object.values(sins)) model.write({ [path]: text })
  const found = lint()
  for (const [rule, [path]] of Object.entries(sins)) {
    expect(
      found.some((it) => it.code.endsWith(`(${rule})`) && it.filename.endsWith(path)),
      `${rule} in ${path}`,
    ).toBe(true)
  }
})

test('a line laid out otherwise fails the format check', () => {
  const other = buildModel()
  other.write({ 'bff/src/neat.ts': "export const it = { a: 'b' }\n" })
  expect(other.run('oxfmt', ['--check', 'bff/src']).code).toBe(0)
  other.write({ 'bff/src/messy.ts': 'export const it = {a:"b"};\n' })
  expect(other.run('oxfmt', ['--check', 'bff/src'])).toMatchObject({ code: 1 })
  other.close()
})

test('a wrong type fails, and shared knows neither a phone’s nor a server’s globals', () => {
  const other = buildModel()
  const check = () => other.run('tsc', ['--noEmit', '--project', 'shared/tsconfig.json'])
  other.write({ 'shared/src/fine.ts': 'export const it: number = 1\n' })
  expect(check()).toMatchObject({ code: 0 })
  other.write({ 'shared/src/wrong.ts': "export const it: number = 'one'\n" })
  expect(check().said).toContain('wrong.ts')
  for (const name of ['process', 'window', 'fetch', 'console', 'setTimeout']) {
    other.write({ 'shared/src/wrong.ts': `export const it: unknown = ${name}\n` })
    expect(check().said).toContain(name)
  }
  other.close()
})
