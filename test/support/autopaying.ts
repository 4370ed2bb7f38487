import { autopayContract } from '@miaoguo/shared/contract/shopper/autopay'
import { loanContract } from '@miaoguo/shared/contract/shopper/loans'
import type { Autopay, AutopayOffer, AutopayState } from '@miaoguo/shared/repayment/autopay'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { World } from './app.ts'
import { verified } from './applying.ts'
import { borrowed, type Borrowed } from './repaying.ts'
import { call, eventually, signIn, valueOf, type Answer } from './shopper.ts'

/** What a borrower does to have installments taken by themselves, and what the lender's books say of it. */
export function autopayingOf(world: World) {
  const { url } = world
  const of = (it: Borrowed) => ({ token: it.me.token, params: { id: it.loanId } })
  const view = async (it: Borrowed): Promise<AutopayState> =>
    valueOf(await call(url, autopayContract.view, of(it)))
  const preview = (it: Borrowed, cardId: string): Promise<Answer<AutopayOffer>> =>
    call(url, autopayContract.preview, { ...of(it), body: { cardId } })
  const setUp = (
    it: Borrowed,
    asked: { cardId: string; digest: string },
    key?: string,
  ): Promise<Answer<Autopay>> =>
    call(url, autopayContract.setUp, { ...of(it), body: asked, ...(key ? { key } : {}) })
  const theirs = (it: Borrowed) =>
    Object.values(world.lenders)
      .flatMap((lender) => lender.books().loans)
      .find((loan) => loan.merchantReference === it.checkout.merchantReference)?.account
  return {
    view,
    preview,
    setUp,
    theirs,
    /** A loan whose borrower has a verified card of their own. */
    loan: async (
      it: Parameters<typeof borrowed>[1] = {},
    ): Promise<Borrowed & { cardId: string }> => {
      const made = await borrowed(world, { lender: 'Suyi', ...it })
      const cardId = (await verified(made.me)).cards[0]?.id ?? ''
      return { ...made, cardId }
    },
    /** Reads the text with a card and agrees to it. */
    agreed: async (it: Borrowed & { cardId: string }, key?: string): Promise<Autopay> => {
      const { digest } = valueOf(await preview(it, it.cardId))
      return valueOf(await setUp(it, { cardId: it.cardId, digest }, key))
    },
    end: (it: Borrowed, id: string) =>
      call(url, autopayContract.end, { token: it.me.token, params: { id }, body: {} }),
    until: (it: Borrowed, status: Autopay['status']): Promise<Autopay> =>
      eventually(`autopay ${status}`, async () => {
        const { autopay } = await view(it)
        return autopay?.status === status ? autopay : undefined
      }),
    /** It is ten in the morning of a day in China, and the borrower signs in again. */
    goTo: async <T extends Borrowed>(it: T, day: CalendarDate): Promise<T> => {
      world.advance(Date.parse(`${day}T10:00:00+08:00`) - Date.parse(world.deps.wallNow()))
      const me = await signIn(url, it.me.phone)
      const loan = async () =>
        valueOf(await call(url, loanContract.view, { token: me.token, params: { id: it.loanId } }))
      return { ...it, me, loan }
    },
    /** Until the lender has tried a day and we have heard of it. */
    tried: (it: Borrowed, day: CalendarDate) =>
      eventually(`the collection of ${day}`, async () => {
        const { autopay } = await view(it)
        return autopay?.lastCollection?.on === day ? autopay.lastCollection : undefined
      }),
  }
}
