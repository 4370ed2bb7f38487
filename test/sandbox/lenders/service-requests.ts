import type { LenderServiceRequest, ServiceRequestKind } from '@miaoguo/shared/loan/service-request'
import { randomBytes } from 'node:crypto'
import type { Account } from './account.ts'
import { problem, type Answer, type Desk } from './desk.ts'

type Asked = { requestReference: string; kind: ServiceRequestKind; topic: string; text: string }
type Entry = { account: Account | null }

/** A text with this word in it is refused: how a person asks for a no. */
const refusing = /拒绝|refuse/i

const words = {
  granted:
    '同意您的申请，新的还款安排将在两个工作日内告知您。 We agree; you will be told the new schedule within two working days.',
  refused:
    '经核实，无法同意您的请求；您可以向监管机构反映。 We cannot agree; you may turn to the regulator.',
  explained:
    '经核实，该笔费用与合同约定一致，明细已随本答复附上。 The charge is as agreed; the details are attached.',
} as const

/** Files a request once under its reference; it is answered when this lender has thought for as long as about a loan. */
export function fileServiceRequest(
  desk: Desk,
  { entry, body, save }: { entry: Entry; body: unknown; save(): void },
): Answer {
  const account = entry.account
  if (!account) return problem(404, 'not_found')
  if (account.terms.capabilities?.serviceRequests !== true)
    return problem(501, 'operation_unsupported')
  const asked = body as Asked
  const kept = (account.serviceRequests ??= [])
  const input = JSON.stringify(asked)
  const known = kept.find((it) => it.record.requestReference === asked.requestReference)
  if (known && known.input !== input) return problem(422, 'idempotency_key_reused')
  if (known) return { status: 201, body: known.record }
  const record: LenderServiceRequest = {
    requestReference: asked.requestReference,
    lenderReference: `TS${randomBytes(6).toString('hex').toUpperCase()}`,
    status: 'received',
  }
  const answersAt = new Date(Date.parse(desk.now()) + desk.decisionDelayMs).toISOString()
  kept.push({ input, record, answersAt })
  save()
  return { status: 201, body: record }
}

/** A request by our reference, answered when its time has come. */
export function serviceRequestByReference(desk: Desk, reference: string): Answer {
  for (const { account } of desk.books.all()) {
    const kept = account?.serviceRequests?.find((it) => it.record.requestReference === reference)
    if (!kept) continue
    if (kept.record.status === 'received' && kept.answersAt <= desk.now()) {
      const { kind, text } = JSON.parse(kept.input) as Asked
      const given = kind === 'hardship' ? 'granted' : 'explained'
      const outcome = refusing.test(text) ? 'refused' : given
      kept.record = {
        ...kept.record,
        status: 'answered',
        outcome,
        answer: words[outcome],
        answeredAt: kept.answersAt,
      }
    }
    return { status: 200, body: kept.record }
  }
  return problem(404, 'not_found')
}
