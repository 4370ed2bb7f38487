import { listOf } from '@miaoguo/bff/src/loans/installment-store.ts'
import { testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import { cashContract } from '@miaoguo/shared/contract/shopper/cash'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import { LoanId } from '@miaoguo/shared/id/id'
import type { Loan } from '@miaoguo/shared/loan/loan'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import { daysBetween } from '@miaoguo/shared/time/due-dates'
import { expect } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from './app.ts'
import { verified } from './applying.ts'
import { expectBooksAgree } from './books-agree.ts'
import { linesOf } from './credit-lines.ts'
import { asTheirs, borrowed, repayingOf, type Borrowed } from './repaying.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  eventually,
  newPhone,
  offerOf,
  signIn,
  valueOf,
  viewAsMerchant,
  type Shopper,
} from './shopper.ts'
import { tillOf } from './till.ts'
import { tripIn } from './trip.ts'

/** What is taken, of whom and for what: the product by its English name, the lender by a part of its. */
export type Taken = {
  scene: 'goods' | 'travel' | 'cash'
  lender: string
  product: string
  count: number
  amountMinor: number
  /** It is drawn from a line, which is opened first. */
  line?: boolean
}

/** What a merchant's book says came back of an order, beside what was drawn. */
export type GivenBack = { refundedMinor?: number; disputeLostMinor?: number }

const token = demoMerchant.secretKey
const dayMs = 86_400_000

const openPrincipal = (row: LivingInstallment): number =>
  row.principalMinor - Math.max(0, row.paidMinor - row.interestMinor - row.feeMinor)
const halfEven = (amount: number, over: number): number => {
  const [whole, rest] = [Math.floor(amount / over), amount % over]
  return whole + (rest * 2 > over || (rest * 2 === over && whole % 2 === 1) ? 1 : 0)
}
/** In a test's own arithmetic: 0.05 % a day of principal that is overdue, from the day after it was due, or after it was last reckoned. */
export const lateCost = (rows: readonly LivingInstallment[], on: string, through = ''): number =>
  rows
    .filter((row) => row.dueOn < on)
    .map((row) => {
      const since = through > row.dueOn ? through : row.dueOn
      return halfEven(openPrincipal(row) * 500 * daysBetween(since, on), 1_000_000)
    })
    .reduce((sum, minor) => sum + minor, 0)
/** What being late has cost, in a row of its own. */
export const isCharge = (row: LivingInstallment): boolean =>
  row.principalMinor === 0 && row.interestMinor === 0
export const openOf = (row: LivingInstallment): number => row.totalMinor - row.paidMinor

