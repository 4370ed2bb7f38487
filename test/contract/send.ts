import { randomUUID } from 'node:crypto'
import { commonProblems, type Endpoint } from '@miaoguo/shared/contract/endpoint'
import { ProblemDetails } from '@miaoguo/shared/problem/problem'
import { expect } from 'vitest'
import type { World } from '../support/app.ts'
import type { Request } from './examples.ts'

type Raw = { headers?: Record<string, string | undefined>; text?: string }

/** Sends a request as it stands, or with raw text and headers in its place. */
export function send(
  world: World,
  endpoint: Endpoint,
  request: Request,
  raw: Raw = {},
): Promise<Response> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(request.params?.[name] ?? ''),
  )
  const query = request.query ? `?${new URLSearchParams(request.query)}` : ''
  const headers: Record<string, string | undefined> = {
    ...(request.token ? { authorization: `Bearer ${request.token}` } : {}),
    ...(endpoint.method === 'POST'
      ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
      : {}),
    ...raw.headers,
  }
  const said = Object.entries(headers).filter((it): it is [string, string] => it[1] !== undefined)
  return fetch(`${world.url}${path}${query}`, {
    method: endpoint.method,
    headers: said,
    ...(endpoint.method === 'POST' ? { body: raw.text ?? JSON.stringify(request.body ?? {}) } : {}),
  })
}

/** Reads a refusal: its form, and that the endpoint's contract lists its code. */
export async function refusal(endpoint: Endpoint, response: Response): Promise<ProblemDetails> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const problem = ProblemDetails.parse(await response.json())
  expect(problem.status).toBe(response.status)
  expect([...endpoint.problems, ...commonProblems(endpoint)]).toContain(problem.code)
  return problem
}

const tables = [
  'checkouts',
  'offerRequests',
  'offers',
  'disclosures',
  'consents',
  'applications',
  'attempts',
  'loans',
  'authorizations',
  'operations',
  'disputes',
  'campaigns',
  'campaignReservations',
  'outbox',
  'sessions',
  'applicants',
  'bankCards',
  'borrowers',
  'merchantUsers',
  'merchantSessions',
] as const

/** How many rows each table of facts holds. */
export async function countRows(world: World): Promise<Record<string, number>> {
  const counts = await Promise.all(
    tables.map(async (table) => {
      const rows = await world.deps.db
        .selectFrom(table)
        .select((of) => of.fn.countAll<number>().as('count'))
        .executeTakeFirst()
      return [table, Number(rows?.count ?? 0)] as const
    }),
  )
  return Object.fromEntries(counts)
}
