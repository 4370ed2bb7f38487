import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { idNumberOf, verify } from '../support/applying.ts'
import { expectBooksAgree } from '../support/books-agree.ts'
import { linesOf } from '../support/credit-lines.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { drawingOf } from '../support/drawing.ts'
import { repayingOf } from '../support/repaying.ts'
import { newPhone, requestOffers, signIn, valueOf } from '../support/shopper.ts'

afterAll(closeDatabases)

describe.each(databases)('on %s', (database) => {
  let world: World
  let lines: ReturnType<typeof linesOf>
  beforeAll(async () => {
    world = await openWorldOn(database, {
      lenders: { lezhong: { quoteDelayMs: 5 }, suyi: { quoteDelayMs: 5, decisionDelayMs: 300 } },
    })
    lines = linesOf(world)
  })
  afterAll(() => world.close())

  const { order, drawn } = drawingOf(() => world)

  test('a line is asked for once, drawn for an order, restored by what is repaid, and closed', async () => {
    const me = await signIn(world.url, newPhone())
    valueOf(await verify(me))
    const offered = await lines.offerings(me)
    expect(offered.map((it) => it.notice.lender.licenceType)).toEqual([
      'micro_loan',
      'consumer_finance',
    ])
    const line = valueOf(await lines.apply(me, await lines.bodyFor(me)))
    expect(line).toMatchObject({ status: 'active', limitMinor: 800_000, availableMinor: 800_000 })
    const { line: theirs } = lines.theirsOf(line.id)
    expect(theirs).toMatchObject({
      askedTimes: 1,
      person: { name: '李晓梅', idNumber: idNumberOf() },
      consentReference: line.id,
    })
    const detail = await lines.view(me, line.id)
    expect(theirs.disclosureDigest).toBe(detail.consent.noticeDigest)
    const lineText = `sha256:${'f'.repeat(64)}`
    expect(theirs.agreementDigests).toEqual([lineText])
    expect(detail.notice.agreements).toMatchObject([
      { name: { zhCN: '个人循环额度合同' }, digest: lineText },
    ])
    expect(detail.notice.agreements[0]?.url).toMatch(/\/agreements\/line$/)
    const lineAudit = await world.deps.db
      .selectFrom('audit')
      .select('facts')
      .where('subject', '=', line.id)
      .where('action', '=', 'credit_line.applied')
      .execute()
    expect(lineAudit).toMatchObject([{ facts: { agreementDigests: lineText } }])
    expect(detail.notice.tells).toEqual(['phone', 'name', 'id_number'])
    expect(detail.changes).toMatchObject([{ what: 'status', from: 'applied', to: 'active' }])
    expect((await lines.offerings(me)).map((it) => it.notice.lender.licenceType)).toEqual([
      'consumer_finance',
    ])

    const { offer, consent, it, checkout } = await drawn(me, line)
    expect(offer).toMatchObject({
      kind: 'credit_line',
      creditLine: { id: line.id, availableMinor: 800_000 },
    })
    expect(consent.purposes).toEqual(['loan_agreement'])
    // What is drawn is a loan, and rests on the agreement of loans.
    const { sheet } = await world.deps.db
      .selectFrom('disclosures')
      .select('sheet')
      .where('digest', '=', consent.disclosureDigest)
      .executeTakeFirstOrThrow()
    expect(sheet.agreements).toMatchObject([
      { name: { zhCN: '个人消费贷款合同' }, digest: `sha256:${'c'.repeat(64)}` },
    ])
    const [booked] = lines.theirsOf(line.id).loans
    expect(booked).toMatchObject({
      merchantReference: checkout.merchantReference,
      disclosureDigest: consent.disclosureDigest,
      askedTimes: 1,
    })
    await lines.agree(me, line.id, 120_000)
    const phone = repayingOf(world)
    await expectBooksAgree(phone, it)
    expect((await lines.close(me, line.id)).problem?.code).toBe('credit_line_in_use')

    const first = (await it.loan()).schedule[0]
    expect(valueOf(await phone.pay(it, { amountMinor: first?.totalMinor ?? 0 })).status).toBe(
      'succeeded',
    )
    await lines.agree(me, line.id, 120_000 - (first?.principalMinor ?? 0))
    const quote = valueOf(await phone.quote(it))
    const payoff = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
    expect(valueOf(await phone.pay(it, payoff)).status).toBe('succeeded')
    await lines.agree(me, line.id, 0)
    await expectBooksAgree(phone, it)

    const key = 'closing-once-and-for-all'
    expect(valueOf(await lines.close(me, line.id, key)).status).toBe('closed')
    expect(valueOf(await lines.close(me, line.id, key)).status).toBe('closed')
    expect(lines.theirsOf(line.id).line).toMatchObject({ status: 'closed' })
    const ended = await lines.view(me, line.id)
    expect(ended.changes[0]).toMatchObject({ from: 'active', to: 'closed', by: 'borrower' })
    expect(ended.loans).toMatchObject([{ id: it.loanId, status: 'paid_off', outstandingMinor: 0 }])
    expect((await requestOffers(me, await order())).offers.filter((one) => one.creditLine)).toEqual(
      [],
    )
  })

  test('nothing is told to the lender before exactly what is shown was said yes to', async () => {
    const me = await signIn(world.url, newPhone())
    const body = await lines.bodyFor(me)
    expect((await lines.apply(me, body)).problem?.code).toBe('identity_missing')
    valueOf(await verify(me))
    const other = { ...body, noticeDigest: `sha256:${'0'.repeat(64)}` }
    expect((await lines.apply(me, other)).problem?.code).toBe('disclosure_outdated')
    const half = { ...body, purposes: ['loan_agreement'] }
    expect((await lines.apply(me, half)).problem?.code).toBe('consent_missing')
    const unknown = { ...body, productCode: 'quick' }
    expect((await lines.apply(me, unknown)).problem?.code).toBe('credit_line_not_offered')
    expect(await lines.list(me)).toEqual([])
    const both = await Promise.all([lines.apply(me, body), lines.apply(me, body)])
    expect(both.map((it) => it.problem?.code).toSorted()).toEqual(['credit_line_exists', undefined])
    expect(await lines.list(me)).toHaveLength(1)
  })

  test('a student is offered no line of a micro-loan company', async () => {
    const me = await signIn(world.url, newPhone())
    const body = await lines.bodyFor(me)
    valueOf(await verify(me, { student: true }))
    expect((await lines.apply(me, body)).problem?.code).toBe('credit_line_not_offered')
    expect(await lines.list(me)).toEqual([])
  })

  test('a no is final and told with its reason, and another lender may be asked', async () => {
    const { me, line } = await lines.opened({ ending: '0031' })
    expect(line).toMatchObject({ status: 'declined', declineReasons: ['credit_history'] })
    expect((await requestOffers(me, await order())).offers.some((it) => it.creditLine)).toBe(false)
    expect((await lines.close(me, line.id)).problem?.code).toBe('credit_line_not_open')
    const other = valueOf(await lines.apply(me, await lines.bodyFor(me, 'Lezhong')))
    expect(other.status).toBe('active')
  })

  test('a lender that thinks is asked until it has decided, and told the same once', async () => {
    const { me, line } = await lines.opened({ ending: '0033' })
    expect(line).toMatchObject({ status: 'applied', limitMinor: 0, validThrough: null })
    await lines.until(me, line.id, (it) => it.status === 'active')
    await lines.agree(me, line.id, 0)
    expect(lines.theirsOf(line.id).line.askedTimes).toBe(1)
  })

  test('a line that drops while one is opened or closed leaves one line, opened and closed once', async () => {
    const { me, line } = await lines.opened({ ending: '0034' })
    expect(line).toMatchObject({ status: 'applied', readAt: null })
    await lines.until(me, line.id, (it) => it.status === 'active')
    const closing = valueOf(await lines.close(me, line.id))
    expect(closing).toMatchObject({ status: 'active', closing: true })
    await lines.until(me, line.id, (it) => it.status === 'closed')
    expect(lines.theirsOf(line.id).line).toMatchObject({ status: 'closed', askedTimes: 2 })
    expect((await lines.view(me, line.id)).changes).toHaveLength(2)
  })

  test('a line is its borrower’s alone', async () => {
    const { line } = await lines.opened()
    const other = await lines.opened()
    expect((await lines.close(other.me, line.id)).problem?.code).toBe('not_found')
    await expect(lines.view(other.me, line.id)).rejects.toThrow('not_found')
    expect((await lines.list(other.me)).map((it) => it.id)).toEqual([other.line.id])
  })
})
