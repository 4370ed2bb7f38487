import { randomUUID } from 'node:crypto'
import { creditLineContract } from '@miaoguo/shared/contract/shopper/credit-lines'
import type { CreditLine } from '@miaoguo/shared/credit-line/credit-line'
import type { Offer, OfferRequest } from '@miaoguo/shared/offer/offer'
import { expect } from 'vitest'
import type { LenderCode } from '../sandbox/lenders/profiles.ts'
import type { World } from './app.ts'
import { verify } from './applying.ts'
import { call, eventually, newPhone, signIn, valueOf, type Shopper } from './shopper.ts'

const purposes = ['loan_agreement', 'share_identity_with_lender', 'credit_bureau_query']

/** What a borrower does with a line, and what its lender's books say of it. */
export function linesOf(world: World) {
  const { url } = world
  const of = (me: Shopper, id: string) => ({ token: me.token, params: { id } })
  const view = async (me: Shopper, id: string) =>
    valueOf(await call(url, creditLineContract.view, of(me, id)))
  const offerings = async (me: Shopper) =>
    valueOf(await call(url, creditLineContract.offerings, { token: me.token })).items
  const bodyFor = async (me: Shopper, lender = 'Suyi') => {
    const items = await offerings(me)
    const found = items.find((it) => it.notice.lender.legalName.en.includes(lender))
    if (!found) throw new Error(`no line of ${lender}`)
    const { notice, noticeDigest } = found
    return { lenderId: notice.lender.id, productCode: notice.productCode, noticeDigest, purposes }
  }
  const apply = (me: Shopper, body: object, key: string = randomUUID()) =>
    call(url, creditLineContract.apply, { token: me.token, body: { ...body }, key })
  const theirsOf = (id: string) => {
    for (const lender of Object.values(world.lenders)) {
      const { creditLines, loans } = lender.books()
      const line = creditLines.find((it) => it.lineReference === id)
      if (line) return { line, loans: loans.filter((it) => it.creditLineReference === id) }
    }
    throw new Error(`no lender has a line ${id}`)
  }
  const until = (me: Shopper, id: string, holds: (it: CreditLine) => boolean) =>
    eventually(`the line ${id}`, async () => {
      const now = await view(me, id)
      return holds(now) ? now : undefined
    })
  return {
    view,
    offerings,
    bodyFor,
    apply,
    until,
    theirsOf,
    list: async (me: Shopper) =>
      valueOf(await call(url, creditLineContract.list, { token: me.token })).items,
    close: (me: Shopper, id: string, key: string = randomUUID()) =>
      call(url, creditLineContract.close, { ...of(me, id), body: {}, key }),
    /** Somebody who said who they are, with a line that stands. */
    opened: async (it: { lender?: string; ending?: string } = {}) => {
      const me = await signIn(url, newPhone(it.ending))
      valueOf(await verify(me))
      const line = valueOf(await apply(me, await bodyFor(me, it.lender)))
      return { me, line }
    },
    /** Somebody at the lender changes a line. */
    byHand: async (lender: LenderCode, id: string, change: object): Promise<void> => {
      const response = await fetch(`${world.lenders[lender].url}/sandbox/credit-lines/${id}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(change),
      })
      expect(response.status).toBe(200)
    },
    /** Our mirror and the lender's own record and loans say the same, as soon as it has told us. */
    agree: async (me: Shopper, id: string, used: number): Promise<CreditLine> => {
      const line = await until(me, id, (it) => it.usedMinor === used)
      const theirs = theirsOf(id).line
      expect(line).toMatchObject({
        status: theirs.status,
        limitMinor: theirs.limitMinor,
        usedMinor: used,
        availableMinor: theirs.status === 'active' ? Math.max(0, theirs.limitMinor - used) : 0,
      })
      return line
    },
  }
}

/** The first offer that is drawn from the line. */
export function throughLine(request: OfferRequest, line: { id: string }): Offer {
  const found = request.offers.find((it) => it.creditLine?.id === line.id)
  if (!found) throw new Error(`nothing is offered through ${line.id}`)
  return found
}