/** A loan's life from being taken to its end, at its own time, and what three books say of it. */
export function livesIn(world: World) {
  const { url } = world
  const phone = repayingOf(world)
  const till = tillOf(world)
  const loanOf = async (me: Shopper, id: string): Promise<Loan> =>
    valueOf(await call(url, loanContract.view, { token: me.token, params: { id } }))

  const aheadMs = async (): Promise<number> =>
    valueOf(await call(url, testClockContract.view, { token })).aheadSeconds * 1000

  async function cash(taken: Taken): Promise<Borrowed> {
    const { amountMinor, count: installmentCount, lender, product } = taken
    const me = await signIn(url, newPhone())
    const { cards } = await verified(me)
    const opened = valueOf(
      await call(url, cashContract.open, {
        token: me.token,
        body: { amountMinor, cardId: cards[0]?.id, installmentCount },
      }),
    )
    const request = valueOf(
      await call(url, shopperCheckoutContract.requestOffers, {
        token: me.token,
        params: { token: opened.token },
      }),
    )
    const offers = request.offers.filter((it) => it.productName.en === product)
    const consent = await consentTo(me, offerOf({ ...request, offers }, lender))
    const { loanId } = await decided(me, valueOf(await apply(me, consent)).id)
    if (!loanId) throw new Error('no loan')
    // No merchant stands behind cash: there is no order of which an authorization could be seen.
    const it = { me, checkout: opened.checkout, loanId, loan: () => loanOf(me, loanId) }
    return it as unknown as Borrowed
  }

  /** Taken and drawn, on its merchant's own day: what is to be reached by days is taken before that clock moves. */
  async function begun(taken: Taken): Promise<Borrowed> {
    const { scene, line, ...order } = taken
    if (scene === 'cash') return cash(taken)
    const trip = scene === 'travel' ? { itinerary: tripIn(world.deps.today(), 120) } : {}
    const me = line ? (await linesOf(world).opened({ lender: taken.lender })).me : undefined
    return borrowed(world, { ...order, ...trip, ...(me ? { me } : {}) })
  }

  /** Days go by: at an order's merchant alone, for cash everywhere; whoever was signed in then is signed in again. */
  async function pass({ scene }: Taken, it: Borrowed, days: number): Promise<Borrowed> {
    if (scene !== 'cash') {
      const body = { seconds: (days * dayMs) / 1000 }
      valueOf(await call(url, testClockContract.advance, { token, body }))
      return it
    }
    world.advance(days * dayMs)
    const me = await signIn(url, it.me.phone)
    return { ...it, me, loan: () => loanOf(me, it.loanId) }
  }

  /** So many days after it was taken, or later where the merchant's clock is further on; cash was taken just now. */
  async function reach(taken: Taken, it: Borrowed, days: number): Promise<Borrowed> {
    if (taken.scene === 'cash') return pass(taken, it, days)
    const left = days - (await aheadMs()) / dayMs
    return left > 0 ? pass(taken, it, left) : it
  }

  const pay = async (it: Borrowed, pays: Parameters<typeof phone.pay>[1]): Promise<void> => {
    expect(valueOf(await phone.pay(it, pays))).toMatchObject({
      status: 'succeeded',
      amountMinor: pays.amountMinor,
    })
  }

  /** Pays rows that are open, the oldest first: so many, or all. */
  async function payRows(it: Borrowed, count?: number): Promise<void> {
    const open = (await phone.rows(it)).installments.filter((row) => openOf(row) > 0)
    for (const row of open.slice(0, count)) await pay(it, { amountMinor: openOf(row) })
  }

  /** As the lender quotes it. */
  async function payOff(it: Borrowed): Promise<void> {
    const quote = valueOf(await phone.quote(it))
    await pay(it, { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id })
  }

  /** The rows here are those of the lender, once what happened elsewhere has come here. */
  const mirrored = (it: Borrowed) =>
    eventually('the rows are those of the lender', async () => {
      const ours = (await phone.rows(it)).installments.map(asTheirs)
      return JSON.stringify(ours) === JSON.stringify(phone.theirs(it)?.rows)
    })

  /** What was drawn from it came back to the line, in our mirror and in the lender's books. */
  async function lineIsWhole({ me }: Borrowed): Promise<void> {
    const lines = linesOf(world)
    const [line] = await lines.list(me)
    await lines.agree(me, line?.id ?? '', 0)
  }

  /**
   * Nothing is owed any more, and our rows, the lender's account and the merchant's order say the same to the fen:
   * what was drawn and not given back was repaid, with the costs that are in the rows and nothing else.
   */
  async function endsAs(
    it: Borrowed,
    { taken, status, back = {} }: { taken: Taken; status: Loan['status']; back?: GivenBack },
  ): Promise<void> {
    const { amountMinor, scene } = taken
    const { refundedMinor = 0, disputeLostMinor = 0 } = back
    const backMinor = refundedMinor + disputeLostMinor
    await mirrored(it)
    await expectBooksAgree(phone, it)
    expect(await it.loan()).toMatchObject({ status, outstandingMinor: 0, nextDueOn: null })
    const rows = (await listOf(world.deps.db, LoanId.parse(it.loanId))).map(asTheirs)
    const theirs = phone.theirs(it)
    expect(rows).toEqual(theirs?.rows)
    expect(theirs).toMatchObject({ capturedMinor: amountMinor, refundedMinor: backMinor })
    for (const row of rows) expect(row.paidMinor).toBe(row.totalMinor)
    const sum = (of: (row: (typeof rows)[number]) => number): number =>
      rows.reduce((all, row) => all + of(row), 0)
    expect(sum((row) => row.principalMinor)).toBe(amountMinor - backMinor)
    expect(theirs?.repaidMinor).toBe(
      amountMinor - backMinor + sum((row) => row.interestMinor + row.feeMinor),
    )
    if (taken.line) await lineIsWhole(it)
    if (scene === 'cash') return expect(theirs?.lines).toEqual([])
    expect(await till.view(it.authorization.id)).toMatchObject({
      amountMinor,
      capturedMinor: amountMinor,
      refundedMinor,
      disputedMinor: 0,
      disputeLostMinor,
      refundableMinor: amountMinor - backMinor,
    })
    expect((await viewAsMerchant(url, it.checkout.id)).status).toBe('paid')
    const settledMinor = (theirs?.lines ?? []).reduce(
      (all, line) => all + (line.direction === 'to_merchant' ? 1 : -1) * line.amountMinor,
      0,
    )
    expect(settledMinor).toBe(amountMinor - backMinor)
  }

  return { phone, till, begun, pass, reach, pay, payRows, payOff, mirrored, endsAs }
}
