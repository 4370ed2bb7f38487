import type { BorrowerId, CardId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { AutopayOffer } from '@miaoguo/shared/repayment/autopay'
import { isCharge, isOpenRow } from '@miaoguo/shared/servicing/standing-rows'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import * as applicants from '../applicants/store.ts'
import type { StoredCard } from '../applicants/store.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { listOf, type StoredInstallment } from '../loans/installment-store.ts'
import { capabilitiesOf } from '../operations/capabilities.ts'
import { refuseUnsupported } from '../repayments/own-loan.ts'
import type { OwnLoan } from '../repayments/store.ts'
import { paperOf } from './paper.ts'

/** Whether the lender of a loan takes mandates for it. */
export const takesMandates = (deps: Deps, loan: OwnLoan): boolean =>
  capabilitiesOf(deps, loan)?.mandates === true

/** Installments of which something is open and whose due day has not come: what can be taken by itself. */
export const rowsAhead = (
  rows: readonly StoredInstallment[],
  today: CalendarDate,
): StoredInstallment[] =>
  rows.filter((row) => isOpenRow(row) && !isCharge(row) && row.dueOn > today)

type Asked = { loan: OwnLoan; borrowerId: BorrowerId; cardId: CardId }

/** What authorising the lender with a card would mean today; refuses what cannot be. */
export async function planAutopay(
  deps: Deps,
  db: Db | Tx,
  { loan, borrowerId, cardId }: Asked,
): Promise<AutopayOffer & { card: StoredCard }> {
  refuseUnsupported(takesMandates(deps, loan), 'mandate')
  const ahead = loan.status === 'active' ? rowsAhead(await listOf(db, loan.id), deps.today()) : []
  const [first] = ahead
  if (!first) throw new Problem('loan_not_active', { loanId: loan.id, status: loan.status })
  const card = await applicants.findCard(db, cardId, borrowerId)
  if (!card) throw new Problem('card_missing', { cardId })
  const offer = paperOf({
    loanReference: loan.lenderLoanReference,
    lenderName: lenderNameOf(deps, loan),
    card: { issuerName: card.issuerName, lastFour: card.lastFour },
    currency: loan.currency,
    mostPerDayMinor: Math.max(...ahead.map((row) => row.totalMinor)),
    firstOn: first.dueOn,
    firstMinor: first.totalMinor - first.paidMinor,
  })
  return { ...offer, card }
}

function lenderNameOf(deps: Deps, { lenderId }: OwnLoan): AutopayOffer['paper']['lenderName'] {
  const entry = deps.lenders.byId(lenderId)
  refuseUnsupported(entry !== undefined, 'mandate')
  return entry?.terms.lender.legalName ?? { zhCN: '', en: '' }
}
