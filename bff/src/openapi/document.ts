import { contract } from '@miaoguo/shared/contract/contract'
import { commonProblems, type ActorKind, type Endpoint } from '@miaoguo/shared/contract/endpoint'
import { lenderNotificationContract } from '@miaoguo/shared/contract/lender/notifications'
import { openLenderContract } from '@miaoguo/shared/contract/lender/open-lender'
import { WebhookEvent } from '@miaoguo/shared/event/event'
import { problemCodes, type ProblemCode } from '@miaoguo/shared/problem/codes'
import { ProblemDetails } from '@miaoguo/shared/problem/problem'
import { curlOf, examples } from './examples.ts'
import { collectSchemas, type JsonSchema, type Schemas } from './schemas.ts'

export type Operation = {
  operationId: string
  summary: string
  tags: string[]
  'x-codeSamples': { lang: 'Shell'; source: string }[]
  security: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: {
    required: true
    content: Record<string, { schema: JsonSchema; example?: unknown }>
  }
  responses: Record<string, JsonSchema>
}
type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: JsonSchema
  example?: string | number
}
export type OpenApi = {
  openapi: '3.1.0'
  info: Record<string, unknown>
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  webhooks: Record<string, unknown>
  components: Record<string, Record<string, JsonSchema>>
}

export const audiences: Record<ActorKind, { tag: string; description: string }> = {
  merchant: { tag: 'Merchant', description: 'Called by a merchant’s server with its secret key.' },
  widget: {
    tag: 'Widget',
    description: 'Called by a shop’s page with a publishable key, from an allowed origin.',
  },
  public: { tag: 'Public', description: 'Called by anybody; rates are limited.' },
  shopper: {
    tag: 'Shopper',
    description: 'Called by the mini-program with the shopper’s session.',
  },
  platform: { tag: 'Open Lender API', description: 'Served by a lender; Miaoguo calls it.' },
  merchant_user: {
    tag: 'Console',
    description: 'Called by the merchant console with the session of a merchant’s user.',
  },
  lender: { tag: 'Notifications', description: 'Called by a lender, signed.' },
}

const security: Record<ActorKind, Record<string, string[]>[]> = {
  merchant: [{ merchantKey: [] }],
  widget: [{ widgetKey: [] }],
  public: [],
  shopper: [{ shopperSession: [] }],
  platform: [{ signature: [] }],
  merchant_user: [{ consoleSession: [] }],
  lender: [{ signature: [] }],
}

export const openApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** Every endpoint of a list as a path of the document. */
function pathsOf(endpoints: readonly Endpoint[], to: Place): OpenApi['paths'] {
  const paths: OpenApi['paths'] = {}
  for (const endpoint of endpoints) {
    const path = openApiPath(endpoint.path)
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint, to) }
  }
  return paths
}

/** The OpenAPI 3.1 document of our API and of the one we ask lenders to serve, from the contract itself. */
export function openApiDocument(serverUrl: string): OpenApi {
  const schemas = collectSchemas()
  const problemSchema = schemas.add(ProblemDetails)
  const endpoints = [...contract, ...Object.values(openLenderContract)] as Endpoint[]
  const paths = pathsOf(endpoints, { schemas, problemSchema, serverUrl })
  const webhook = webhookOf(schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: '秒过 Miaoguo API',
      version: '1.0.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      summary: 'Embedded credit at the moment of need',
      description:
        'Amounts are integers in minor units; rates are integers in parts per million; dates are calendar dates in China; instants are UTC.',
    },
    servers: [{ url: serverUrl }],
    tags: Object.values(audiences).map(({ tag, description }) => ({ name: tag, description })),
    paths,
    webhooks: { checkoutEvent: { post: webhook } },
    components: { schemas: schemas.components, securitySchemes },
  }
}

/** What a lender serves, by itself, for its own generators; what it may call in return is a webhook. */
export function openLenderDocument(serverUrl: string): OpenApi {
  const schemas = collectSchemas()
  const problemSchema = schemas.add(ProblemDetails)
  const to = { schemas, problemSchema, serverUrl }
  const notify = lenderNotificationContract.notify as unknown as Endpoint
  const { platform, lender } = audiences
  return {
    openapi: '3.1.0',
    info: {
      title: 'Open Lender API',
      version: '1.1.0',
      summary: 'What a lender implements to be offered by Miaoguo',
      description: `Requests and answers are signed as RFC 9421 says; ${serverUrl}/docs/lenders tells how. Amounts are integers in minor units; rates are integers in parts per million; dates are calendar dates in China; instants are UTC.`,
    },
    servers: [{ url: 'https://lender.example' }],
    tags: [platform, lender].map(({ tag, description }) => ({ name: tag, description })),
    paths: pathsOf(Object.values(openLenderContract) as Endpoint[], to),
    webhooks: { [notify.id]: { post: operationOf(notify, to) } },
    components: { schemas: schemas.components, securitySchemes },
  }
}

