import { randomUUID } from 'node:crypto'
import { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import type { ServiceRequest } from '@miaoguo/shared/loan/service-request'
import { carryServiceRequest } from '@miaoguo/bff/src/service-requests/carry-service-request.ts'
import { tellOverdueAnswers } from '@miaoguo/bff/src/service-requests/tell-overdue-answers.ts'
import { addDays } from '@miaoguo/shared/time/due-dates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import {
  apply,
  call,
  consentTo,
  newPhone,
  offerOf,
  openCheckout,
  requestOffers,
  signIn,
  valueOf,
  type Shopper,
} from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  let me: Shopper
  let loanId: string
  beforeAll(async () => {
    world = await openWorldOn(database, { lenders: { huaxin: { decisionDelayMs: 300 } } })
    const checkout = await openCheckout(world.url, { notifyUrl: world.receiver.url })
    me = await signIn(world.url, newPhone())
    const request = await requestOffers(me, checkout)
    const application = valueOf(await apply(me, await consentTo(me, offerOf(request, 'Huaxin'))))
    loanId = String(application.loanId)
  })
  afterAll(() => world.close())

  const file = (body: Record<string, unknown>, key = randomUUID()) =>
    call(world.url, serviceRequestContract.file, {
      token: me.token,
      key,
      body: { loanId, kind: 'complaint', topic: 'cost', text: '手续费与明示表不一致。', ...body },
    })
  const view = async (id: string): Promise<ServiceRequest> =>
    valueOf(await call(world.url, serviceRequestContract.view, { token: me.token, params: { id } }))
  const until = async (id: string, status: ServiceRequest['status']): Promise<ServiceRequest> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const it = await view(id)
      if (it.status === status) return it
      await carryServiceRequest(world.deps, { serviceRequestId: id })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`${id} did not become ${status}`)
  }
  const keptBy = () =>
    Object.values(world.lenders)
      .flatMap((it) => it.books().loans)
      .flatMap((it) => it.account?.serviceRequests ?? [])
  const auditOf = async (subject: string) =>
    (
      await world.deps.db
        .selectFrom('audit')
        .select(['action', 'facts'])
        .where('subject', '=', subject)
        .where('action', 'like', 'service_request.%')
        .orderBy('id')
        .execute()
    ).map((it) => it.action)

  test('a complaint has a reference and a day of answer at once, reaches its lender once, and is answered', async () => {
    const key = randomUUID()
    const filed = valueOf(await file({}, key))
    expect(filed).toMatchObject({
      status: 'filed',
      answerBy: addDays(world.deps.today(), 15),
      answer: null,
    })
    expect(valueOf(await file({}, key)).id).toBe(filed.id)
    // A second one about the same waits for the answer to the first.
    expect((await file({ text: '再说一次同样的事。' })).problem?.code).toBe('service_request_open')
    const answered = await until(filed.id, 'answered')
    expect(answered.outcome).toBe('explained')
    expect(answered.answer).toContain('合同约定一致')
    expect(keptBy().filter((it) => it.record.requestReference === filed.id)).toHaveLength(1)
    expect(keptBy()[0]?.record.lenderReference).toBe(answered.lenderReference)
    expect(await auditOf(loanId)).toEqual([
      'service_request.filed',
      'service_request.received',
      'service_request.answered',
    ])
    // Answered, it may be asked again.
    expect(valueOf(await file({})).id).not.toBe(filed.id)
  })

  test('relief is asked for in its own words, and a no is a no', async () => {
    const asked = { kind: 'hardship', topic: 'longer', text: '收入减少，请延长期限。refuse' }
    const filed = valueOf(await file(asked))
    expect((await until(filed.id, 'answered')).outcome).toBe('refused')
    const wrong = await file({ kind: 'hardship', topic: 'cost' })
    expect(wrong.problem).toMatchObject({ code: 'input_invalid' })
    expect(wrong.problem?.errors?.[0]?.pointer).toBe('/topic')
  })

  test('a list holds my own, newest first, page by page', async () => {
    const list = async (cursor?: string) =>
      valueOf(
        await call(world.url, serviceRequestContract.list, {
          token: me.token,
          query: { loanId, limit: '1', ...(cursor === undefined ? {} : { cursor }) },
        }),
      )
    const first = await list()
    const second = await list(String(first.nextCursor))
    expect(String(first.items[0]?.createdAt) >= String(second.items[0]?.createdAt)).toBe(true)
    const stranger = await signIn(world.url, newPhone())
    const theirs = valueOf(
      await call(world.url, serviceRequestContract.list, { token: stranger.token, query: {} }),
    )
    expect(theirs.items).toEqual([])
  })

  test('people are called once when the day of the answer has passed', async () => {
    const filed = valueOf(await file({ topic: 'other', text: '请尽快回复我的问题。' }))
    const later = { ...world.deps, today: () => addDays(filed.answerBy, 1) }
    await tellOverdueAnswers(later)
    await tellOverdueAnswers(later)
    expect(await auditOf(filed.id)).toEqual(['service_request.overdue'])
  })
})
