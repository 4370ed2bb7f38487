import { Problem } from '@miaoguo/shared/problem/problem'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { applicantRoutes } from './applicants/routes.ts'
import { authorizationRoutes } from './authorizations/routes.ts'
import { campaignRoutes } from './campaigns/routes.ts'
import { cashRoutes } from './cash/routes.ts'
import { creditLineRoutes } from './credit-lines/routes.ts'
import { checkoutRoutes } from './checkouts/routes.ts'
import { consoleRoutes } from './console/routes.ts'
import { consentRoutes } from './consents/routes.ts'
import type { Deps } from './deps.ts'
import { disputeRoutes } from './disputes/routes.ts'
import { disclosureRoutes } from './disclosures/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import { handoffRoutes } from './handoffs/routes.ts'
import { clientFiles } from './http/client-files.ts'
import { healthRoute } from './http/health.ts'
import { allowedMethods } from './http/methods.ts'
import { problemOf, sendProblem } from './http/problems.ts'
import { remember } from './http/remember.ts'
import { requestId, requestIdOf, type Variables } from './http/request-id.ts'
import { securityHeaders } from './http/security.ts'
import { inboxRoutes } from './inbox/routes.ts'
import { loanRoutes } from './loans/routes.ts'
import { mandateRoutes } from './mandates/routes.ts'
import { merchantUserRoutes } from './merchant-users/routes.ts'
import { merchantRoutes } from './merchants/routes.ts'
import { changeCount } from './merchants/store.ts'
import { operationRoutes } from './operations/routes.ts'
import { offerRoutes } from './offers/routes.ts'
import { openApiRoutes } from './openapi/routes.ts'
import { refundRoutes } from './refunds/routes.ts'
import { repaymentRoutes } from './repayments/routes.ts'
import { reminderRoutes } from './reminders/routes.ts'
import { requestRoutes } from './requests/routes.ts'
import { settlementRoutes } from './settlements/routes.ts'
import { serviceRequestRoutes } from './service-requests/routes.ts'
import { supplierRoutes } from './suppliers/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'

const promotionsPath = '/v1/promotions'

/** The whole server as one function from request to answer; who listens is not its business. */
export function createApp(deps: Deps): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>()
  // Every product page of every shop asks this, so what was answered whole is answered before anything else runs.
  const promotions = remember(promotionsPath, deps, promotionsVersion(deps))
  const { fetch } = app
  app.fetch = (request, env, context) =>
    promotions.recall(request, env) ?? fetch(request, env, context)
  app.use(promotionsPath, promotions.learn)
  app.use(securityHeaders(deps.env.PUBLIC_URL?.startsWith('https:') ?? false))
  app.use(requestId(deps))
  // The widget asks from shops' pages, without cookies; its key and origin are judged at the door.
  app.use(
    promotionsPath,
    cors({ origin: '*', allowMethods: ['GET'], exposeHeaders: ['X-Request-Id'], maxAge: 3600 }),
  )

  app.route('/', healthRoute(deps))
  for (const routes of [
    sessionRoutes,
    applicantRoutes,
    cashRoutes,
    creditLineRoutes,
    checkoutRoutes,
    offerRoutes,
    disclosureRoutes,
    consentRoutes,
    loanRoutes,
    serviceRequestRoutes,
    handoffRoutes,
    authorizationRoutes,
    operationRoutes,
    repaymentRoutes,
    mandateRoutes,
    reminderRoutes,
    documentRoutes,
    refundRoutes,
    supplierRoutes,
    disputeRoutes,
    campaignRoutes,
    merchantRoutes,
    requestRoutes,
    webhookRoutes,
    settlementRoutes,
    merchantUserRoutes,
    consoleRoutes,
  ]) {
    app.route('/', routes(deps))
  }
  app.route('/', inboxRoutes(deps))
  app.route('/', openApiRoutes(deps))
  app.route('/', clientFiles(deps))

  app.notFound((c) => {
    const methods = allowedMethods(c.req.path)
    if (methods.length === 0 || methods.includes(c.req.method))
      return sendProblem(c, deps, new Problem('not_found'))
    const answer = sendProblem(c, deps, new Problem('method_not_allowed', { method: c.req.method }))
    answer.headers.set('Allow', methods.join(', '))
    return answer
  })
  app.onError((error, c) => {
    const problem = problemOf(error, (cause) => {
      const story =
        cause instanceof Error
          ? { message: cause.message, stack: cause.stack }
          : { message: String(cause) }
      deps.log.error({ requestId: requestIdOf(c), error: story }, 'bug')
    })
    c.set('failure', problem.code)
    return sendProblem(c, deps, problem)
  })
  return app
}

/** The same as long as nothing has changed that a promotion depends on; compared part by part, as it is asked each time. */
function promotionsVersion(deps: Deps): () => unknown {
  let known = { day: '', generation: -1, changes: -1, campaigns: '' }
  return () => {
    const day = deps.today()
    const generation = deps.lenders.generation()
    const changes = changeCount()
    const campaigns = deps.campaignWatch.version()
    const same =
      known.day === day &&
      known.generation === generation &&
      known.changes === changes &&
      known.campaigns === campaigns
    if (!same) known = { day, generation, changes, campaigns }
    return known
  }
}
