import { learnDispute } from '@miaoguo/bff/src/disputes/learn-dispute.ts'
import { atMerchantTime } from '@miaoguo/bff/src/merchants/merchant-time.ts'
import { reconcile } from '@miaoguo/bff/src/reconciliation/reconcile.ts'
import { gatherSettlements } from '@miaoguo/bff/src/settlements/gather-settlements.ts'
import { refundContract } from '@miaoguo/shared/contract/merchant/authorizations'
import { testClockContract } from '@miaoguo/shared/contract/merchant/keys'
import { settlementContract } from '@miaoguo/shared/contract/merchant/settlements'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMerchant } from '../sandbox/world.ts'
import type { World } from '../support/app.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { disputeAtLender, disputesOf } from '../support/disputed.ts'
import { held, type Held } from '../support/held.ts'
import { call, eventually, valueOf } from '../support/shopper.ts'
import { tillOf } from '../support/till.ts'

afterAll(closeDatabases)
const merchant = { token: demoMerchant.secretKey }
const day = 86_400
const proof = { explanation: '已寄出并签收', trackingNumber: 'SF0000000001' }

describe.each(databases)('on %s', (database) => {
  let world: World
  let till: ReturnType<typeof tillOf>
  let disputes: ReturnType<typeof disputesOf>
  beforeAll(async () => {
    world = await openWorldOn(database, { lenders: { huaxin: { decisionDelayMs: 600_000 } } })
    till = tillOf(world)
    disputes = disputesOf(world)
  })
  afterAll(() => world.close())

  const huaxin = () => {
    const entry = world.deps.lenders.byCode('huaxin')
    if (!entry) throw new Error('a lender of the sandbox')
    return entry
  }
  const drawn = (): Promise<Held> => held(world, { captureMode: 'automatic' })
  const told = async (disputeId: string, types: string[]) =>
    eventually(types.join(', '), async () => {
      const found = (await till.events({ disputeId })).map((it) => it.type)
      return found.length >= types.length ? found : undefined
    }).then((found) => expect(found).toEqual(types))

  test('evidence is given once, and a won dispute moves nothing', async () => {
    const it = await drawn()
    const reference = await disputeAtLender(world, it, { amountMinor: 30_000 })
    const dispute = await disputes.heard(it)
    expect(dispute).toMatchObject({
      merchantReference: it.checkout.merchantReference,
      reason: 'goods_not_received',
      status: 'opened',
      amountMinor: 30_000,
      takenBackMinor: 0,
      response: null,
      evidence: null,
      daysLeft: 6,
    })
    const ofBorrower = async () => (await it.loan()).disputes
    const seen = { reason: 'goods_not_received', amountMinor: 30_000, openedAt: dispute.openedAt }
    expect(await ofBorrower()).toEqual([{ ...seen, status: 'being_decided', decidedAt: null }])
    const given = valueOf(await disputes.submit(dispute.id, proof))
    expect(given).toMatchObject({
      status: 'evidence_submitted',
      response: { kind: 'evidence', status: 'received' },
      evidence: proof,
      daysLeft: null,
    })
    // What is written into evidence is nobody's to read in the table.
    const row = await world.deps.db
      .selectFrom('disputes')
      .select('evidenceSealed')
      .where('id', '=', dispute.id)
      .executeTakeFirstOrThrow()
    expect(row.evidenceSealed).not.toContain('SF0000000001')
    expect((await disputes.submit(dispute.id, proof)).problem?.code).toBe('dispute_evidence_given')
    await disputes.decide(reference, 'won')
    await disputes.is(dispute.id, 'won')
    expect(await ofBorrower()).toEqual([
      { ...seen, status: 'dropped', decidedAt: expect.any(String) },
    ])
    await told(dispute.id, ['dispute.opened', 'dispute.evidence_submitted', 'dispute.won'])
    expect((await disputes.accept(dispute.id)).problem?.code).toBe('dispute_closed')
    expect(await till.view(it.authorization.id)).toMatchObject({
      refundableMinor: 120_000,
      disputedMinor: 0,
      disputeLostMinor: 0,
    })
  })

  test('what is disputed cannot be refunded, a lost dispute takes it once, and every book agrees', async () => {
    const it = await drawn()
    const { id } = it.authorization
    valueOf(await till.refund(id, { amountMinor: 10_000 }))
    const reference = await disputeAtLender(world, it, { amountMinor: 80_000 })
    const dispute = await disputes.heard(it)
    expect(await till.view(id)).toMatchObject({ disputedMinor: 80_000, refundableMinor: 30_000 })
    expect((await till.refund(id, { amountMinor: 30_001 })).problem?.code).toBe('amount_disputed')
    expect((await till.refund(id, { amountMinor: 110_001 })).problem?.code).toBe(
      'amount_exceeds_captured',
    )
    const preview = await call(world.url, refundContract.preview, {
      ...merchant,
      params: { id },
      body: { amountMinor: 40_000 },
    })
    expect(preview.problem?.code).toBe('amount_disputed')
    valueOf(await till.refund(id, { amountMinor: 30_000 }))
    expect((await till.ask('reverse', id)).problem?.code).toBe('amount_disputed')
    valueOf(await disputes.submit(dispute.id, { explanation: '没有凭证' }))
    await Promise.all([disputes.decide(reference, 'lost'), disputes.decide(reference, 'lost')])
    const lost = await disputes.is(dispute.id, 'lost')
    expect(lost.takenBackMinor).toBe(80_000)
    expect(await till.view(id)).toMatchObject({
      refundedMinor: 40_000,
      disputedMinor: 0,
      disputeLostMinor: 80_000,
      refundableMinor: 0,
    })
    expect((await till.refund(id, { amountMinor: 1 })).problem?.code).toBe(
      'amount_exceeds_captured',
    )
    expect(till.theirs(it)?.refundedMinor).toBe(120_000)
    await eventually('the borrower owes nothing of it any more', async () =>
      (await it.loan()).schedule.every((row) => row.principalMinor === 0) ? true : undefined,
    )
    expect((await it.loan()).disputes).toMatchObject([
      { status: 'given_back', amountMinor: 80_000 },
    ])
    expect(world.logs.filter((one) => one.facts['alarm'] === 'schedule_mismatch')).toEqual([])
  })

  test('told many times at once a dispute is one, and a refund beside it gives nothing back twice', async () => {
    const it = await drawn()
    const entry = huaxin()
    const reference = await disputeAtLender(world, it, { amountMinor: 100_000 })
    const [refund] = await Promise.all([
      till.refund(it.authorization.id, { amountMinor: 50_000 }),
      ...Array.from({ length: 4 }, () => learnDispute(world.deps, { entry, reference })),
    ])
    // Whoever was first: here the part is disputed, and the lender says no to what it has disputed itself.
    expect(['amount_disputed', 'operation_refused']).toContain(refund.problem?.code)
    expect(await disputes.of(it)).toHaveLength(1)
    const dispute = await disputes.heard(it)
    expect((await till.events({ disputeId: dispute.id })).map((one) => one.type)).toEqual([
      'dispute.opened',
    ])
    expect(await till.view(it.authorization.id)).toMatchObject({
      refundedMinor: 0,
      disputedMinor: 100_000,
      refundableMinor: 20_000,
    })
    valueOf(await disputes.accept(dispute.id))
  })

  test('an accepted dispute gives its amount back, however often and at once it is accepted', async () => {
    const it = await drawn()
    await disputeAtLender(world, it, { reason: 'duplicate', amountMinor: 50_000 })
    const dispute = await disputes.heard(it)
    const both = await Promise.all([
      disputes.accept(dispute.id, 'one-key'),
      disputes.accept(dispute.id, 'one-key'),
    ])
    expect(both.some((one) => one.value?.status === 'accepted')).toBe(true)
    expect(valueOf(await disputes.accept(dispute.id))).toMatchObject({
      status: 'accepted',
      takenBackMinor: 50_000,
    })
    await told(dispute.id, ['dispute.opened', 'dispute.accepted'])
    expect(till.theirs(it)?.lines.filter((line) => line.kind === 'dispute')).toHaveLength(1)
  })

  test('an answer the lender did not hear is pending, and is sent again until it is heard', async () => {
    const it = await drawn()
    await disputeAtLender(world, it, { amountMinor: 10_000 })
    const dispute = await disputes.heard(it)
    const { lender } = huaxin()
    const { acceptDispute } = lender
    Object.assign(lender, {
      acceptDispute: async () => ({ ok: false, reason: 'timeout', correlationId: 'lost-1' }),
    })
    const pending = valueOf(await disputes.accept(dispute.id))
    expect(pending).toMatchObject({
      status: 'opened',
      takenBackMinor: 0,
      response: { kind: 'acceptance', status: 'pending' },
    })
    expect((await disputes.submit(dispute.id, proof)).problem?.code).toBe(
      'dispute_response_pending',
    )
    Object.assign(lender, { acceptDispute })
    await disputes.is(dispute.id, 'accepted')
  })

  test('by the merchant’s clock a dispute is warned of twice and expires, which takes the money once', async () => {
    const it = await drawn()
    await disputeAtLender(world, it, { amountMinor: 20_000 })
    const dispute = await disputes.heard(it)
    const advance = (seconds: number) =>
      call(world.url, testClockContract.advance, { ...merchant, body: { seconds } }).then(valueOf)
    await advance(4 * day + 60)
    await told(dispute.id, ['dispute.opened', 'dispute.expiring'])
    await advance(2 * day)
    await told(dispute.id, ['dispute.opened', 'dispute.expiring', 'dispute.expiring'])
    await advance(day)
    expect((await disputes.submit(dispute.id, proof)).problem?.code).toBe('dispute_deadline_passed')
    await told(dispute.id, [
      'dispute.opened',
      'dispute.expiring',
      'dispute.expiring',
      'dispute.expired',
    ])
    expect(await disputes.view(dispute.id)).toMatchObject({
      status: 'expired',
      takenBackMinor: 20_000,
    })
    expect(till.theirs(it)?.disputes?.[0]?.record.status).toBe('expired')
  })

  test('a dispute of more than was drawn is nobody’s, and people are called', async () => {
    const it = await drawn()
    const reference = await disputeAtLender(world, it)
    const entry = huaxin()
    const first = await disputes.heard(it)
    const { dispute } = entry.lender
    const strange = async () => {
      const asked = await dispute(reference)
      return asked.ok
        ? { ...asked, value: { ...asked.value, disputeReference: 'dsp-strange', amountMinor: 1 } }
        : asked
    }
    Object.assign(entry.lender, { dispute: strange })
    await learnDispute(world.deps, { entry, reference: 'dsp-strange' })
    Object.assign(entry.lender, { dispute })
    expect(await disputes.of(it)).toHaveLength(1)
    expect(first.amountMinor).toBe(120_000)
    expect(world.logs.some((one) => one.facts['alarm'] === 'lender.contradiction')).toBe(true)
  })

  test('settlements take back what disputes took, to the minor unit', async () => {
    const today = world.deps.today()
    const { aheadSeconds } = valueOf(await call(world.url, testClockContract.view, merchant))
    // The last order was drawn after the merchant's clock had moved, on a day of its own.
    const its = atMerchantTime(world.deps, aheadSeconds * 1000).today()
    for (const each of new Set([today, its])) await gatherSettlements(world.deps, each)
    const { items } = valueOf(
      await call(world.url, settlementContract.list, { ...merchant, query: { limit: '100' } }),
    )
    const { lost, captured, refunded } = await world.deps.db
      .selectFrom('authorizations')
      .select((of) => [
        of.fn.sum<number>('disputeLostMinor').as('lost'),
        of.fn.sum<number>('capturedMinor').as('captured'),
        of.fn.sum<number>('refundedMinor').as('refunded'),
      ])
      .executeTakeFirstOrThrow()
    const sum = (pick: (it: (typeof items)[number]) => number): number =>
      items.reduce((total, it) => total + pick(it), 0)
    expect(sum((it) => it.disputeMinor)).toBe(Number(lost))
    expect(Number(lost)).toBe(80_000 + 100_000 + 50_000 + 10_000 + 20_000)
    expect(sum((it) => it.netMinor)).toBe(Number(captured) - Number(refunded) - Number(lost))
    // And each night's comparing of both books finds them equal.
    const [compared] = await reconcile(world.deps, { day: today, lender: 'huaxin' })
    expect(compared).toMatchObject({ breaks: [] })
  })
})
