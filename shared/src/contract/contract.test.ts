import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { problemCodes } from '../problem/codes.ts'
import { contract } from './contract.ts'
import { commonProblems, type Endpoint } from './endpoint.ts'
import { platformKeysContract } from './lender/keys.ts'
import { lenderNotificationContract } from './lender/notifications.ts'
import { openLenderContract } from './lender/open-lender.ts'

type Json = Record<string, unknown>
const every = [
  ...contract,
  ...Object.values(openLenderContract),
  ...Object.values(lenderNotificationContract),
  ...Object.values(platformKeysContract),
] as Endpoint[]
const named = every.map((it) => [it.id, it] as const)
const jsonSchema = (schema: z.ZodMiniType): Json => z.toJSONSchema(schema) as Json

/** Every object schema inside a schema, with its place. */
function objectsIn(node: unknown, place = ''): { place: string; schema: Json }[] {
  if (typeof node !== 'object' || node === null) return []
  const schema = node as Json
  const inside = Object.entries(schema).flatMap(([key, it]) => objectsIn(it, `${place}/${key}`))
  return schema['type'] === 'object' ? [{ place, schema }, ...inside] : inside
}

/** Every named field inside a schema. */
const fieldsIn = (schema: z.ZodMiniType): [string, Json][] =>
  objectsIn(jsonSchema(schema)).flatMap((it) =>
    Object.entries((it.schema['properties'] ?? {}) as Record<string, Json>),
  )
const schemasOf = (it: Endpoint): z.ZodMiniType[] =>
  [it.params, it.query, it.body, it.output].filter((schema) => schema !== undefined)

/** The schema of a field that may also be null. */
const bare = (schema: Json): Json =>
  ((schema['anyOf'] as Json[] | undefined) ?? [schema]).find((it) => it['type'] !== 'null') ?? {}

test('no two endpoints share an id, or a method and path', () => {
  expect(new Set(every.map((it) => it.id)).size).toBe(every.length)
  expect(new Set(every.map((it) => `${it.method} ${it.path}`)).size).toBe(every.length)
  expect(contract.length).toBeGreaterThanOrEqual(18)
})

test.each(named)('%s names in its path what it parses as parameters', (_, it) => {
  const inPath = [...it.path.matchAll(/:(\w+)/g)].map((match) => match[1])
  const parsed = it.params ? Object.keys(jsonSchema(it.params)['properties'] as Json) : []
  expect(parsed).toEqual(inPath)
})

test.each(named)('%s has a body exactly when it is a POST', (_, it) => {
  expect(it.body !== undefined).toBe(it.method === 'POST')
})

test.each(named)('%s refuses unknown fields at every depth, asked and answered', (_, it) => {
  for (const schema of schemasOf(it)) {
    for (const { place, schema: object } of objectsIn(jsonSchema(schema))) {
      expect(object['additionalProperties'], place).toBe(false)
    }
  }
})

test.each(named)('%s speaks money and rates as integers, dates and instants as such', (_, it) => {
  for (const [name, schema] of schemasOf(it).flatMap((schema) => fieldsIn(schema))) {
    const { type, format } = bare(schema)
    if (/(Minor|Ppm)$/.test(name)) expect(type, name).toBe('integer')
    if (name.endsWith('On')) expect(format, name).toBe('date')
    if (name.endsWith('At')) expect(format, name).toBe('date-time')
  }
})

test.each(named)('%s lists each problem once, and none that every endpoint has', (_, it) => {
  const common: readonly string[] = commonProblems(it)
  expect(new Set(it.problems).size).toBe(it.problems.length)
  for (const code of it.problems) {
    expect(problemCodes).toHaveProperty(code)
    expect(common).not.toContain(code)
  }
})

test('a path belongs to the audience it names', () => {
  for (const { path, actor } of every) {
    expect(path.startsWith('/open-lender/v1/')).toBe(actor === 'platform')
    if (actor === 'shopper') expect(path).toMatch(/^\/v1\/shopper\//)
    if (actor === 'merchant_user') expect(path).toMatch(/^\/v1\/console\//)
    if (actor === 'merchant') expect(path).not.toMatch(/^\/v1\/shopper\//)
  }
})

test('nothing beyond the necessary information has a field: no contacts, calls, location or album', () => {
  const asked = every.flatMap((it) =>
    [it.query, it.body].flatMap((schema) => (schema ? fieldsIn(schema).map(([name]) => name) : [])),
  )
  expect(asked).toContain('phone')
  for (const name of asked) {
    expect(name).not.toMatch(
      /contact|callLog|location|latitude|album|photo|device|idCard|bankCard/i,
    )
  }
})
