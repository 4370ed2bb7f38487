import { expect, test } from 'vitest'
import type { DueRow } from './store.ts'
import { noticeOf, textOf } from './words.ts'

const row = (change: Partial<DueRow> = {}): DueRow => ({
  loanId: 'ln_1',
  number: 1,
  dueOn: '2026-12-04',
  currency: 'CNY',
  leftMinor: 20_695,
  lenderName: { zhCN: '华信消费金融', en: 'Huaxin' },
  phone: '13900008000',
  sms: true,
  ...change,
})

test('each due day and currency is one sum, with who lends named once', () => {
  const rows = [
    row({ dueOn: '2026-12-01', leftMinor: 100 }),
    row(),
    row({ leftMinor: 305, number: 2 }),
    row({ currency: 'EUR', leftMinor: 5000, lenderName: { zhCN: '克拉纳', en: 'Klarna' } }),
  ]
  expect(textOf(rows, '2026-12-01')).toBe(
    '【秒过】还款提醒：12月1日（今天）应还 ¥1.00（华信消费金融）；12月4日（3天后）应还 ¥210.00（华信消费金融，共2笔）；12月4日（3天后）应还 €50.00（克拉纳）。已还清请忽略；不再需要提醒，可在秒过里关闭。',
  )
})

test('a platform is told the earliest day, how much else there is, and where it leads', () => {
  expect(noticeOf([row()], '2026-12-04')).toEqual({
    lender: '华信消费金融',
    amountMinor: 20_695,
    currency: 'CNY',
    dueOn: '2026-12-04',
    note: '今天到期，已还清请忽略',
    page: 'account/pages/loan/index?loan=ln_1',
  })
  const other = { loanId: 'ln_2', lenderName: { zhCN: '速易', en: 'Suyi' } }
  const many = [row(), row({ ...other, leftMinor: 5 }), row({ ...other, dueOn: '2026-12-07' })]
  expect(noticeOf(many, '2026-12-04')).toMatchObject({
    lender: '2家机构，共2笔',
    amountMinor: 20_700,
    note: '今天到期，另有1笔请看账单',
    page: 'account/pages/bills/index',
  })
})
