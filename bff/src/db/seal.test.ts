import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

test('a sealed text opens with its secret alone, and differs each time', () => {
  const sealed = seal('one secret', '{"accessToken":"密"}')
  expect(unseal('one secret', sealed)).toBe('{"accessToken":"密"}')
  expect(seal('one secret', '{"accessToken":"密"}')).not.toBe(sealed)
  expect(() => unseal('another secret', sealed)).toThrow()
})

test('a long text is kept short, and opens with its secret alone', () => {
  const text = JSON.stringify({
    offers: Array.from({ length: 50 }, (_, i) => ({ i, lender: '华信' })),
  })
  const sealed = seal('one secret', text)
  expect(unseal('one secret', sealed)).toBe(text)
  expect(sealed.length).toBeLessThan(text.length / 2)
  expect(() => unseal('another secret', sealed)).toThrow()
  expect(() => unseal('one secret', sealed.slice(1))).not.toThrow()
  expect(unseal('one secret', sealed.slice(1))).not.toBe(text)
})

test('a changed column does not open', () => {
  const bytes = Buffer.from(seal('one secret', 'text'), 'base64url')
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes)
    changed[i] = (changed[i] ?? 0) ^ 1
    expect(() => unseal('one secret', changed.toString('base64url'))).toThrow()
  }
})
