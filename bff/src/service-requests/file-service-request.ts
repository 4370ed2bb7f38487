import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import { ServiceRequestId } from '@miaoguo/shared/id/id'
import { answerByOf, topicsOf } from '@miaoguo/shared/loan/service-request'
import { Problem } from '@miaoguo/shared/problem/problem'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'
import { shopperOf, type Actor } from '../http/auth.ts'
import { limitRate } from '../http/rate-limit.ts'
import * as loans from '../loans/loan-store.ts'
import * as requests from './store.ts'

type Contract = typeof serviceRequestContract.file

const perDay = 20

/**
 * Keeps a complaint or a request in hardship, with the day through which its lender owes an answer, and the job that
 * carries it there. It is taken whether or not the lender can be reached, or takes such things over the wire.
 */
export async function fileServiceRequest(
  deps: Deps,
  actor: Actor,
  { body }: InputOf<Contract>,
): Promise<OutputOf<Contract>> {
  const { borrowerId } = shopperOf(actor)
  const topics: readonly string[] = topicsOf[body.kind]
  if (!topics.includes(body.topic))
    throw new Problem('input_invalid', {}, [
      { pointer: '/topic', message: `is one of ${topics.join(', ')} for ${body.kind}` },
    ])
  const loan = await loans.findLoan(deps.db, body.loanId, borrowerId)
  if (!loan) throw new Problem('not_found')
  limitRate(deps, `service-requests:${borrowerId}`, { count: perDay, windowMs: 86_400_000 })
  const createdAt = deps.now()
  const filed = await deps.db.transaction().execute(async (tx) => {
    const kept = await requests.insert(tx, {
      ...body,
      id: ServiceRequestId.parse(deps.newId('serviceRequest')),
      borrowerId,
      lenderId: loan.lender.id,
      status: 'filed',
      lenderReference: null,
      answerBy: answerByOf(body.kind, deps.today()),
      outcome: null,
      answer: null,
      createdAt,
      receivedAt: null,
      answeredAt: null,
    })
    if (!kept) return undefined
    await deps.jobs.enqueue(tx, 'carry-service-request', { serviceRequestId: kept.id })
    await audit.append(tx, {
      at: createdAt,
      actor: borrowerId,
      action: 'service_request.filed',
      subject: loan.id,
      // What the borrower wrote is theirs and the lender's; the audit tells that it was taken.
      facts: {
        serviceRequestId: kept.id,
        kind: kept.kind,
        topic: kept.topic,
        answerBy: kept.answerBy,
      },
    })
    return kept
  })
  if (!filed) throw new Problem('service_request_open', { loanId: loan.id, kind: body.kind })
  return { ...filed, relief: null }
}
