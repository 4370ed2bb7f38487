import { ConsentPurpose } from '@miaoguo/shared/consent/consent'
import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { creditLineContract } from '@miaoguo/shared/contract/shopper/credit-lines'
import { CreditLineId, type BorrowerId } from '@miaoguo/shared/id/id'
import { invariant, Problem } from '@miaoguo/shared/problem/problem'
import * as applicants from '../applicants/store.ts'
import * as audit from '../audit/store.ts'
import { derivedId } from '../db/derive.ts'
import type { Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import { borrowerFactsOf } from '../offers/refuse-barred.ts'
import { nextAskMs } from './carry-credit-line.ts'
import { offeringsOf, type Offered } from './offering.ts'
import { readCreditLine } from './read-credit-line.ts'
import * as lines from './store.ts'
import { toView } from './views.ts'

type Contract = typeof creditLineContract.apply
type Body = InputOf<Contract>['body']

const applicationsPerDay = 20

/**
 * Asks one lender for a line, exactly once. What was shown is kept with the yes to it, and the intent is committed with
 * the job that follows it up, before the lender hears of it.
 */
export async function applyForCreditLine(
  deps: Deps,
  actor: Actor,
  { body }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  if (!deps.lenders.byId(body.lenderId)) throw new Problem('not_found')
  if (!(await applicants.findPerson(deps.db, borrowerId))) throw new Problem('identity_missing')
  const offered = await offeredTo(deps, borrowerId, body)
  refuseOtherYes(offered, body)
  limitRate(deps, `credit-lines:${borrowerId}`, { count: applicationsPerDay, windowMs: 86_400_000 })
  const id = CreditLineId.parse(derivedId(deps, 'creditLine', 'credit-line'))
  await deps.db.transaction().execute((tx) => begin(deps, tx, { id, borrowerId, offered, body }))
  await readCreditLine(deps, id)
  const opened = await lines.findOwn(deps.db, id, borrowerId)
  invariant(opened, 'an asking was just written')
  return toView(deps, opened)
}

async function offeredTo(deps: Deps, borrowerId: BorrowerId, body: Body): Promise<Offered> {
  const borrower = await borrowerFactsOf(deps, deps.db, borrowerId)
  const offered = offeringsOf(deps.lenders, { today: deps.today(), borrower }).find(
    ({ published }) =>
      published.entry.id === body.lenderId && published.product.code === body.productCode,
  )
  if (!offered) throw new Problem('credit_line_not_offered', { lenderId: body.lenderId })
  return offered
}

/** The yes is to exactly what would be shown now, and each purpose is said by itself. */
function refuseOtherYes({ offering }: Offered, { noticeDigest, purposes }: Body): void {
  if (offering.noticeDigest !== noticeDigest)
    throw new Problem('disclosure_outdated', { digest: offering.noticeDigest })
  const missing = ConsentPurpose.options.filter((purpose) => !purposes.includes(purpose))
  if (missing.length > 0)
    throw new Problem('consent_missing', { missing: missing.join(' ') }, [
      { pointer: '/purposes', message: `${missing.join(', ')} must be given` },
    ])
}

type Begun = { id: CreditLineId; borrowerId: BorrowerId; offered: Offered; body: Body }

async function begin(deps: Deps, tx: Tx, it: Begun): Promise<void> {
  const { id, borrowerId, offered } = it
  const { published, offering } = offered
  const { notice, noticeDigest } = offering
  const { id: lenderId } = published.entry
  const { productCode, currency, annualInterestPpm } = notice
  if (!(await applicants.holdPerson(tx, borrowerId))) throw new Problem('identity_missing')
  if (!(await lines.mayGrant(tx, { lenderId, productCode, today: deps.today() })))
    throw new Problem('credit_line_not_offered', { lenderId })
  const createdAt = deps.now()
  const inserted = await lines.insert(tx, {
    id,
    borrowerId,
    lenderId,
    productCode,
    notice,
    noticeDigest,
    purposes: [...ConsentPurpose.options],
    grantedAt: createdAt,
    status: 'applied',
    declineReasons: [],
    lenderReference: null,
    currency,
    limitMinor: 0,
    usedMinor: 0,
    availableMinor: 0,
    annualInterestPpm,
    validThrough: null,
    changedAt: null,
    readAt: null,
    closureReference: null,
    asks: 0,
    createdAt,
  })
  if (!inserted) {
    // This request ran before, and went away before it answered.
    if (await lines.findOwn(tx, id, borrowerId)) return
    throw new Problem('credit_line_exists', { lenderId })
  }
  await deps.jobs.enqueue(
    tx,
    'carry-credit-line',
    { creditLineId: id },
    { afterMs: nextAskMs(deps, 0) },
  )
  await audit.append(tx, {
    at: createdAt,
    actor: borrowerId,
    action: 'credit_line.applied',
    subject: id,
    facts: {
      lenderId,
      productCode,
      noticeDigest,
      agreementDigests: notice.agreements.map(({ digest }) => digest).join(' '),
      purposes: ConsentPurpose.options.join(' '),
    },
  })
}
