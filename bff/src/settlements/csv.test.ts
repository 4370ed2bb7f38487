import type { SettlementDetail } from '@miaoguo/shared/merchant/settlement'
import { expect, test } from 'vitest'
import { cell, decimal, toCsv } from './csv.ts'

test.each([
  ['plain', 'plain'],
  ['with, comma', '"with, comma"'],
  ['with "quotes"', '"with ""quotes"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("http://evil")', '"\'=HYPERLINK(""http://evil"")"'],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tcmd', "'\tcmd"],
  ['a=b', 'a=b'],
])('the text %j is written %j', (text, written) => expect(cell(text)).toBe(written))

test.each([
  [0, 'CNY', '0.00'],
  [5, 'CNY', '0.05'],
  [-5, 'CNY', '-0.05'],
  [123_456, 'CNY', '1234.56'],
  [1234, 'JPY', '1234'],
  [-1, 'KWD', '-0.001'],
  [999_999_999_999, 'CNY', '9999999999.99'],
] as const)('%d minor units of %s are %s', (minor, currency, text) =>
  expect(decimal(minor, currency)).toBe(text),
)

test('a settlement is a header and a line each, and its column adds up to the net', () => {
  const line = {
    lineReference: 'line-1',
    kind: 'capture' as const,
    direction: 'to_merchant' as const,
    amountMinor: 120_000,
    currency: 'CNY' as const,
    checkoutId: 'chk_000001' as SettlementDetail['lines'][number]['checkoutId'],
    merchantReference: '-10,5',
    loanId: 'ln_000001' as SettlementDetail['lines'][number]['loanId'],
  }
  const csv = toCsv({
    id: 'stl_000001' as SettlementDetail['id'],
    lenderName: { zhCN: '华信', en: 'Huaxin' },
    settledOn: '2026-11-24',
    payoutOn: '2026-11-24',
    currency: 'CNY',
    grossMinor: 120_000,
    refundMinor: 20_000,
    disputeMinor: 0,
    subsidyMinor: 0,
    feeMinor: 0,
    adjustmentMinor: 0,
    netMinor: 100_000,
    lineCount: 2,
    createdAt: '2026-11-25T00:00:00.000Z',
    lines: [line, { ...line, kind: 'refund', direction: 'from_merchant', amountMinor: 20_000 }],
  })
  const rows = csv.split('\r\n')
  expect(rows).toHaveLength(4)
  expect(rows[0]).toMatch(/^settlement_id,.*,amount,amount_minor$/)
  expect(rows[1]).toContain(`,"'-10,5",`)
  const amounts = rows.slice(1, 3).map((row) => Number(row.split(',').at(-1)))
  expect(amounts.reduce((sum, it) => sum + it)).toBe(100_000)
  expect(rows[2]).toContain(',-200.00,-20000')
})
