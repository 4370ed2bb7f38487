import type { LoanId } from '@miaoguo/shared/id/id'
import type { LivingInstallment } from '@miaoguo/shared/loan/operation'
import type { RateChangeTold } from '@miaoguo/shared/loan/rate-change-told'
import { annualRateCap } from '@miaoguo/shared/policy/annual-rate-cap'
import { cnPolicy } from '@miaoguo/shared/policy/cn'
import { rateChanged, type RateChanged } from '@miaoguo/shared/servicing/rate-change'
import { rateOn, type RateStep } from '@miaoguo/shared/servicing/rate-on'
import { asksSame, sumOver } from '@miaoguo/shared/servicing/standing-rows'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import * as audit from '../audit/store.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import type { LenderEntry } from '../lenders/registry.ts'
import * as rateChanges from '../loans/rate-change-store.ts'
import type { Standing } from '../loans/standing-store.ts'

/** Why a change of the rate is not believed. */
export type Disbelief = 'above_cap' | 'told_late' | 'rows_differ'
type Told = {
  standing: Standing | undefined
  told: RateChangeTold
  rows: readonly LivingInstallment[]
  entry: LenderEntry
  today: CalendarDate
}
type Judged = { changed: RateChanged; fromInterestPpm: number } | { refused: Disbelief }

/** Whether what a lender tells is a change that is not in our books yet; the newest one told is told again and again. */
export const isNews = (
  steps: readonly RateStep[],
  told: RateChangeTold | null | undefined,
): told is RateChangeTold =>
  told !== null &&
  told !== undefined &&
  !steps.some(
    (it) => it.effectiveOn === told.effectiveOn && it.annualInterestPpm === told.annualInterestPpm,
  )

/** Whether a rate a lender tells may be taken over: our own arithmetic makes its rows, nothing forbids it, and dearer is told before it counts. */
export function judge({ standing, told, rows, entry, today }: Told): Judged {
  if (!standing) return { refused: 'rows_differ' }
  const { terms } = standing
  const fromInterestPpm = rateOn(terms, told.effectiveOn)
  const changed = rateChanged(standing, told)
  const capPpm = annualRateCap(cnPolicy, {
    lender: entry.identity.licenceType,
    drawnOn: terms.drawnOn,
    today,
  })
  const costPpm = Math.max(told.annualInterestPpm, changed?.annualRatePpm.after ?? 0)
  if (capPpm !== undefined && costPpm > capPpm) return { refused: 'above_cap' }
  if (told.annualInterestPpm > fromInterestPpm && told.effectiveOn <= today)
    return { refused: 'told_late' }
  if (!changed || !asksSame(changed.rows, rows)) return { refused: 'rows_differ' }
  return { changed, fromInterestPpm }
}

type Taken = {
  loanId: LoanId
  lenderId: string
  told: RateChangeTold
  judged: Exclude<Judged, { refused: Disbelief }>
}

/** Keeps what was and what is, and says so in the audit. */
export async function keep(deps: Deps, tx: Tx, it: Taken): Promise<void> {
  const { loanId, told, judged } = it
  const { before, after, annualRatePpm } = judged.changed
  const toldAt = deps.now()
  const toPay = {
    beforeMinor: sumOver(before, (row) => row.totalMinor),
    afterMinor: sumOver(after, (row) => row.totalMinor),
  }
  const { effectiveOn, reason } = told
  const from = { interestPpm: judged.fromInterestPpm, annualRatePpm: annualRatePpm.before }
  const to = { interestPpm: told.annualInterestPpm, annualRatePpm: annualRatePpm.after }
  const change = { effectiveOn, reason, from, to, before, after, toPay, toldAt }
  await rateChanges.insert(tx, loanId, change)
  await audit.append(tx, {
    at: toldAt,
    actor: it.lenderId,
    action: 'rate.changed',
    subject: loanId,
    facts: {
      effectiveOn,
      fromInterestPpm: from.interestPpm,
      toInterestPpm: to.interestPpm,
      toPayBeforeMinor: toPay.beforeMinor,
      toPayAfterMinor: toPay.afterMinor,
    },
  })
}
