import { bookingContract } from '@miaoguo/shared/contract/merchant/bookings'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { answerFor, heldAwaiting, waitingLines } from '../support/awaiting.ts'
import { openCheckout, valueOf } from '../support/shopper.ts'
import { send } from './send.ts'
import { captureNow } from './till.ts'

type Way = (world: World) => Promise<Response>

const answer = (world: World, id: string, body: Record<string, unknown> = {}) =>
  send(world, bookingContract.answer, {
    token: demoMerchant.secretKey,
    params: { id },
    body: { line: 0, answer: 'confirmed', supplierReference: 'PNR-1', ...body },
  })

/** Ways to the problems of telling what a supplier answered. */
export const bookingWays: Record<string, Way> = {
  'recordSupplierAnswer booking_unknown': async (world) =>
    answer(world, (await heldAwaiting(world)).checkout.id, { line: 9 }),
  'recordSupplierAnswer booking_answered': async (world) => {
    const it = await heldAwaiting(world)
    valueOf(await answerFor(world, it, { line: 0, answer: 'confirmed' }))
    return answer(world, it.checkout.id, { answer: 'refused' })
  },
  'recordSupplierAnswer booking_not_financed': async (world) => {
    const lines = waitingLines()
    return answer(
      world,
      (await openCheckout(world.url, { notifyUrl: world.receiver.url, lines })).id,
    )
  },
  'recordSupplierAnswer operation_pending': async (world) => {
    const it = await heldAwaiting(world, { lender: 'Suyi', ending: '0011' })
    valueOf(await answerFor(world, it, { line: 0, answer: 'confirmed' }))
    await captureNow(world, it.authorization.id, { amountMinor: 50_000 })
    return answer(world, it.checkout.id, { line: 1 })
  },
}
