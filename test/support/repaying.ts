import { billContract, repaymentContract } from '@miaoguo/shared/contract/shopper/repayments'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { Repayment } from '@miaoguo/shared/repayment/repayment'
import type { World } from './app.ts'
import { held, type Held } from './held.ts'
import { call, eventually, valueOf, type Shopper } from './shopper.ts'

/** A loan drawn at once, and its borrower. */
export type Borrowed = Held & { loanId: string }

export async function borrowed(
  world: World,
  it: Omit<NonNullable<Parameters<typeof held>[1]>, 'captureMode'> = {},
): Promise<Borrowed> {
  const made = await held(world, { count: 6, ...it, captureMode: 'automatic' })
  return { ...made, loanId: (await made.loan()).id }
}

type Pays = { kind?: string; amountMinor: number; currency?: string } & Record<string, unknown>

/** What a borrower's phone asks about loans, and what the lenders' books say. */
export function repayingOf(world: World) {
  const { url } = world
  const of = (it: Borrowed, me: Shopper = it.me) => ({
    token: me.token,
    params: { id: it.loanId },
  })
  const body = ({ kind = 'installment', currency = 'CNY', ...rest }: Pays) => ({
    kind,
    currency,
    ...rest,
  })
  return {
    bills: async (me: Shopper, query: Record<string, string> = {}) =>
      valueOf(await call(url, billContract.list, { token: me.token, query })),
    rows: async (it: Borrowed) =>
      valueOf(await call(url, repaymentContract.viewInstallments, of(it))),
    quote: (it: Borrowed, key?: string) =>
      call(url, repaymentContract.quotePayoff, { ...of(it), body: {}, ...(key ? { key } : {}) }),
    undoing: (it: Borrowed) =>
      call(url, repaymentContract.previewWithdrawal, { ...of(it), body: {} }),
    preview: (it: Borrowed, pays: Pays) =>
      call(url, repaymentContract.preview, { ...of(it), body: body(pays) }),
    pay: (it: Borrowed, pays: Pays, key?: string) =>
      call(url, repaymentContract.make, { ...of(it), body: body(pays), ...(key ? { key } : {}) }),
    settled: (it: Borrowed, id: string): Promise<Repayment> =>
      eventually(`repayment ${id}`, async () => {
        const now = valueOf(
          await call(url, repaymentContract.view, { token: it.me.token, params: { id } }),
        )
        return now.status === 'pending' ? undefined : now
      }),
    theirs: (it: Borrowed) =>
      Object.values(world.lenders)
        .flatMap((lender) => lender.books().loans)
        .find((loan) => loan.merchantReference === it.checkout.merchantReference)?.account,
  }
}

/** A row in the lender's words, of one of ours. */
export const asTheirs = (row: LivingInstallment): LivingInstallment => ({
  number: row.number,
  dueOn: row.dueOn,
  principalMinor: row.principalMinor,
  interestMinor: row.interestMinor,
  feeMinor: row.feeMinor,
  totalMinor: row.totalMinor,
  paidMinor: row.paidMinor,
})
