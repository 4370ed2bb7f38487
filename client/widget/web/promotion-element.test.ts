// @vitest-environment jsdom
import type { Promotion } from '@miaoguo/shared/offer/offer'
import { beforeEach, expect, test } from 'vitest'
import { payButtonElement } from './pay-button-element.ts'
import { promotionElement } from './promotion-element.ts'
import type { Asked } from './promotion.ts'

const shown: Promotion = {
  shown: true,
  currency: 'CNY',
  amountMinor: 129_900,
  installmentCount: 3,
  installmentMinor: 43_300,
  annualRatePpm: 72_000,
  annualRateConvention: 'simple',
  totalCostMinor: 1_560,
  lenderName: { zhCN: '华信示范银行', en: '<b>Huaxin</b>' },
  text: { zhCN: '-', en: '-' },
}
let answer: () => Promise<Promotion>
let asked: Asked[]
customElements.define(
  'test-promotion',
  promotionElement((it) => (asked.push(it), answer())),
)
customElements.define('test-pay', payButtonElement())
beforeEach(() => {
  asked = []
  answer = () => Promise.resolve(shown)
  document.body.innerHTML = ''
})

async function put(html: string): Promise<HTMLElement> {
  document.body.innerHTML = html
  await settle()
  const found = document.querySelector('test-promotion')
  if (!(found instanceof HTMLElement)) throw new Error('no element')
  return found
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
const textOf = (it: Element): string => it.shadowRoot?.querySelector('.card')?.textContent ?? ''
const tag = '<test-promotion amount="129900" currency="CNY" key="pk_test_demo"></test-promotion>'

test('an installment stands beside its annual rate, its cost and its lender', async () => {
  const text = textOf(await put(tag))
  expect(text).toContain('¥433.00 × 3 期起')
  expect(text).toContain('年化利率（单利）7.20%')
  expect(text).toContain('总成本 ¥15.60')
  expect(text).toContain('华信示范银行')
})

const subsidy = {
  campaignId: 'cmp_000001' as never,
  name: '免息节',
  merchantName: '山野集',
  subsidyMinor: 1_560,
  fullCostMinor: 1_560,
  text: { zhCN: '-', en: '-' },
}

test('what the shop pays is said with who lends, and free is said only where nothing is paid', async () => {
  answer = async () => ({ ...shown, annualRatePpm: 0, totalCostMinor: 0, subsidy })
  const text = textOf(await put(tag))
  for (const said of ['3 期免息 ¥433.00 × 3', '年化利率（单利）0.00%', '总成本 ¥0.00'])
    expect(text).toContain(said)
  expect(text).toContain('由华信示范银行提供，商家承担息费 ¥15.60')
  const english = textOf(await put(`<div lang="en">${tag}</div>`))
  expect(english).toContain('¥433.00 × 3, no interest')
  expect(english).toContain('the shop pays ¥15.60 of the cost')
  // Three times the largest would be more than all of it.
  answer = async () => ({ ...shown, installmentMinor: 44_000, subsidy })
  const half = textOf(await put(tag))
  expect(half).toContain('3 期 每期不超过 ¥440.00')
  expect(half).toContain('年化利率（单利）7.20%')
  expect(half).not.toContain('免息')
})

test('a page that sells a trip asks with its days, and asks again when they change', async () => {
  const element = await put(tag.replace('key=', 'departs-on="2027-03-01" key='))
  expect(asked).toMatchObject([{ departsOn: '2027-03-01', returnsOn: null }])
  element.setAttribute('returns-on', '2027-03-08')
  await settle()
  expect(asked[1]).toMatchObject({ departsOn: '2027-03-01', returnsOn: '2027-03-08' })
})

test('English is spoken where the page says so, and a lender’s name is never markup', async () => {
  const element = await put(`<div lang="en-GB">${tag}</div>`)
  expect(textOf(element)).toContain('From ¥433.00 × 3')
  expect(textOf(element)).toContain('Annual rate (simple) 7.20%')
  expect(element.shadowRoot?.querySelector('b')).toBeNull()
})

test.each<[string, () => Promise<Promotion>]>([
  ['nobody answers', () => Promise.reject(new Error('offline'))],
  ['nobody finances the amount', () => Promise.resolve({ shown: false, reason: 'amount_too_low' })],
])('when %s there is nothing to see or to hear, and the place stays', async (_, said) => {
  answer = said
  const element = await put(tag)
  expect(element.getAttribute('state')).toBe('hidden')
  expect(element.hidden).toBe(false)
  expect(element.shadowRoot?.querySelectorAll(':not(style)')).toHaveLength(0)
})

test('after a booking it says first what it is about', async () => {
  const element = await put(tag.replace('amount', 'placement="post-booking" amount'))
  expect(textOf(element)).toMatch(/^这笔订单可以分期支付/)
})

test('nothing is asked before the element is near the screen', async () => {
  let near: (entries: { isIntersecting: boolean }[]) => void = () => undefined
  class Watcher {
    constructor(then: typeof near) {
      near = then
    }
    observe(): void {}
    disconnect(): void {}
  }
  Object.assign(globalThis, { IntersectionObserver: Watcher })
  try {
    const element = await put(tag)
    element.setAttribute('amount', '5000')
    near([{ isIntersecting: false }])
    await settle()
    expect([asked.length, element.getAttribute('state')]).toEqual([0, 'waiting'])
    near([{ isIntersecting: true }])
    await settle()
    expect(asked.map((it) => it.amountMinor)).toEqual([5000])
  } finally {
    Reflect.deleteProperty(globalThis, 'IntersectionObserver')
  }
})

test('a price that changes is asked again, once for all attributes', async () => {
  const element = await put(tag)
  element.setAttribute('amount', '5000')
  element.setAttribute('currency', 'CNY')
  await settle()
  expect(asked.map((it) => it.amountMinor)).toEqual([129_900, 5000])
})

test('an answer that comes after a newer question is not shown', async () => {
  let late: (it: Promotion) => void = () => undefined
  answer = () => new Promise((resolve) => (late = resolve))
  const element = await put(tag)
  answer = () => Promise.resolve({ ...shown, installmentMinor: 100 })
  element.setAttribute('amount', '300')
  await settle()
  late(shown)
  await settle()
  expect(textOf(element)).toContain('¥1.00')
})

test('an amount that is not a positive whole number is never asked', async () => {
  const element = await put('<test-promotion amount="12.5" key="pk_test_demo"></test-promotion>')
  expect(asked).toEqual([])
  expect(element.getAttribute('state')).toBe('hidden')
})

test('a double tap on the pay button sends the form once', () => {
  document.body.innerHTML = '<form><test-pay></test-pay></form>'
  const form = document.querySelector('form')
  let sent = 0
  if (form) form.submit = () => void (sent += 1)
  const button = document.querySelector('test-pay')?.shadowRoot?.querySelector('button')
  button?.click()
  button?.click()
  expect(sent).toBe(1)
})
