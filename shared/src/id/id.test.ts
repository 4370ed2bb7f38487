import { expect, test } from 'vitest'
import * as ids from './id.ts'

test('no two kinds of id share a prefix', () => {
  const prefixes = Object.values(ids.idPrefixes)
  expect(new Set(prefixes).size).toBe(prefixes.length)
})

test('an id carries the prefix of its kind and 6 to 32 letters and digits', () => {
  for (const good of ['ln_abc123', `ln_${'Z'.repeat(32)}`])
    expect(ids.LoanId.safeParse(good).success).toBe(true)
  for (const bad of [
    'ofr_abc123',
    'ln_abc12',
    `ln_${'a'.repeat(33)}`,
    'ln-abc123',
    'abc123',
    'ln_abc-123',
    'ln_abc123\n',
    '',
    7,
    null,
  ]) {
    expect(ids.LoanId.safeParse(bad).success, String(bad)).toBe(false)
  }
})

test('each schema accepts its own kind only', () => {
  const schemas = Object.entries(ids).flatMap(([name, it]) =>
    name.endsWith('Id') && 'safeParse' in it ? [it] : [],
  )
  expect(schemas).toHaveLength(Object.keys(ids.idPrefixes).length)
  for (const prefix of Object.values(ids.idPrefixes)) {
    const takers = schemas.filter((schema) => schema.safeParse(`${prefix}_0123456789`).success)
    expect(takers.length, prefix).toBe(1)
  }
})
