import { problemCodeList } from '@miaoguo/shared/problem/codes'
import { expect, test } from 'vitest'
import { applyEn } from './apply-en'
import { applyZh } from './apply-zh'
import { autopayEn } from './autopay-en'
import { autopayZh } from './autopay-zh'
import { bookingEn } from './booking-en'
import { bookingZh } from './booking-zh'
import { cashEn } from './cash-en'
import { cashOrderEn } from './cash-order-en'
import { cashOrderZh } from './cash-order-zh'
import { cashZh } from './cash-zh'
import { disputeEn } from './dispute-en'
import { disputeZh } from './dispute-zh'
import { en } from './en'
import { lineEn } from './line-en'
import { lineOrderEn } from './line-order-en'
import { lineOrderZh } from './line-order-zh'
import { lineZh } from './line-zh'
import { rateEn } from './rate-en'
import { rateZh } from './rate-zh'
import { remindEn } from './remind-en'
import { remindZh } from './remind-zh'
import { dateText } from './text'
import { tripEn } from './trip-en'
import { tripZh } from './trip-zh'
import { zh } from './zh'

test('a date is written by hand in both languages', () => {
  expect(dateText('2026-08-01', 'zh-CN')).toBe('2026年8月1日')
  expect(dateText('2026-08-01', 'en')).toBe('1 Aug 2026')
  expect(dateText('2028-02-29', 'zh-CN')).toBe('2028年2月29日')
})

test('every refusal of the contract has a title and a reason in both languages', () => {
  for (const code of problemCodeList) {
    for (const words of [zh, en])
      expect(words.problems[code].every((it) => it.length > 0)).toBe(true)
  }
})

const leaves = (it: unknown, path = ''): [string, string][] =>
  typeof it === 'string'
    ? [[path, it]]
    : typeof it === 'object' && it !== null
      ? Object.entries(it).flatMap(([name, value]) => leaves(value, `${path}.${name}`))
      : []

test('no English is left in Chinese words and no Chinese in English ones', () => {
  const chinese = /[\u4e00-\u9fff]/
  const own = (path: string): boolean => path === '.switchLanguage' || path === '.colon'
  const allEn = {
    ...en,
    autopay: autopayEn,
    apply: applyEn,
    cash: cashEn,
    cashOrder: cashOrderEn,
    rate: rateEn,
    remind: remindEn,
    line: lineEn,
    lineOrder: lineOrderEn,
    trip: tripEn,
    dispute: disputeEn,
    booking: bookingEn,
  }
  const allZh = {
    ...zh,
    autopay: autopayZh,
    apply: applyZh,
    cash: cashZh,
    cashOrder: cashOrderZh,
    rate: rateZh,
    remind: remindZh,
    line: lineZh,
    lineOrder: lineOrderZh,
    trip: tripZh,
    dispute: disputeZh,
    booking: bookingZh,
  }
  expect(leaves(allEn).filter(([path, text]) => chinese.test(text) && !own(path))).toEqual([])
  expect(
    leaves(allZh).filter(([path, text]) => !chinese.test(text) && text !== '' && !own(path)),
  ).toEqual([])
})
