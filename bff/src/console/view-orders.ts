import type { consoleOrderContract } from '@miaoguo/shared/contract/console/orders'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { CheckoutStatus } from '@miaoguo/shared/checkout/checkout'
import type { ConsoleOrder, OrderApplication } from '@miaoguo/shared/merchant/console'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as store from './store.ts'

type Contract = typeof consoleOrderContract

/** An order past its time is expired even before the job that says so has come by. */
const statusNow = (deps: Deps, it: store.StoredOrder): CheckoutStatus =>
  it.status === 'open' && it.expiresAt <= deps.now() ? 'expired' : it.status

const toOrder = (
  deps: Deps,
  it: store.StoredOrder,
  credit: OrderApplication | undefined,
): ConsoleOrder => ({
  checkoutId: it.id,
  merchantReference: it.merchantReference,
  scenario: it.scenario,
  status: statusNow(deps, it),
  currency: it.currency,
  amountMinor: it.amountMinor,
  createdAt: it.createdAt,
  expiresAt: it.expiresAt,
  paidAt: it.paidAt,
  credit: credit ?? null,
  lastFailure: it.lastFailure,
})

/** The orders of the account, newest first, each with the newest asking for its credit. */
export async function listConsoleOrders(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['list']>,
): Promise<OutputOf<Contract['list']>> {
  const { status, reference } = input.query
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    store.listOrders(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      status,
      reference,
      ...page,
    }),
  )
  const credits = await store.applicationsOf(
    deps.db,
    rows.map((it) => it.id),
  )
  return {
    items: rows.map((it) => toOrder(deps, it, credits.get(it.id)?.[0])),
    nextCursor,
  }
}

/** One order of the account, with everything asked for it. */
export async function viewConsoleOrder(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['view']>,
): Promise<OutputOf<Contract['view']>> {
  const { merchantId } = merchantOf(actor)
  const found = await store.findOrder(deps.db, { merchantId, id: input.params.id })
  if (!found) throw new Problem('not_found')
  const applications = (await store.applicationsOf(deps.db, [found.id])).get(found.id) ?? []
  const { lines, openedAt, offeredAt, consentedAt } = found
  return {
    ...toOrder(deps, found, applications[0]),
    lines,
    openedAt,
    offeredAt,
    consentedAt,
    applications,
  }
}

/** The orders whose financing failed, newest first. */
export async function listOrderFailures(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['failures']>,
): Promise<OutputOf<Contract['failures']>> {
  const { rows, nextCursor } = await readPage(input.query, (page) =>
    store.listFailed(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      ...page,
    }),
  )
  return {
    items: rows.map((it) => {
      invariant(it.lastFailure, 'only orders that failed are listed')
      return {
        checkoutId: it.id,
        merchantReference: it.merchantReference,
        status: statusNow(deps, it),
        createdAt: it.createdAt,
        failure: it.lastFailure,
      }
    }),
    nextCursor,
  }
}
