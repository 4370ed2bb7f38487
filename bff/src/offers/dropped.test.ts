import type { LenderQuote, LenderTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { LenderId } from '@miaoguo/shared/id/id'
import { amortize } from '@miaoguo/shared/schedule/amortize'
import { addMonths } from '@miaoguo/shared/time/due-dates'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../deps.ts'
import { anOrder, fakeIdentity, noLenders, openTestBff, secretKey, type TestBff } from '../fakes.ts'
import type { Lender, QuoteQuestion } from '../lenders/lender.ts'
import { listedOf, type LenderEntry } from '../lenders/registry.ts'
import * as lenders from '../lenders/store.ts'

const text = (zhCN: string) => ({ zhCN, en: zhCN })
const name = text('贵易小额贷款有限公司')
const terms: LenderTerms = {
  lender: {
    legalName: name,
    licenceType: 'micro_loan',
    licenceNumber: 'M-1',
    regulator: text('地方金融管理局'),
    licenceValidThrough: '2099-12-31',
    complaintPhone: '95000',
    complaintUrl: 'https://lender.example/complaints',
  },
  products: [
    {
      code: 'dear',
      name: text('贵分期'),
      method: 'equal_installments',
      currency: 'CNY',
      installmentCounts: [12],
      amountMinMinor: 10_000,
      amountMaxMinor: 5_000_000,
      // Within every cap as published; what is quoted to the person below is not.
      annualInterestPpm: 100_000,
      fees: [
        { name: text('介绍费'), collector: text('无名中介'), charged: 'upfront', ratePpm: 40_000 },
      ],
      lateFeePpmPerDay: 500,
      prepayment: text('可随时提前还款'),
      coolingOffDays: 0,
      effectiveFrom: '2026-01-01',
    },
  ],
  agreements: [],
}
const id = LenderId.parse(newId('lender'))

function quoteFor(question: QuoteQuestion): LenderQuote {
  const product = terms.products[0]
  if (product === undefined) throw new Error('a product')
  const loan = {
    principalMinor: question.amountMinor,
    method: product.method,
    installmentCount: 12,
    annualInterestPpm: 200_000,
    fees: product.fees,
    drawnOn: question.today,
    firstDueOn: addMonths(question.today, 1),
  }
  return {
    ...loan,
    quoteReference: 'quote-dear',
    productCode: product.code,
    currency: question.currency,
    schedule: amortize(loan),
    expiresAt: '2099-01-01T00:00:00.000Z',
  }
}

// Nobody asks it anything else here.
const lender = {
  quote: async (question: QuoteQuestion) => ({
    ok: true,
    correlationId: 'correlation-1',
    value: { decision: 'offered', quotes: [quoteFor(question)] },
  }),
} as unknown as Lender
const { licenceValidThrough, ...known } = terms.lender
const entry: LenderEntry = {
  id,
  code: 'dear',
  identity: { id, ...known },
  licenceValidThrough,
  status: 'active',
  jurisdictions: ['CN'],
  terms,
  remembered: [],
  listings: [
    {
      productCode: 'dear',
      status: 'listed',
      amountMaxMinor: null,
      collectors: [text('无名中介')],
      funders: [],
    },
  ],
  keyMemoryHours: null,
  lender,
  load: () => ({ circuit: 'closed', asking: 0, waiting: 0, refused: 0 }),
}

let bff: TestBff
const identity = fakeIdentity()
beforeAll(async () => {
  const registry = {
    ...noLenders,
    eligible: () => [entry],
    byId: () => entry,
    published: (day: string) => listedOf(entry, day),
    products: () => terms.products,
  }
  bff = await openTestBff({}, { lenders: registry, identity })
  await lenders.keepPublication(bff.deps.db, {
    id,
    code: 'dear',
    baseUrl: 'https://lender.example',
    adapter: 'open-lender',
    at: bff.deps.now(),
    today: bff.deps.today(),
    terms,
  })
})
afterAll(() => bff.close())

async function ask(): Promise<Record<string, unknown>> {
  const opened = await bff.post('/v1/checkouts', anOrder(), { as: secretKey })
  const phone = '13900000001'
  await bff.post('/v1/shopper/one-time-codes', { phone })
  const code = /\d{6}/.exec(identity.texts.at(-1)?.text ?? '')?.[0]
  const session = await bff.post('/v1/shopper/sessions', {
    platform: 'h5',
    phone,
    oneTimeCode: code ?? '888888',
  })
  const as = String(session.body['accessToken'])
  const path = `/v1/shopper/checkouts/${String(opened.body['token'])}/offer-requests`
  const { body } = await bff.post(path, {}, { as })
  const again = await bff.get(`/v1/shopper/offer-requests/${String(body['id'])}`, { as })
  expect(again.body).toEqual(body)
  return body
}

test('an offer no rule allows is not shown, and its rules stand in the answer and in the audit', async () => {
  const answer = await ask()
  expect(answer).toMatchObject({
    complete: true,
    offers: [],
    lenders: [{ lenderId: id, state: 'dropped', rules: ['micro_loan_cost_cap'] }],
  })
  const lines = await bff.deps.db
    .selectFrom('audit')
    .selectAll()
    .where('subject', '=', String(answer['id']))
    .execute()
  expect(lines).toMatchObject([
    {
      actor: id,
      action: 'offer.dropped',
      facts: {
        quoteReference: 'quote-dear',
        correlationId: 'correlation-1',
        rules: 'micro_loan_cost_cap',
        sources:
          'micro_loan_cost_cap: 小额贷款公司综合融资成本管理工作指引（2025年12月）：新发放贷款不得超过年化24% (recalled)',
      },
    },
  ])
})

test('outside the sandbox an order of test mode reaches no lender', async () => {
  bff.deps.env.SANDBOX = false
  try {
    expect(await ask()).toMatchObject({ complete: true, offers: [], lenders: [] })
  } finally {
    bff.deps.env.SANDBOX = true
  }
})
