import { canonicalJson } from '@miaoguo/shared/disclosure/canonical-json'
import { sha256 } from '@miaoguo/shared/disclosure/sha256'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { LenderRelief, ReliefPaper } from '@miaoguo/shared/loan/relief'
import type { Currency } from '@miaoguo/shared/money/money'
import { reliefEffect, relievedRows } from '@miaoguo/shared/servicing/relief'
import { asksSame, isOpenRow } from '@miaoguo/shared/servicing/standing-rows'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'
import { findStanding, type Standing } from '../loans/standing-store.ts'
import { mirrorLoan } from '../operations/mirror-loan.ts'
import { authorizationIdOf, ownLoan } from '../repayments/own-loan.ts'
import type { StoredRelief } from './relief-store.ts'
import type { Carried } from './store.ts'

type Told = { relief: LenderRelief; correlationId: string }
type Read = Omit<StoredRelief, 'decision' | 'decidedAt'>

/**
 * What a lender offers, as it will be shown: only when our own arithmetic makes the same rows of the loan as it stands.
 * Where the two differ the lender's books are read once more; a relief that still differs is never shown.
 */
export async function readRelief(deps: Deps, it: Carried, told: Told): Promise<Read | undefined> {
  const loan = await ownLoan(deps.db, { id: it.loanId, borrowerId: it.borrowerId })
  const standing = async (): Promise<Standing | undefined> => {
    const found = await findStanding(deps.db, it.loanId)
    return found && agrees(found, told.relief) ? found : undefined
  }
  let agreed = await standing()
  if (!agreed) {
    await mirrorLoan(deps, { authorizationId: authorizationIdOf(loan) }).catch((error: unknown) =>
      deps.log.warn({ serviceRequestId: it.id, error: String(error) }, 'books not read once more'),
    )
    agreed = await standing()
  }
  if (agreed) return offerOf(deps, { it, currency: loan.currency, standing: agreed, ...told })
  const facts = {
    serviceRequestId: it.id,
    lenderId: it.lenderId,
    correlationId: told.correlationId,
  }
  deps.log.error({ ...facts, alarm: 'relief_mismatch' }, 'relief_mismatch')
  await audit.append(deps.db, {
    at: deps.now(),
    actor: it.lenderId,
    action: 'relief_mismatch',
    subject: it.loanId,
    facts: { ...facts, reliefReference: told.relief.reliefReference },
  })
  return undefined
}

function agrees(standing: Standing, { kind, periods, offeredOn, schedule }: LenderRelief): boolean {
  const ours = relievedRows(standing, { kind, periods, on: offeredOn })
  return ours !== undefined && asksSame(ours, schedule)
}

/** A row of ours in the words of a lender, without the day it was closed. */
const asTold = (row: LivingInstallment): LivingInstallment => ({
  number: row.number,
  dueOn: row.dueOn,
  principalMinor: row.principalMinor,
  interestMinor: row.interestMinor,
  feeMinor: row.feeMinor,
  totalMinor: row.totalMinor,
  paidMinor: row.paidMinor,
})

type Agreed = Told & { it: Carried; currency: Currency; standing: Standing }

function offerOf(deps: Deps, { it, currency, standing, relief }: Agreed): Read {
  const { kind, periods, offeredOn, validThrough, reliefReference, schedule } = relief
  const rows = standing.rows.map(asTold)
  const paper: ReliefPaper = {
    version: 'relief/1',
    loanReference: it.lenderLoanReference,
    reliefReference,
    kind,
    periods,
    currency,
    offeredOn,
    validThrough,
    before: rows.filter(isOpenRow),
    after: schedule.filter(isOpenRow),
    effect: reliefEffect(rows, schedule),
  }
  return {
    serviceRequestId: it.id,
    reliefReference,
    kind,
    periods,
    offeredOn,
    validThrough,
    rowsBefore: rows,
    rowsAfter: schedule,
    paper,
    digest: `sha256:${sha256(canonicalJson(paper))}`,
    createdAt: deps.now(),
  }
}
