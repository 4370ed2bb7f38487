import type { consoleOrderContract } from '@miaoguo/shared/contract/console/orders'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import { MerchantScenario, type CheckoutStatus } from '@miaoguo/shared/checkout/checkout'
import type {
  ConsoleOrder,
  OrderApplication,
  OrderAuthorization,
} from '@miaoguo/shared/merchant/console'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import { daysLeftOf, toView } from '../authorizations/views.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import * as store from './store.ts'

type Contract = typeof consoleOrderContract

/** An order past its time is expired even before the job that says so has come by. */
const statusNow = (deps: Deps, it: store.StoredOrder): CheckoutStatus =>
  it.status === 'open' && it.expiresAt <= deps.now() ? 'expired' : it.status

type Behind = {
  credit: OrderApplication | undefined
  authorization: StoredAuthorization | undefined
}

function moneyOf(deps: Deps, it: StoredAuthorization | undefined): OrderAuthorization | null {
  if (!it) return null
  const view = toView(deps, it)
  return { ...view, daysLeft: daysLeftOf(deps, view) }
}

const toOrder = (
  deps: Deps,
  it: store.StoredOrder,
  { credit, authorization }: Behind,
): ConsoleOrder => ({
  checkoutId: it.id,
  merchantReference: it.merchantReference,
  scenario: MerchantScenario.parse(it.scenario),
  status: statusNow(deps, it),
  currency: it.currency,
  amountMinor: it.amountMinor,
  createdAt: it.createdAt,
  expiresAt: it.expiresAt,
  paidAt: it.paidAt,
  credit: credit ?? null,
  authorization: moneyOf(deps, authorization),
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
  const ids = rows.map((it) => it.id)
  const credits = await store.applicationsOf(deps.db, ids)
  const held = await authorizations.listByCheckouts(deps.db, ids)
  return {
    items: rows.map((it) =>
      toOrder(deps, it, { credit: credits.get(it.id)?.[0], authorization: held.get(it.id) }),
    ),
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
  const held = await authorizations.listByCheckouts(deps.db, [found.id])
  const { lines, openedAt, offeredAt, consentedAt } = found
  return {
    ...toOrder(deps, found, { credit: applications[0], authorization: held.get(found.id) }),
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
