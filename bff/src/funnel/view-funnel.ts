import type { consoleOrderContract } from '@miaoguo/shared/contract/console/orders'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { FunnelDay, FunnelStages } from '@miaoguo/shared/merchant/console'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import { addDays, daysBetween } from '@miaoguo/shared/time/due-dates'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import * as merchants from '../merchants/store.ts'
import * as store from './store.ts'

type Contract = typeof consoleOrderContract.funnel

const daysShown = 14
const daysMax = 92
const nothing: FunnelStages = {
  shown: 0,
  opened: 0,
  offers: 0,
  consented: 0,
  approved: 0,
  captured: 0,
}

/** How far shoppers came on each day of a period, the merchant's own days. */
export async function viewFunnel(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { merchantId } = merchantOf(actor)
  const merchant = await merchants.byId(deps.db, merchantId)
  invariant(merchant, 'the door found this merchant')
  const { timeZone } = merchant
  const toOn = input.query.toOn ?? (await store.dateIn(deps.db, { timeZone, at: deps.now() }))
  const fromOn = input.query.fromOn ?? addDays(toOn, 1 - daysShown)
  const length = daysBetween(fromOn, toOn) + 1
  if (length < 1 || length > daysMax)
    throw new Problem('input_invalid', {}, [
      { pointer: '/query/toOn', message: `must be 0 to ${daysMax - 1} days after fromOn` },
    ])
  const period = { merchantId, timeZone, fromOn, toOn }
  // One after the other: the embedded database has one connection.
  const orders = await store.countOrders(deps.db, period)
  const shown = await store.countShown(deps.db, period)
  const failures = await store.countFailures(deps.db, period)
  const ordersOf = new Map(orders.map((it) => [it.countedOn, it]))
  const shownOf = new Map(shown.map((it) => [it.countedOn, it.shown]))
  const days = Array.from({ length }, (_, i): FunnelDay => {
    const countedOn = addDays(fromOn, i)
    return { ...nothing, ...ordersOf.get(countedOn), countedOn, shown: shownOf.get(countedOn) ?? 0 }
  })
  return { fromOn, toOn, timeZone, total: totalOf(days), days, failures }
}

const totalOf = (days: readonly FunnelDay[]): FunnelStages =>
  days.reduce(
    (sum, day) => ({
      shown: sum.shown + day.shown,
      opened: sum.opened + day.opened,
      offers: sum.offers + day.offers,
      consented: sum.consented + day.consented,
      approved: sum.approved + day.approved,
      captured: sum.captured + day.captured,
    }),
    nothing,
  )
