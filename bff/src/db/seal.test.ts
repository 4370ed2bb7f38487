import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

test('a sealed text opens with its secret alone, and differs each time', () => {
  const sealed = seal('one secret', '{"accessToken":"密"}')
  expect(unseal('one secret', sealed)).toBe('{"accessToken":"密"}')
  expect(seal('one secret', '{"accessToken":"密"}')).not.toBe(sealed)
  expect(() => unseal('another secret', sealed)).toThrow()
})

test('a changed column does not open', () => {
  const bytes = Buffer.from(seal('one secret', 'text'), 'base64url')
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes)
    changed[i] = (changed[i] ?? 0) ^ 1
    expect(() => unseal('one secret', changed.toString('base64url'))).toThrow()
  }
})
