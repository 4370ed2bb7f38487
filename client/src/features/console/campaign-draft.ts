import type { CampaignProduct } from '@miaoguo/shared/campaign/campaign'
import type { LenderId } from '@miaoguo/shared/id/id'
import { parseMoney } from '@miaoguo/shared/money/format'
import { AmountMinor, type Currency } from '@miaoguo/shared/money/money'
import type { CampaignWords } from './campaign-words'

const blank = {
  name: '',
  startsOn: '',
  endsOn: '',
  interest: '',
  fee: '',
  budget: '',
  orderMin: '',
  counts: '',
}
/** A campaign as it is typed: nothing that costs money is filled in before somebody does. */
export type Draft = typeof blank & {
  currency: Currency | ''
  lenderIds: readonly LenderId[]
  productCodes: readonly string[]
}
export type TypedField = keyof typeof blank
export type DraftField = TypedField | 'currency'
export type Wrong = Partial<Record<DraftField, string>>

export const typedFields = Object.keys(blank) as TypedField[]
/** Where only one currency can be, there is nothing to choose. */
export const blankDraft = (currencies: readonly Currency[]): Draft => ({
  ...blank,
  currency: (currencies.length === 1 ? currencies[0] : undefined) ?? '',
  lenderIds: [],
  productCodes: [],
})

export const currenciesOf = (products: readonly CampaignProduct[]): Currency[] => [
  ...new Set(products.map((it) => it.currency)),
]
export const ofCurrency = (products: readonly CampaignProduct[], it: Draft): CampaignProduct[] =>
  products.filter((product) => product.currency === it.currency)

/** The products of who is chosen; of everybody when nobody is. */
export const ofLenders = (products: readonly CampaignProduct[], it: Draft): CampaignProduct[] =>
  ofCurrency(products, it).filter(
    (product) => it.lenderIds.length === 0 || it.lenderIds.includes(product.lenderId),
  )

const chosen = (products: readonly CampaignProduct[], it: Draft): CampaignProduct[] =>
  ofLenders(products, it).filter(
    (product) => it.productCodes.length === 0 || it.productCodes.includes(product.productCode),
  )

/** What is chosen and can be still, after another currency or lender was. */
export function kept(products: readonly CampaignProduct[], it: Draft): Draft {
  const lenders = ofCurrency(products, it).map((product) => product.lenderId)
  const lenderIds = it.lenderIds.filter((id) => lenders.includes(id))
  const codes = ofLenders(products, { ...it, lenderIds }).map((product) => product.productCode)
  return { ...it, lenderIds, productCodes: it.productCodes.filter((code) => codes.includes(code)) }
}

const partsOf = (text: string): number | null =>
  /^\d{1,3}(\.\d{1,4})?$/.test(text.trim()) && Number(text) <= 100
    ? Math.round(Number(text) * 10_000)
    : null

function amountOf(text: string, currency: Currency | ''): number | null {
  const minor = currency === '' ? null : parseMoney(text, currency)
  return AmountMinor.safeParse(minor).success ? minor : null
}

const countsOf = (text: string): number[] =>
  text
    .split(/[\s,，、]+/)
    .filter((part) => part !== '')
    .map(Number)

/** What is wrong with each field, in words; empty when all is well. */
export function wrongOf(
  it: Draft,
  { products, words }: { products: readonly CampaignProduct[]; words: CampaignWords['wrong'] },
): Wrong {
  const wrong: Wrong = {}
  const name = it.name.trim()
  if (name === '' || name.length > 40) wrong.name = words.name
  if (it.currency === '') wrong.currency = words.currency
  if (it.startsOn === '') wrong.startsOn = words.day
  if (it.endsOn === '') wrong.endsOn = words.day
  else if (it.endsOn < it.startsOn) wrong.endsOn = words.endsOn
  const [interest, fee] = [partsOf(it.interest), partsOf(it.fee)]
  if (interest === null) wrong.interest = words.percent
  if (fee === null) wrong.fee = words.percent
  else if (interest === 0 && fee === 0) wrong.fee = words.nothingPaid
  if ((amountOf(it.budget, it.currency) ?? 0) < 1) wrong.budget = words.amount
  if (it.orderMin.trim() !== '' && amountOf(it.orderMin, it.currency) === null)
    wrong.orderMin = words.amount
  const counts = countsOf(it.counts)
  if (counts.length > 12 || counts.some((one) => !Number.isInteger(one) || one < 1 || one > 60))
    wrong.counts = words.counts
  else if (counts.length > 0 && it.currency !== '') {
    const carried = chosen(products, it).flatMap((product) => product.installmentCounts)
    const none = counts.filter((one) => !carried.includes(one))
    if (none.length > 0) wrong.counts = words.countsNone(none.join(', '))
  }
  return wrong
}

/** What is typed as the contract has it, for a draft with nothing wrong. */
export function campaignOf(it: Draft): unknown {
  const counts = countsOf(it.counts)
  return {
    name: it.name.trim(),
    currency: it.currency,
    startsOn: it.startsOn,
    endsOn: it.endsOn,
    interestPpm: partsOf(it.interest),
    feePpm: partsOf(it.fee),
    budgetMinor: amountOf(it.budget, it.currency),
    ...(it.orderMin.trim() === '' ? {} : { orderMinMinor: amountOf(it.orderMin, it.currency) }),
    ...(it.lenderIds.length > 0 ? { lenderIds: it.lenderIds } : {}),
    ...(it.productCodes.length > 0 ? { productCodes: it.productCodes } : {}),
    ...(counts.length > 0 ? { installmentCounts: counts } : {}),
  }
}
