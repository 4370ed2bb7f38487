import type { LoanId } from '@miaoguo/shared/id/id'
import type { LateTerms } from '@miaoguo/shared/servicing/late-cost'
import type { StandingLoan } from '@miaoguo/shared/servicing/standing-loan'
import type { Db, Tx } from '../db/connect.ts'
import { listOf, type StoredInstallment } from './installment-store.ts'
import { stepsOf } from './rate-change-store.ts'

export type Standing = StandingLoan & { rows: StoredInstallment[]; late: LateTerms }

/** A loan as it stands in our mirror, with the terms its borrower consented to; undefined before it is drawn. */
export async function findStanding(db: Db | Tx, id: LoanId): Promise<Standing | undefined> {
  const row = await db
    .selectFrom('loans')
    .innerJoin('applications', 'applications.id', 'loans.applicationId')
    .innerJoin('offers', 'offers.id', 'applications.offerId')
    .innerJoin('consents', 'consents.id', 'applications.consentId')
    .innerJoin('disclosures', 'disclosures.id', 'consents.disclosureId')
    .select([
      'loans.drawnOn',
      'loans.firstDueOn',
      'loans.lateThrough',
      'offers.quote',
      'disclosures.sheet',
    ])
    .where('loans.id', '=', id)
    .executeTakeFirst()
  if (!row || row.drawnOn === null || row.firstDueOn === null) return undefined
  const { method, annualInterestPpm, installmentCount } = row.quote
  return {
    terms: {
      method,
      annualInterestPpm,
      installmentCount,
      drawnOn: row.drawnOn,
      firstDueOn: row.firstDueOn,
      coolingOffDays: row.sheet.coolingOffDays,
      costsShared: row.quote.subsidy !== undefined,
      rateSteps: await stepsOf(db, id),
    },
    rows: await listOf(db, id),
    late: {
      ppmPerDay: row.sheet.contingentCosts[0]?.ratePpmPerDay ?? 0,
      through: row.lateThrough,
    },
  }
}
