import type { LinePart } from '@miaoguo/shared/authorization/authorization'
import {
  authorizationDecisions,
  type AuthorizationHappening,
} from '@miaoguo/shared/authorization/decisions'
import type { AuthorizationId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import * as authorizations from '../authorizations/store.ts'
import type { StoredAuthorization } from '../authorizations/store.ts'
import { statusNow } from '../authorizations/views.ts'
import * as ofSuppliers from '../bookings/store.ts'
import type { StoredBooking } from '../bookings/store.ts'
import type { Tx } from '../db/connect.ts'
import { derivedId } from '../db/derive.ts'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { settleMs } from '../loans/patience.ts'
import * as operations from './store.ts'
import type { StoredOperation } from './store.ts'
import { tellRefund } from './tell-refund.ts'

type Kind = Exclude<StoredOperation['kind'], 'repayment' | 'relief'>
type Asks = Extract<AuthorizationHappening, `ask_${string}`>

const happenings: Record<Kind, Asks> = {
  capture: 'ask_capture',
  release: 'ask_release',
  cancel: 'ask_cancel',
  extension: 'ask_extension',
  refund: 'ask_refund',
}

/** What is to be done: an amount, and of which lines when it was said by line. */
export type Wanted = { amountMinor: number; lines?: LinePart[] | null }
/** An authorization with everything done with it before, and what suppliers said of its order. */
export type Standing = {
  authorization: StoredAuthorization
  done: StoredOperation[]
  bookings: readonly StoredBooking[]
}

export type Beginning = {
  authorizationId: AuthorizationId
  kind: Kind
  /** How much it is about, or a refusal. */
  want(deps: Deps, it: Standing): Wanted
}

/** What a request came to: an operation that is on its way, or the news that it has ended before. */
export type Begun = { operationId: string } | { already: 'already_cancelled' | 'already_expired' }

/** Refuses what the table of decisions refuses; true when it is so already. */
export function isAlready(deps: Deps, it: StoredAuthorization, kind: Kind): boolean {
  const decision = authorizationDecisions[statusNow(deps, it)][happenings[kind]]
  if ('refuse' in decision)
    throw new Problem(decision.refuse, { authorizationId: it.id, status: statusNow(deps, it) })
  return 'already' in decision
}

/**
 * While one thing done with a hold is being confirmed nothing else of it may change. Refunds are of what is drawn: any
 * number may be under way, each with its part taken off what is left.
 */
function refuseWhilePending(kind: Kind, done: readonly StoredOperation[]): void {
  const own = done.filter((it) => it.kind !== 'refund' && it.cause !== 'borrower')
  const open = own.find(operations.isOpen)
  if (open && kind !== 'refund')
    throw new Problem('operation_pending', { operationId: open.id, kind: open.kind })
}

/** Writes what is to be done, before the lender hears of it, in one transaction with the job that follows it up. */
export async function beginOperation(deps: Deps, actor: Actor, it: Beginning): Promise<Begun> {
  const { merchantId } = merchantOf(actor)
  return deps.db.transaction().execute(async (tx) => {
    const authorization = await authorizations.lockById(tx, it.authorizationId)
    if (!authorization || authorization.merchantId !== merchantId) throw new Problem('not_found')
    const id = derivedId(deps, it.kind === 'refund' ? 'refund' : 'operation', it.kind)
    // The same request, run again after a crash, finds what it had begun.
    if (await operations.findById(tx, id)) return { operationId: id }
    if (isAlready(deps, authorization, it.kind))
      return {
        already:
          statusNow(deps, authorization) === 'expired' ? 'already_expired' : 'already_cancelled',
      }
    const done = await operations.listOf(tx, authorization.id)
    refuseWhilePending(it.kind, done)
    const bookings = await ofSuppliers.listOf(tx, authorization.checkoutId)
    const wanted = it.want(deps, { authorization, done, bookings })
    await write(deps, tx, { id, authorization, kind: it.kind, cause: 'merchant', ...wanted })
    return { operationId: id }
  })
}

type Written = Wanted &
  Pick<StoredOperation, 'id' | 'kind' | 'cause'> &
  Partial<
    Pick<StoredOperation, 'repaymentKind' | 'keep' | 'serviceRequestId' | 'repaidBeforeMinor'>
  > & {
    authorization: StoredAuthorization
    /** Who asked, for the audit; the merchant unless said otherwise. */
    by?: string
  }

/** The intent, the job that follows it up and the line in the audit, all or none. */
export async function write(deps: Deps, tx: Tx, it: Written): Promise<void> {
  const { authorization, id, kind, cause } = it
  const createdAt = deps.now()
  await operations.insert(tx, {
    id,
    authorizationId: authorization.id,
    merchantId: authorization.merchantId,
    kind,
    cause,
    amountMinor: it.amountMinor,
    lines: it.lines ?? null,
    repaymentKind: it.repaymentKind ?? null,
    keep: it.keep ?? null,
    serviceRequestId: it.serviceRequestId ?? null,
    repaidBeforeMinor: it.repaidBeforeMinor ?? null,
    askedOn: deps.today(),
    createdAt,
  })
  const afterMs = cause === 'expiry' ? 0 : settleMs(deps)
  await deps.jobs.enqueue(tx, 'ask-about-operation', { operationId: id }, { afterMs })
  if (kind === 'refund') await tellRefund(deps, tx, { id, type: 'refund.created' })
  await audit.append(tx, {
    at: createdAt,
    actor: cause === 'expiry' ? 'expiry' : (it.by ?? authorization.merchantId),
    action: `${kind}.begun`,
    subject: cause === 'borrower' ? authorization.loanId : authorization.id,
    facts: { operationId: id, amountMinor: it.amountMinor, currency: authorization.currency },
  })
}
