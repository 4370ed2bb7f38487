import { expect, test } from 'vitest'
import type { DueRow } from './store.ts'
import { textOf } from './words.ts'

const row = (change: Partial<DueRow> = {}): DueRow => ({
  loanId: 'ln_1',
  number: 1,
  dueOn: '2026-12-04',
  currency: 'CNY',
  leftMinor: 20_695,
  lenderName: { zhCN: '华信消费金融', en: 'Huaxin' },
  phone: '13900008000',
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
