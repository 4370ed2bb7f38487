import { formatMoney } from '@miaoguo/shared/money/format'
import { invariant } from '@miaoguo/shared/problem/problem'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { daysBetween, partsOf } from '@miaoguo/shared/time/due-dates'
import type { Notice } from '../sessions/identity.ts'
import type { DueRow } from './store.ts'

/** The rows of a borrower as one text: for each due day what is open, and to whom. No link, no threat. */
export function textOf(rows: readonly DueRow[], today: CalendarDate): string {
  const groups = new Map<string, DueRow[]>()
  for (const row of rows) {
    const name = `${row.dueOn} ${row.currency}`
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  const parts = [...groups.values()].map((group) => partOf(group, today)).join('；')
  return `【秒过】还款提醒：${parts}。已还清请忽略；不再需要提醒，可在秒过里关闭。`
}

/** The earliest day of it in the fields of a platform's message; what else falls due is counted, and stands on the bills. */
export function noticeOf(rows: readonly DueRow[], today: CalendarDate): Notice {
  const [first] = rows
  invariant(first, 'a message names what falls due')
  const group = rows.filter((row) => row.dueOn === first.dueOn && row.currency === first.currency)
  const others = rows.length - group.length
  const ahead = daysBetween(today, first.dueOn)
  const when = ahead === 0 ? '今天到期' : `${ahead}天后到期`
  const names = [...new Set(group.map((row) => row.lenderName.zhCN))]
  const loans = [...new Set(rows.map((row) => row.loanId))]
  return {
    lender: names.length === 1 ? (names[0] ?? '') : `${names.length}家机构，共${group.length}笔`,
    amountMinor: group.reduce((sum, row) => sum + row.leftMinor, 0),
    currency: first.currency,
    dueOn: first.dueOn,
    note: others === 0 ? `${when}，已还清请忽略` : `${when}，另有${others}笔请看账单`,
    page:
      loans.length === 1
        ? `account/pages/loan/index?loan=${loans[0] ?? ''}`
        : 'account/pages/bills/index',
  }
}

function partOf(group: readonly DueRow[], today: CalendarDate): string {
  const [first] = group
  if (!first) return ''
  const { month, day } = partsOf(first.dueOn)
  const ahead = daysBetween(today, first.dueOn)
  const when = ahead === 0 ? '今天' : `${ahead}天后`
  const amountMinor = group.reduce((sum, row) => sum + row.leftMinor, 0)
  const amount = formatMoney({ amountMinor, currency: first.currency })
  const lenders = [...new Set(group.map((row) => row.lenderName.zhCN))].join('、')
  const count = group.length === 1 ? '' : `，共${group.length}笔`
  return `${month}月${day}日（${when}）应还 ${amount}（${lenders}${count}）`
}
