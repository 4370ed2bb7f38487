import type { CheckoutLine, Scenario } from '@miaoguo/shared/checkout/checkout'
import { LenderId, LoanId } from '@miaoguo/shared/id/id'
import type { LicenceType, LocalText } from '@miaoguo/shared/lender/lender'
import type { Loan } from '@miaoguo/shared/loan/loan'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { ExpressionBuilder } from 'kysely'
import { bookingsColumn, type StoredBooking } from '../bookings/store.ts'
import { bookingsPart } from '../bookings/views.ts'
import type { Db, Tx } from '../db/connect.ts'
import { olderThan } from '../db/older-than.ts'
import type { Database } from '../db/schema.ts'
import type { NewLoan } from './store.ts'

/** What of a row is still to be paid. */
const leftOf = (eb: ExpressionBuilder<Database, 'installments'>) =>
  eb(
    eb('principalMinor', '+', eb('interestMinor', '+', eb.ref('feeMinor'))),
    '-',
    eb('principalPaidMinor', '+', eb('interestPaidMinor', '+', eb.ref('feePaidMinor'))),
  )

/** Loans whose terms were shown here; those agreed on a lender's own page are seen there. */
const selectLoans = (db: Db | Tx) =>
  db
    .selectFrom('loans')
    .where('loans.disclosureDigest', 'is not', null)
    .innerJoin('lenders', 'lenders.id', 'loans.lenderId')
    .innerJoin('checkouts', 'checkouts.id', 'loans.checkoutId')
    .innerJoin('merchants', 'merchants.id', 'loans.merchantId')
    .select([
      'loans.id',
      'loans.status',
      'loans.principalMinor',
      'loans.currency',
      'loans.schedule',
      'loans.lenderLoanReference',
      'loans.createdAt',
      'merchants.name as merchantName',
      'checkouts.merchantReference',
      'checkouts.scenario',
      'checkouts.lines',
      bookingsColumn.as('bookings'),
      'lenders.id as lenderId',
      'lenders.legalName',
      'lenders.licenceType',
      'lenders.licenceNumber',
      'lenders.regulator',
      'lenders.complaintPhone',
      'lenders.complaintUrl',
    ])
    // What was shown was shown whole.
    .select((eb) => [
      eb.ref('loans.annualRatePpm').$notNull().as('annualRatePpm'),
      eb.ref('loans.annualRateConvention').$notNull().as('annualRateConvention'),
      eb.ref('loans.totalCostMinor').$notNull().as('totalCostMinor'),
      eb.ref('loans.totalOfPaymentsMinor').$notNull().as('totalOfPaymentsMinor'),
      eb.ref('loans.disclosureDigest').$notNull().as('disclosureDigest'),
    ])
    .select((of) => {
      const open = of
        .selectFrom('installments')
        .whereRef('installments.loanId', '=', 'loans.id')
        .where('installments.state', '=', 'open')
      const next = open.orderBy('installments.number').limit(1)
      return [
        open
          .select((eb) =>
            eb.fn
              .sum<number>(eb('principalMinor', '-', eb.ref('principalPaidMinor')))
              .as('principal'),
          )
          .as('outstandingMinor'),
        next.select('installments.dueOn').as('nextDueOn'),
        next.select((eb) => leftOf(eb).as('left')).as('nextDueMinor'),
      ]
    })

type Shown =
  | 'annualRatePpm'
  | 'annualRateConvention'
  | 'totalCostMinor'
  | 'totalOfPaymentsMinor'
  | 'disclosureDigest'
type Apart =
  | 'id'
  | 'applicationId'
  | 'checkoutId'
  | 'borrowerId'
  | 'merchantId'
  | 'lenderId'
  | 'creditLineId'
  | 'drawnOn'
  | 'firstDueOn'
type LoanRow = Omit<NewLoan, Apart | Shown> & { [K in Shown]: NonNullable<NewLoan[K]> } & {
  outstandingMinor: number | string | null
  nextDueOn: CalendarDate | null
  nextDueMinor: number | string | null
  id: string
  lenderId: string
  merchantName: string
  merchantReference: string
  scenario: Scenario
  lines: CheckoutLine[]
  bookings: StoredBooking[] | null
  legalName: LocalText
  licenceType: LicenceType
  licenceNumber: string
  regulator: LocalText
  complaintPhone: string
  complaintUrl: string
}

function toLoan(row: LoanRow): Loan {
  const {
    lenderId,
    legalName,
    licenceType,
    licenceNumber,
    regulator,
    complaintPhone,
    complaintUrl,
    lines,
    bookings,
    ...rest
  } = row
  return {
    ...rest,
    ...bookingsPart({ lines, bookings }),
    id: LoanId.parse(row.id),
    lender: {
      id: LenderId.parse(lenderId),
      legalName,
      licenceType,
      licenceNumber,
      regulator,
      complaintPhone,
      complaintUrl,
    },
    outstandingMinor: Number(row.outstandingMinor ?? 0),
    installmentCount: row.schedule.length,
    nextDueOn: row.nextDueOn,
    nextDueMinor: Number(row.nextDueMinor ?? 0),
  }
}

export async function findLoan(db: Db, id: LoanId, borrowerId: string): Promise<Loan | undefined> {
  const row = await selectLoans(db)
    .where('loans.id', '=', id)
    .where('loans.borrowerId', '=', borrowerId)
    .executeTakeFirst()
  return row && toLoan(row)
}

type Page = {
  borrowerId: string
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A borrower's loans, newest first. */
export async function listLoans(db: Db, { borrowerId, after, limit }: Page): Promise<Loan[]> {
  const rows = await selectLoans(db)
    .where('loans.borrowerId', '=', borrowerId)
    .where(olderThan('loans', after))
    .orderBy('loans.createdAt', 'desc')
    .orderBy('loans.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toLoan)
}
