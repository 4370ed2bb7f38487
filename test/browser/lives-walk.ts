import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import { formatMoney } from '@miaoguo/shared/money/format'
import { expect } from 'vitest'
import type { World } from '../support/app.ts'
import type { Phone } from '../support/browser.ts'
import { asHeld } from '../support/held.ts'
import type { livesIn } from '../support/lives.ts'
import type { Borrowed } from '../support/repaying.ts'
import { call, openCheckout, valueOf, type Shopper } from '../support/shopper.ts'
import { tripIn } from '../support/trip.ts'
import type { OnOffer } from './lives-products.ts'
import type { OnAPhone } from './on-a-phone.ts'
import { agreeToAll, enter, giveNameAndCard, readSheet, signIn, wishForCash } from './walk.ts'

export type On = OnAPhone<World>
/** A loan, who has it in hand, and everything a story needs to go on with it. */
export type Life = { on: On; lives: ReturnType<typeof livesIn>; taken: OnOffer; it: Borrowed }
/** What was asked for, up to the lender's answer. */
export type Applied = { number: string; checkout: Checkout | null; shown: Shown }
type Shown = { installment: string; totalCost: string }

const yuan = (amountMinor: number): string => formatMoney({ amountMinor, currency: 'CNY' })

/** From an order or a wish for cash to the signature; the figures of the offer are those of the sheet. */
export async function applyOnPhone(on: On, taken: OnOffer, number: string): Promise<Applied> {
  const checkout =
    taken.scene === 'cash' ? await toCash(on, number) : await toOrder(on, taken, number)
  const card = on
    .seen('.offer')
    .filter({ hasText: taken.name })
    .filter({ hasText: `× ${taken.count} 期` })
    .filter({ hasNotText: '先息后本' })
    .filter({ hasText: taken.code === 'huaxin' ? '华信' : '乐众' })
    .first()
  await card.waitFor()
  const read = async (selector: string): Promise<string> =>
    ((await card.locator(selector).textContent()) ?? '').split(' ')[0] ?? ''
  const shown = {
    installment: await read('.offer-installment'),
    totalCost: await read('.offer-total-cost'),
  }
  expect(await card.textContent()).toContain('单利')
  await card.locator('.offer-choose').click()
  await on.seen('#confirm-sheet').waitFor()
  expect(await on.seen('#sheet-total-cost').textContent()).toBe(shown.totalCost)
  await readSheet(on.phone)
  await agreeToAll(on.phone)
  await on.seen('#agree').click()
  return { number, checkout, shown }
}

async function toOrder(on: On, taken: OnOffer, number: string): Promise<Checkout> {
  const { world, phone } = on
  const checkout = await openCheckout(world.url, {
    notifyUrl: world.receiver.url,
    amountMinor: taken.amountMinor,
    ...(taken.scene === 'travel' ? { itinerary: tripIn(world.deps.today(), 120) } : {}),
  })
  await phone.page.goto(`${world.url}/#/checkout/pages/offers/index?token=${checkout.token}`)
  await signIn(phone, number)
  expect(await on.seen('.order').textContent()).toContain(yuan(taken.amountMinor))
  return checkout
}

async function toCash({ world, phone, seen }: On, number: string): Promise<null> {
  await phone.page.goto(world.url)
  await seen('#cash').click()
  await enter(phone, number)
  await seen('#to-applicant').click()
  await giveNameAndCard(phone)
  await seen('#to-request').click()
  await wishForCash(phone)
  return null
}

/** The approved loan as its borrower's phone knows it; its rows are those that were offered. */
export async function approved(on: On, lives: Life['lives'], applied: Applied): Promise<Borrowed> {
  await on.seen('#result-approved').waitFor({ timeout: 40_000 })
  const me = await whoIsHere(on, applied.number)
  const { items } = valueOf(await call(on.world.url, loanContract.list, { token: me.token }))
  const loanId = items[0]?.id
  if (items.length !== 1 || !loanId) throw new Error('the phone has exactly one loan')
  const it = await asBorrowed(on, { me, loanId, checkout: applied.checkout })
  const { installments } = await lives.phone.rows(it)
  expect(applied.shown).toEqual({
    installment: yuan(installments[0]?.totalMinor ?? 0),
    totalCost: yuan(installments.reduce((sum, row) => sum + row.interestMinor + row.feeMinor, 0)),
  })
  return it
}

async function asBorrowed(
  { world }: On,
  it: { me: Shopper; loanId: string; checkout: Checkout | null },
): Promise<Borrowed> {
  const { me, loanId, checkout } = it
  if (checkout) return { ...(await asHeld(world, { me, checkoutId: checkout.id, loanId })), loanId }
  const loan = async () =>
    valueOf(await call(world.url, loanContract.view, { token: me.token, params: { id: loanId } }))
  const { merchantReference } = await loan()
  // No merchant stands behind cash: there is no order of which an authorization could be seen.
  return { me, loanId, loan, checkout: { merchantReference } } as unknown as Borrowed
}

const slot = 'miaoguo.session'

/** Who is signed in on the phone, by the session it keeps. */
async function whoIsHere({ world, phone }: On, number: string): Promise<Shopper> {
  const kept = await sessionOf(phone)
  const { data } = JSON.parse(kept) as { data: string }
  const { accessToken } = JSON.parse(data) as { accessToken: string }
  return { url: world.url, phone: number, token: accessToken }
}

export const sessionOf = async ({ page }: Phone): Promise<string> => {
  const kept = await page.evaluate((name) => localStorage.getItem(name), slot)
  if (kept === null) throw new Error('nobody is signed in on this phone')
  return kept
}

/** Takes the phone of a story that broke off into the hand again. */
export async function takeUp({ phone }: On, kept: string): Promise<void> {
  await phone.context.addInitScript(([name, value]) => localStorage.setItem(name, value), [
    slot,
    kept,
  ] as const)
}

/** The page of the loan as it stands now, read anew. */
export async function openLoan({ on, it }: Life): Promise<void> {
  const { page } = on.phone
  await page.goto(`${on.world.url}/#/account/pages/loan/index?loan=${it.loanId}`)
  await page.reload()
  await on.seen('.installment-row').first().waitFor()
}

/** The last look and the payment, and back to the loan. */
export async function confirmOnPhone({ on }: Life): Promise<void> {
  await on.seen('#confirm-repayment').click()
  await on.seen('#repayment-succeeded').waitFor()
  await on.seen('#to-loan').click()
  await on.seen('.installment-row').first().waitFor()
}

export const says = async ({ on }: Pick<Life, 'on'>): Promise<string> =>
  (await on.seen('main').textContent()) ?? ''

/** Whatever is left is paid, the phone says that it is closed, and three books agree to the fen. */
export async function paidToTheEnd(
  life: Life,
  back: Parameters<Life['lives']['endsAs']>[1]['back'] = {},
): Promise<void> {
  const { on, lives, taken, it } = life
  await lives.payRows(it)
  await openLoan(life)
  await on.seen('.bill-paid_off').waitFor()
  expect(await on.seen('#pay-now').count()).toBe(0)
  await lives.endsAs(it, { taken, status: 'paid_off', back })
}
