import { formatMoney } from '@miaoguo/shared/money/format'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { daysBetween, partsOf } from '@miaoguo/shared/time/due-dates'
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
