import { formatMoney, type Locale } from '../money/format.ts'
import type { Currency } from '../money/money.ts'
import { oneOf } from '../problem/refuse.ts'
import type { RowChange, ScheduleChange } from './schedule-change.ts'

const words = {
  'zh-CN': {
    row: (it: { dueOn: string; from: string; to: string; open: string }) =>
      `${it.dueOn} 应还由 ${it.from} 变为 ${it.to}，其中待还 ${it.open}`,
    returned: (amount: string) => `退还您 ${amount}`,
    interestBack: (amount: string) => `返还利息 ${amount}`,
    saved: (amount: string) => `利息减少 ${amount}`,
    added: (amount: string) => `利息增加 ${amount}`,
    paidOff: '贷款已结清',
    unchanged: '还款计划不变',
  },
  en: {
    row: (it: { dueOn: string; from: string; to: string; open: string }) =>
      `${it.dueOn}: due was ${it.from}, is ${it.to}, of which ${it.open} is still to be paid`,
    returned: (amount: string) => `${amount} goes back to you`,
    interestBack: (amount: string) => `${amount} of interest is given back`,
    saved: (amount: string) => `${amount} less interest`,
    added: (amount: string) => `${amount} more interest`,
    paidOff: 'The loan is paid off',
    unchanged: 'The schedule stays as it is',
  },
} as const

/**
 * A change in plain words, one line each: the rows that change, what is returned, interest given back, saved
 * or added, and whether the loan is paid off. The same change always reads the same.
 * Refuses an unknown currency or language (`terms_invalid`).
 */
export function changeText(
  change: ScheduleChange,
  how: { currency: Currency; locale: Locale },
): string[] {
  oneOf('locale', how.locale, ['zh-CN', 'en'])
  const say = words[how.locale]
  const text = (amountMinor: number): string =>
    formatMoney({ amountMinor: Math.abs(amountMinor), currency: how.currency })
  const row = (it: RowChange): string =>
    say.row({
      dueOn: it.dueOn,
      from: text(it.before?.totalMinor ?? 0),
      to: text(it.after?.totalMinor ?? 0),
      open: text(it.after?.outstandingMinor ?? 0),
    })
  const lines = change.rows.map(row)
  if (change.interestByMinor < 0) lines.push(say.saved(text(change.interestByMinor)))
  if (change.interestByMinor > 0) lines.push(say.added(text(change.interestByMinor)))
  if (change.interestBackMinor > 0) lines.push(say.interestBack(text(change.interestBackMinor)))
  if (change.returnedMinor > 0) lines.push(say.returned(text(change.returnedMinor)))
  if (change.paidOff) lines.push(say.paidOff)
  return lines.length > 0 ? lines : [say.unchanged]
}
