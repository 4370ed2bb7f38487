import * as z from 'zod/mini'
import { ApiKeyId } from '../../id/id.ts'
import { ApiKey, ApiKeyKind, ApiRequest, IssuedApiKey, TestClock } from '../../merchant/merchant.ts'
import { endpoint } from '../endpoint.ts'
import { pageOf, paging } from '../paging.ts'

const Name = z.string().check(z.minLength(1), z.maxLength(60))
const OneKey = z.strictObject({ id: ApiKeyId })

export const keyContract = {
  create: endpoint({
    id: 'createApiKey',
    summary: 'A new key of this mode; its text is shown in this answer alone',
    method: 'POST',
    path: '/v1/api-keys',
    actor: 'merchant',
    status: 201,
    body: z.strictObject({ kind: ApiKeyKind, name: z.optional(Name) }),
    output: IssuedApiKey,
    problems: ['object_limit_reached'],
  }),
  list: endpoint({
    id: 'listApiKeys',
    summary: 'The keys of this mode, newest first',
    method: 'GET',
    path: '/v1/api-keys',
    actor: 'merchant',
    status: 200,
    output: z.strictObject({ items: z.array(ApiKey) }),
    problems: [],
  }),
  roll: endpoint({
    id: 'rollApiKey',
    summary: 'Replace a key; the old one works on for the overlap',
    method: 'POST',
    path: '/v1/api-keys/:id/roll',
    actor: 'merchant',
    status: 201,
    params: OneKey,
    body: z.strictObject({
      /** How long the old key works on; 0 ends it now. 24 when it is not said. */
      overlapHours: z.optional(z.int().check(z.minimum(0), z.maximum(168))),
    }),
    output: IssuedApiKey,
    problems: ['not_found', 'key_not_active'],
  }),
  revoke: endpoint({
    id: 'revokeApiKey',
    summary: 'End a key; ending it again changes nothing',
    method: 'POST',
    path: '/v1/api-keys/:id/revoke',
    actor: 'merchant',
    status: 200,
    params: OneKey,
    body: z.strictObject({}),
    output: ApiKey,
    problems: ['not_found', 'key_last_active'],
  }),
}

export const apiRequestContract = {
  list: endpoint({
    id: 'listApiRequests',
    summary: 'Your server’s requests of the last 30 days, newest first',
    method: 'GET',
    path: '/v1/api-requests',
    actor: 'merchant',
    status: 200,
    query: z.strictObject({
      ...paging,
      /** Only those answered with this status. */
      status: z.optional(z.coerce.number().check(z.int(), z.minimum(200), z.maximum(599))),
    }),
    output: pageOf(ApiRequest),
    problems: [],
  }),
}

export const testClockContract = {
  view: endpoint({
    id: 'viewTestClock',
    summary: 'The time as you have it in test mode',
    method: 'GET',
    path: '/v1/test-clock',
    actor: 'merchant',
    status: 200,
    output: TestClock,
    problems: ['test_mode_only'],
  }),
  advance: endpoint({
    id: 'advanceTestClock',
    summary: 'Move your time forward, for your checkouts alone; it never goes back',
    method: 'POST',
    path: '/v1/test-clock/advance',
    actor: 'merchant',
    status: 200,
    body: z.strictObject({ seconds: z.int().check(z.minimum(1), z.maximum(34_560_000)) }),
    output: TestClock,
    problems: ['test_mode_only'],
  }),
}
