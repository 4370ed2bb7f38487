import type { CheckoutLine } from '@miaoguo/shared/checkout/checkout'
import type { SupplierAnswer } from '@miaoguo/shared/contract/merchant/bookings'
import { bookingContract } from '@miaoguo/shared/contract/merchant/bookings'
import type { z } from 'zod/mini'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from './app.ts'
import { held, type Held } from './held.ts'
import { call, type Answer } from './shopper.ts'

const waiting = (name: string, totalMinor: number): CheckoutLine => ({
  kind: 'item',
  name,
  quantity: 1,
  unitAmountMinor: totalMinor,
  totalMinor,
  awaitsSupplier: true,
})

/** Flights for 720 and a hotel for 480, both sure only when their suppliers say so. */
export const waitingLines = (): CheckoutLine[] => [
  waiting('往返机票', 72_000),
  waiting('海滨酒店', 48_000),
]

/** An order of lines that wait for their suppliers, approved by a lender; held unless something else is said. */
export const heldAwaiting = (world: World, it: Parameters<typeof held>[1] = {}): Promise<Held> =>
  held(world, { amountMinor: 120_000, lines: waitingLines(), ...it })

export type Said = { line: number; answer: 'confirmed' | 'refused'; supplierReference?: string }

/** The merchant's server tells what a supplier answered. */
export const answerFor = (
  world: World,
  { checkout }: Pick<Held, 'checkout'>,
  { supplierReference = 'PNR-1', key, ...said }: Said & { key?: string },
): Promise<Answer<z.infer<typeof SupplierAnswer>>> =>
  call(world.url, bookingContract.answer, {
    token: demoMerchant.secretKey,
    params: { id: checkout.id },
    body: { supplierReference, ...said },
    ...(key ? { key } : {}),
  })
