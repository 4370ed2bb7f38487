import { Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'
import type { Answered } from '../lenders/lender.ts'
import type { Standing } from '../loans/standing-store.ts'
import { mirrorLoan } from '../operations/mirror-loan.ts'
import { authorizationIdOf, payableLoan } from './own-loan.ts'
import type { OwnLoan } from './store.ts'

type Told = {
  told: Answered<{ totalMinor: number }>
  agrees(standing: Standing): boolean
  computedMinor(standing: Standing): number
  alarm: 'payoff_mismatch' | 'withdrawal_mismatch'
}

/** The loan as both books have it. Where they differ the lender's rows are read once more: somebody may have paid there. */
export async function agreedStanding(deps: Deps, loan: OwnLoan, it: Told): Promise<Standing> {
  const before = await payableLoan(deps, loan)
  if (it.agrees(before)) return before
  await mirrorLoan(deps, { authorizationId: authorizationIdOf(loan) }).catch((error: unknown) =>
    deps.log.warn({ loanId: loan.id, error: String(error) }, 'books not read once more'),
  )
  const now = await payableLoan(deps, loan)
  if (it.agrees(now)) return now
  const { told, alarm } = it
  const facts = {
    loanId: loan.id,
    lenderId: loan.lenderId,
    correlationId: told.correlationId,
    lenderMinor: told.value.totalMinor,
    computedMinor: it.computedMinor(now),
  }
  deps.log.error({ ...facts, alarm }, alarm)
  await audit.append(deps.db, {
    at: deps.now(),
    actor: loan.lenderId,
    action: alarm,
    subject: loan.id,
    facts: { ...facts, lenderCorrelationId: told.lenderCorrelationId ?? null },
  })
  throw new Problem('lender_figures_differ', { correlationId: told.correlationId })
}
