import type { Autopay, AutopayStatus } from '@miaoguo/shared/repayment/autopay'
import type { MandateState, StoredMandate } from './store.ts'

const statuses: Record<MandateState, AutopayStatus> = {
  asked: 'asking',
  pending: 'asking',
  active: 'active',
  ending: 'ending',
  refused: 'refused',
  ended: 'ended',
}

/** A permission, as its borrower sees it. */
export const toAutopay = (it: StoredMandate): Autopay => ({
  id: it.id,
  loanId: it.loanId,
  status: statuses[it.state],
  card: it.paper.card,
  paper: it.paper,
  digest: it.digest,
  agreedAt: it.agreedAt,
  end: it.endReason,
  endedAt: it.endedAt,
  lastCollection: it.lastCollection,
})
