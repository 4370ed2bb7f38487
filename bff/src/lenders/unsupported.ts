import { randomUUID } from 'node:crypto'
import type { FoundOperation, Lender, Moved, Outage } from './lender.ts'

export const notAsked = (): Outage => ({
  ok: false,
  reason: 'unsupported',
  correlationId: randomUUID(),
})
export const notMoved = (): Extract<Moved, { outcome: 'unsupported' }> &
  Extract<FoundOperation, { outcome: 'unsupported' }> => ({
  outcome: 'unsupported',
  correlationId: randomUUID(),
})

type Optional = Exclude<keyof Lender, 'terms' | 'quote' | 'originate'>

/** Everything a lender may lack, said so without asking; an adapter spreads it and overrides what its lender has. */
export const unsupported: Pick<Lender, Optional> = {
  statusByReference: async () => notMoved(),
  loan: async () => notAsked(),
  capture: async () => notMoved(),
  cancel: async () => notMoved(),
  releaseRemaining: async () => notMoved(),
  extendAuthorization: async () => notMoved(),
  previewRefund: async () => notAsked(),
  refund: async () => notMoved(),
  repay: async () => notMoved(),
  quotePayoff: async () => notAsked(),
  operationByReference: async () => notMoved(),
  listLoans: async () => notAsked(),
  listSettlementLines: async () => notAsked(),
  readNotification: async () => ({ ok: false, reason: 'unsupported' }),
}