const bearer = (description: string): JsonSchema => ({
  type: 'http',
  scheme: 'bearer',
  description,
})
const securitySchemes: Record<string, JsonSchema> = {
  merchantKey: bearer('Secret key, sk_test_… or sk_live_…; for servers only'),
  shopperSession: {
    ...bearer('Access token of a shopper’s session; short-lived'),
    bearerFormat: 'JWT',
  },
  consoleSession: bearer('Token of a console’s session, mcs_…; eight hours, one without use'),
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'Signature',
    description:
      'HTTP Message Signatures (RFC 9421), Ed25519, with Signature-Input and Content-Digest (RFC 9530)',
  },
  widgetKey: {
    type: 'apiKey',
    in: 'query',
    name: 'key',
    description: 'Publishable key, pk_test_… or pk_live_…',
  },
}

type Place = { schemas: Schemas; problemSchema: JsonSchema; serverUrl: string }

function operationOf(endpoint: Endpoint, to: Place): Operation {
  const { schemas, problemSchema } = to
  const { tag } = audiences[endpoint.actor]
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [tag],
    'x-codeSamples': [{ lang: 'Shell', source: curlOf(endpoint, to.serverUrl) }],
    security: security[endpoint.actor],
    parameters: [
      ...parametersOf(
        'path',
        endpoint.params && schemas.add(endpoint.params),
        examples[endpoint.id]?.params,
      ),
      ...parametersOf(
        'query',
        endpoint.query && schemas.add(endpoint.query),
        examples[endpoint.id]?.query,
      ),
      ...(endpoint.method === 'POST' && endpoint.actor !== 'lender' ? [idempotencyKey] : []),
    ],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true as const,
            content: {
              'application/json': {
                schema: schemas.add(endpoint.body),
                example: examples[endpoint.id]?.body,
              },
            },
          },
        }
      : {}),
    responses: {
      [String(endpoint.status)]: {
        description: endpoint.summary,
        content: {
          'application/json': {
            schema: schemas.add(
              endpoint.output,
              endpoint.actor === 'platform' ? 'asked' : 'answered',
            ),
          },
          ...(endpoint.file
            ? { [endpoint.file]: { schema: { type: 'string', description: 'The file itself' } } }
            : {}),
        },
      },
      ...problemResponses(problemsOf(endpoint), problemSchema),
    },
  }
}

/** Every problem an endpoint may answer, its own first, each once. */
export const problemsOf = (endpoint: Endpoint): ProblemCode[] => [
  ...new Set([...endpoint.problems, ...commonProblems(endpoint)]),
]

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Fresh for each intent, the same for its retries. The same key and input replay the stored answer.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

function parametersOf(
  place: 'path' | 'query',
  schema: JsonSchema | undefined,
  example: Record<string, string> = {},
): Parameter[] {
  const properties = (schema?.['properties'] ?? {}) as Record<string, JsonSchema>
  const required = (schema?.['required'] ?? []) as string[]
  return Object.entries(properties).map(([name, it]) => {
    const said = example[name]
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: it,
      ...(said === undefined ? {} : { example: it['type'] === 'integer' ? Number(said) : said }),
    }
  })
}

function problemResponses(
  codes: readonly ProblemCode[],
  schema: JsonSchema,
): Record<string, JsonSchema> {
  const statuses = [...new Set(codes.map((code) => problemCodes[code].status))].sort(
    (a, b) => a - b,
  )
  return Object.fromEntries(
    statuses.map((status) => {
      const here = codes.filter((code) => problemCodes[code].status === status)
      const description = here.map((code) => `${code}: ${problemCodes[code].title}`).join('; ')
      return [String(status), { description, content: { 'application/problem+json': { schema } } }]
    }),
  )
}

function webhookOf(schemas: Schemas): JsonSchema {
  const header = (name: string, description: string): Parameter => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  })
  return {
    operationId: 'checkoutEvent',
    // The signature in the headers is what proves the caller.
    security: [],
    summary: 'What a merchant is told, signed as Standard Webhooks; answer 2xx within 15 seconds',
    parameters: [
      header('webhook-id', 'The event’s id: the same in every delivery of it'),
      header('webhook-timestamp', 'Seconds since 1970; refuse what is older than five minutes'),
      header(
        'webhook-signature',
        'v1,<base64 HMAC-SHA256 of id.timestamp.body>; during a rotation one for each secret, apart by a space',
      ),
      header('webhook-delivery', 'The delivery’s id: one event on its way to one endpoint'),
      header('webhook-attempt', 'Counts from 1 within a delivery'),
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemas.add(WebhookEvent) } },
    },
    responses: { '204': { description: 'Received' } },
  }
}
