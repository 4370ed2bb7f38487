import { expect, test } from 'vitest'
import { bareCardNumber, isCardNumber, issuerOf } from './card-number.ts'

test('the check digit of ISO/IEC 7812-1 is asked for', () => {
  expect(isCardNumber('79927398713')).toBe(false) // The textbook number, of eleven digits: too short for a card.
  expect(isCardNumber('4539578763621486')).toBe(true)
  expect(isCardNumber('4539578763621487')).toBe(false)
  expect(isCardNumber('453957876362148６')).toBe(false)
  expect(isCardNumber('')).toBe(false)
})

test('one wrong digit is always found', () => {
  const good = '4539578763621486'
  for (let at = 0; at < good.length; at += 1)
    for (const digit of '0123456789')
      if (digit !== good[at])
        expect(isCardNumber(good.slice(0, at) + digit + good.slice(at + 1))).toBe(false)
})

test('an issuer is found from the first digits, and an unknown one is not guessed', () => {
  expect(issuerOf('622848')).toMatchObject({ code: 'ABC', kind: 'debit' })
  expect(issuerOf('9559900000000000000')).toMatchObject({ code: 'ABC' })
  expect(issuerOf('6217001234567890123')?.name.zhCN).toBe('中国建设银行')
  expect(issuerOf('4367451234567890')?.kind).toBe('credit')
  expect(issuerOf('999999')).toBeUndefined()
  expect(issuerOf('')).toBeUndefined()
})

test('groups as they stand on the card are read', () => {
  expect(bareCardNumber('4539 5787-6362 1486')).toBe('4539578763621486')
})
