import type { Bench } from './bench.ts'
import { fineractBenches } from './fineract.ts'
import { flexPayBench } from './flex-pay.ts'
import { klarnaBench } from './klarna.ts'
import { openLenderBenches } from './open-lender.ts'

/** Add a line for each lender we learn to speak with. */
export const benches: readonly Bench[] = [
  ...openLenderBenches,
  ...fineractBenches,
  klarnaBench,
  flexPayBench,
]
