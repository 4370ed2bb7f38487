import { expect, test } from 'vitest'
import { paperOf } from './paper.ts'
import { refusalTextOf } from './words.ts'

const lenderName = { zhCN: '速易示范小额贷款有限公司', en: 'Suyi' }
const card = { issuerName: { zhCN: '中国农业银行', en: 'Agricultural Bank' }, lastFour: '0018' }

test('a refusal says that nothing was taken or charged and what is to be done today, without a link or a threat', () => {
  const collection = {
    on: '2026-12-29',
    outcome: 'refused',
    amountMinor: 43_571,
    currency: 'CNY',
    refusal: 'insufficient_funds',
  } as const
  const text = refusalTextOf({ lenderName, card, collection })
  for (const said of [
    '12月29日',
    '¥435.71',
    '尾号0018',
    '余额不足',
    '没有扣任何钱',
    '没有收费',
    '当天',
  ])
    expect(text).toContain(said)
  expect(text).not.toMatch(/https?:|征信|法律/)
  const other = { ...collection, refusal: 'card_refused' } as const
  expect(refusalTextOf({ lenderName, card, collection: other })).toContain('银行没有同意')
})

test('the digest is of every sentence and figure, in both languages', () => {
  const figures = {
    loanReference: 'SY-1',
    lenderName,
    card,
    currency: 'CNY',
    mostPerDayMinor: 43_571,
    firstOn: '2026-12-29',
    firstMinor: 43_570,
  } as const
  const { paper, digest } = paperOf(figures)
  const all = (language: 'zhCN' | 'en') => paper.sentences.map((it) => it[language]).join('\n')
  for (const said of ['¥435.71', '¥435.70', '2026年12月29日', '尾号 0018', 'SY-1', '速易示范'])
    expect(all('zhCN')).toContain(said)
  for (const said of ['¥435.71', '¥435.70', '2026-12-29', 'ending 0018', 'SY-1', 'Suyi'])
    expect(all('en')).toContain(said)
  expect(paperOf(figures).digest).toBe(digest)
  expect(paperOf({ ...figures, mostPerDayMinor: 43_572 }).digest).not.toBe(digest)
})
