import type { LenderCreditLine } from '@miaoguo/shared/credit-line/lender-record'
import { hasEnded } from '@miaoguo/shared/credit-line/credit-line'
import { CreditLineId } from '@miaoguo/shared/id/id'
import { invariant } from '@miaoguo/shared/problem/problem'
import { chinaOffsetMs, instantAfter } from '@miaoguo/shared/time/instant'
import { personOf } from '../applicants/sealed.ts'
import * as applicants from '../applicants/store.ts'
import type { Deps } from '../deps.ts'
import type { Asked, Lender } from '../lenders/lender.ts'
import { borrowerReference } from '../offers/borrower-reference.ts'
import * as sessions from '../sessions/store.ts'
import { keepWord } from './keep-word.ts'
import * as lines from './store.ts'
import type { StoredLine } from './store.ts'

/**
 * Asks the lender about a line once, in the words of what is wanted of it, and keeps what it tells. False when it told
 * nothing that could be believed.
 */
export async function readCreditLine(deps: Deps, id: string): Promise<boolean> {
  const it = await lines.findById(deps.db, id)
  if (!it || hasEnded(it.status)) return true
  const lender = deps.lenders.byId(it.lenderId)?.lender
  if (!lender) return false
  const readAt = deps.now()
  const asked = await ask(deps, lender, it)
  if (!asked.ok) {
    const { reason, correlationId } = asked
    deps.log.warn({ creditLineId: id, reason, correlationId }, 'lender outage')
    return false
  }
  return keepWord(deps, it.id, { said: asked.value, readAt, correlationId: asked.correlationId })
}

/** A line that a lender says has changed; of another lender's, or none, nothing is asked. */
export async function readNamedLine(
  deps: Deps,
  { lenderId, id }: { lenderId: string; id: string },
): Promise<void> {
  const named = CreditLineId.safeParse(id)
  const it = named.success ? await lines.findById(deps.db, named.data) : undefined
  if (it?.lenderId !== lenderId || (await readCreditLine(deps, it.id))) return
  throw new Error(`line ${it.id} was not read`)
}

async function ask(deps: Deps, lender: Lender, it: StoredLine): Promise<Asked<LenderCreditLine>> {
  // Who may not lend is told of nobody; whether it was told before can be asked without telling it again.
  const mayHear = deps.lenders.eligible(deps.today()).some((entry) => entry.id === it.lenderId)
  if (it.readAt === null && mayHear) return open(deps, lender, it)
  if (it.closureReference !== null)
    return lender.closeCreditLine({
      lineReference: it.id,
      closureReference: it.closureReference,
      today: deps.today(),
    })
  return lender.creditLine(it.id)
}

/** Revealed here and nowhere before: the lender of this line is told, and nobody else. Sent again it is word for word the same. */
async function open(deps: Deps, lender: Lender, it: StoredLine): Promise<Asked<LenderCreditLine>> {
  const person = await applicants.findPerson(deps.db, it.borrowerId)
  invariant(person, 'nobody asks for a line before they said who they are')
  const borrower = await sessions.findBorrower(deps.db, it.borrowerId)
  const { name, idNumber } = personOf(deps, person)
  return lender.openCreditLine({
    lineReference: it.id,
    productCode: it.productCode,
    borrower: {
      ...borrowerReference(it.lenderId, it.borrowerId),
      ...(borrower?.phone ? { phone: borrower.phone } : {}),
    },
    person: { name: name.reveal(), idNumber: idNumber.reveal() },
    today: instantAfter(it.createdAt, chinaOffsetMs).slice(0, 10),
    consent: {
      reference: it.id,
      disclosureDigest: it.noticeDigest,
      agreementDigests: it.notice.agreements.map(({ digest }) => digest),
      purposes: it.purposes,
      grantedAt: it.grantedAt,
    },
  })
}
