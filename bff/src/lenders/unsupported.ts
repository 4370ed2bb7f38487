import { randomUUID } from 'node:crypto'
import type { Booking, FoundOperation, Lender, Moved, Outage } from './lender.ts'

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

/** A request that names too little to be sent: no lender has heard of it. */
export const refusedHere = (): Extract<Booking, { outcome: 'refused' }> => ({
  outcome: 'refused',
  status: 400,
  correlationId: randomUUID(),
})

type Optional = Exclude<keyof Lender, 'terms' | 'quote' | 'originate'>

/** Everything a lender may lack, said so without asking; an adapter spreads it and overrides what its lender has. */
export const unsupported: Pick<Lender, Optional> = {
  openHandoff: async () => notAsked(),
  handoff: async () => notAsked(),
  dropHandoff: async () => notAsked(),
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
  quoteWithdrawal: async () => notAsked(),
  operationByReference: async () => notMoved(),
  fileServiceRequest: async () => notAsked(),
  serviceRequestByReference: async () => notAsked(),
  acceptRelief: async () => notMoved(),
  openCreditLine: async () => notAsked(),
  creditLine: async () => notAsked(),
  closeCreditLine: async () => notAsked(),
  setUpMandate: async () => notAsked(),
  mandate: async () => notAsked(),
  cancelMandate: async () => notAsked(),
  settlementCertificate: async () => notAsked(),
  dispute: async () => notAsked(),
  submitEvidence: async () => notAsked(),
  acceptDispute: async () => notAsked(),
  listLoans: async () => notAsked(),
  listSettlementLines: async () => notAsked(),
  readNotification: async () => ({ ok: false, reason: 'unsupported' }),
}
