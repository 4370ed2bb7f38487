import { problemCodes, type ProblemCode } from '@miaoguo/shared/problem/codes'
import { plugTransport, type WireRequest } from '../src/platform/request'

type Reply = { status: number; body: unknown; bytes?: ArrayBuffer } | 'offline'
type Handler = Reply | ((request: WireRequest) => Reply | Promise<Reply>)

export const ok = (body: unknown, status = 200): Reply => ({ status, body })
export const refusal = (code: ProblemCode): Reply => ({
  status: problemCodes[code].status,
  body: {
    type: code,
    title: code,
    status: problemCodes[code].status,
    code,
    requestId: 'req_test01',
  },
})
/** A file as it is. */
export const file = (text: string): Reply => ({
  status: 200,
  body: null,
  bytes: new TextEncoder().encode(text).buffer as ArrayBuffer,
})
/** A long poll: the server keeps its answer until the end of the test. */
export const silence = (): Promise<Reply> => new Promise(() => {})

const matches = (pattern: string, request: WireRequest): boolean => {
  const [method, path = ''] = pattern.split(' ')
  const own = request.path.split('?')[0] ?? ''
  const form = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)
  return request.method === method && form.test(own)
}

/**
 * A server that says what the test tells it to, in turn; the last answer is repeated. Anything it was
 * not told about is a 404, so that no page test passes by luck.
 */
export function fakeServer(routes: Record<string, Handler | Handler[]>) {
  const seen: WireRequest[] = []
  const turns = new Map<string, number>()
  plugTransport(async (request) => {
    seen.push(request)
    const pattern = Object.keys(routes).find((it) => matches(it, request))
    const handlers = pattern === undefined ? refusal('not_found') : routes[pattern]
    const list = Array.isArray(handlers) ? handlers : [handlers]
    const turn = turns.get(pattern ?? '') ?? 0
    turns.set(pattern ?? '', turn + 1)
    const handler = list[Math.min(turn, list.length - 1)] ?? 'offline'
    const reply = typeof handler === 'function' ? await handler(request) : handler
    return reply === 'offline'
      ? { status: 0, text: '' }
      : {
          ...(reply.bytes ? { bytes: reply.bytes } : {}),
          status: reply.status,
          text: JSON.stringify(reply.body),
        }
  })
  return {
    seen,
    to: (pattern: string): WireRequest[] => seen.filter((it) => matches(pattern, it)),
    keys: (pattern: string): string[] =>
      seen.filter((it) => matches(pattern, it)).map((it) => it.headers['idempotency-key'] ?? ''),
  }
}

/** The paths of the contract a shopper's pages call. */
export const route = {
  code: 'POST /v1/shopper/one-time-codes',
  signIn: 'POST /v1/shopper/sessions',
  refresh: 'POST /v1/shopper/sessions/refresh',
  signOut: 'POST /v1/shopper/sessions/sign-out',
  checkout: 'GET /v1/shopper/checkouts/:token',
  ask: 'POST /v1/shopper/checkouts/:token/offer-requests',
  watch: 'GET /v1/shopper/offer-requests/:id',
  disclose: 'POST /v1/shopper/disclosures',
  confirm: 'POST /v1/shopper/disclosures/:id/confirm',
  consent: 'POST /v1/shopper/consents',
  apply: 'POST /v1/shopper/applications',
  leave: 'POST /v1/shopper/checkouts/:token/handoffs',
  comeBack: 'POST /v1/shopper/handoffs/:id/return',
  application: 'GET /v1/shopper/applications/:id',
  loans: 'GET /v1/shopper/loans',
  loan: 'GET /v1/shopper/loans/:id',
  documents: 'GET /v1/shopper/loans/:id/documents',
  document: 'GET /v1/shopper/loans/:id/documents/:kind',
  serviceRequests: 'GET /v1/shopper/service-requests',
  fileServiceRequest: 'POST /v1/shopper/service-requests',
  acceptRelief: 'POST /v1/shopper/service-requests/:id/relief-acceptance',
  refuseRelief: 'POST /v1/shopper/service-requests/:id/relief-refusal',
  reminders: 'GET /v1/shopper/reminder-settings',
  changeReminders: 'POST /v1/shopper/reminder-settings',
  permitReminder: 'POST /v1/shopper/reminder-permissions',
  bills: 'GET /v1/shopper/bills',
  installments: 'GET /v1/shopper/loans/:id/installments',
  quote: 'POST /v1/shopper/loans/:id/payoff-quotes',
  withdrawal: 'POST /v1/shopper/loans/:id/withdrawal-previews',
  preview: 'POST /v1/shopper/loans/:id/repayment-previews',
  repay: 'POST /v1/shopper/loans/:id/repayments',
  repayment: 'GET /v1/shopper/repayments/:id',
  rateChanges: 'GET /v1/shopper/loans/:id/rate-changes',
  autopay: 'GET /v1/shopper/loans/:id/autopay',
  previewAutopay: 'POST /v1/shopper/loans/:id/autopay-previews',
  setUpAutopay: 'POST /v1/shopper/loans/:id/autopay',
  endAutopay: 'POST /v1/shopper/autopay/:id/end',
  applicant: 'GET /v1/shopper/applicant',
  verifyIdentity: 'POST /v1/shopper/applicant/identity',
  removeIdentity: 'POST /v1/shopper/applicant/identity/removal',
  sayStudent: 'POST /v1/shopper/applicant/student',
  bindCard: 'POST /v1/shopper/applicant/cards',
  removeCard: 'POST /v1/shopper/applicant/cards/:id/removal',
  cashTerms: 'GET /v1/shopper/cash-terms',
  lineOfferings: 'GET /v1/shopper/credit-line-offerings',
  lines: 'GET /v1/shopper/credit-lines',
  line: 'GET /v1/shopper/credit-lines/:id',
  applyForLine: 'POST /v1/shopper/credit-lines',
  closeLine: 'POST /v1/shopper/credit-lines/:id/closure',
  openCash: 'POST /v1/shopper/cash-requests',
} as const
