import { expect, test } from 'vitest'
import { ageOn, birthDateOf, checkCharacterOf, isIdNumber } from './id-number.ts'

// The examples of GB 11643-1999 itself, annex B.
test.each(['11010519491231002X', '440524188001010014'])('%s is an ID number', (it) => {
  expect(isIdNumber(it)).toBe(true)
  expect(isIdNumber(it.toLowerCase())).toBe(true)
  expect(checkCharacterOf(it.slice(0, 17))).toBe(it[17])
})

// MOD 11-2 finds every wrong digit and every swap of neighbours.
test('one wrong digit, and two that are swapped, are found', () => {
  const good = '11010519491231002X'
  for (let at = 1; at < 17; at += 1) {
    for (const digit of '0123456789') {
      if (digit === good[at]) continue
      expect(isIdNumber(good.slice(0, at) + digit + good.slice(at + 1))).toBe(false)
    }
    const a = good[at] ?? ''
    const b = good[at - 1] ?? ''
    if (a !== b) expect(isIdNumber(good.slice(0, at - 1) + a + b + good.slice(at + 1))).toBe(false)
  }
})

test('a day that does not exist is no birthday, though the check character be right', () => {
  const digits = '11010519490230002'
  expect(birthDateOf(digits)).toBeUndefined()
  expect(isIdNumber(`${digits}${checkCharacterOf(digits)}`)).toBe(false)
})

test.each([
  '',
  '11010519491231002',
  '110105194912310020',
  'A1010519491231002X',
  '１1010519491231002X',
])('%j is none', (text) => expect(isIdNumber(text)).toBe(false))

test.each([
  ['2008-11-30', '2026-11-29', 17],
  ['2008-11-29', '2026-11-29', 18],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
])('born on %s, on %s one is %i', (bornOn, today, age) => expect(ageOn(bornOn, today)).toBe(age))
