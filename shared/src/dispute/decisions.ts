import type { DecisionTable } from '../authorization/decisions.ts'
import type { DisputeStatus } from './dispute.ts'

/**
 * What happens to a dispute. `ask_…`: the merchant answers. `submit_evidence`, `accept`: the lender has the answer.
 * `win`, `lose`: the lender decided. `expire`: its time ran out without an answer, and the lender took the money back.
 */
export const disputeEvents = [
  'ask_evidence',
  'ask_acceptance',
  'submit_evidence',
  'accept',
  'win',
  'lose',
  'expire',
] as const
export type DisputeHappening = (typeof disputeEvents)[number]

const already = { already: true } as const
const contradiction = { contradiction: true } as const
const refuse = <C extends 'dispute_closed' | 'dispute_deadline_passed' | 'dispute_evidence_given'>(
  code: C,
) => ({ refuse: code })
const to = <S extends DisputeStatus>(status: S) => ({ to: status })

const decided = {
  ask_evidence: refuse('dispute_closed'),
  ask_acceptance: refuse('dispute_closed'),
  submit_evidence: already,
} as const
/** The money is back at the borrower’s: by which of its names a lender says so makes no difference any more. */
const takenBack = { lose: already, accept: already, expire: already, win: contradiction } as const

export const disputeDecisions: DecisionTable<DisputeStatus, DisputeHappening> = {
  opened: {
    ask_evidence: to('opened'),
    ask_acceptance: to('opened'),
    submit_evidence: to('evidence_submitted'),
    accept: to('accepted'),
    // A borrower may take it back before anybody answered.
    win: to('won'),
    lose: to('lost'),
    expire: to('expired'),
  },
  evidence_submitted: {
    ask_evidence: refuse('dispute_evidence_given'),
    ask_acceptance: to('evidence_submitted'),
    submit_evidence: already,
    accept: to('accepted'),
    win: to('won'),
    lose: to('lost'),
    // It was answered in time, and the lender said so.
    expire: contradiction,
  },
  won: {
    ...decided,
    win: already,
    lose: contradiction,
    accept: contradiction,
    expire: contradiction,
  },
  lost: { ...decided, ...takenBack },
  accepted: { ...decided, ...takenBack, ask_acceptance: already },
  expired: {
    ...takenBack,
    ask_evidence: refuse('dispute_deadline_passed'),
    ask_acceptance: refuse('dispute_deadline_passed'),
    submit_evidence: already,
  },
}

/** The states that take the amount back from the merchant. */
export const takesBack: readonly DisputeStatus[] = ['lost', 'accepted', 'expired']
/** The states in which nobody knows yet whose the money is. */
export const disputeIsOpen: readonly DisputeStatus[] = ['opened', 'evidence_submitted']
