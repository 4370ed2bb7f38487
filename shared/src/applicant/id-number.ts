import { isCalendarDate, partsOf } from '../time/due-dates.ts'
import type { CalendarDate } from '../time/calendar-date.ts'

// GB 11643-1999, 3.5: each of the first seventeen digits weighs 2^(18−i) mod 11.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
// ISO 7064 MOD 11-2: the remainder 0…10 names its check character.
const checkCharacters = '10X98765432'

/**
 * The check character of the first seventeen digits of a mainland ID number; undefined for what are not seventeen digits.
 * @example checkCharacterOf('11010519491231002') // => X
 */
export function checkCharacterOf(digits: string): string | undefined {
  if (!/^\d{17}$/.test(digits)) return undefined
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return checkCharacters[sum % 11]
}

/** The day of birth an ID number names; undefined where it names none. */
export function birthDateOf(idNumber: string): CalendarDate | undefined {
  const digits = idNumber.slice(6, 14)
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  return /^\d{8}$/.test(digits) && isCalendarDate(date) ? date : undefined
}

/** Whether a text is an ID number: eighteen places, a day that exists, and its own check character. A small x counts. */
export function isIdNumber(text: string): boolean {
  const it = text.toUpperCase()
  return (
    /^[1-9]\d{16}[\dX]$/.test(it) &&
    birthDateOf(it) !== undefined &&
    checkCharacterOf(it.slice(0, 17)) === it[17]
  )
}

/**
 * Full years of age on a day. Somebody born on 29 February is a year older from 1 March in the years without one.
 * @example ageOn('2008-11-30', '2026-11-29') // => 17
 */
export function ageOn(bornOn: CalendarDate, today: CalendarDate): number {
  const born = partsOf(bornOn)
  const now = partsOf(today)
  const passed = now.month > born.month || (now.month === born.month && now.day >= born.day)
  return now.year - born.year - (passed ? 0 : 1)
}
