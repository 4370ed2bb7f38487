import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { documentContract } from '@miaoguo/shared/contract/shopper/documents'
import { renderSheet } from '@miaoguo/shared/disclosure/render'
import type { LoanDocument } from '@miaoguo/shared/loan/document'
import { formatMoney } from '@miaoguo/shared/money/format'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../sandbox/lenders/desk.ts'
import type { World } from '../support/app.ts'
import { idNumberOf, verify } from '../support/applying.ts'
import { expectBooksAgree } from '../support/books-agree.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { borrowed, repayingOf, type Borrowed } from '../support/repaying.ts'
import { call, newPhone, signIn, valueOf } from '../support/shopper.ts'

afterAll(closeDatabases)

/**
 * The fonts of a PDF say which characters their glyphs are: all that its text can hold. A ligature
 * is one glyph for several (`<0066 0069>`).
 */
function charactersIn(pdf: Buffer): Set<string> {
  const characters = new Set<string>()
  let from = pdf.indexOf('stream\n')
  while (from >= 0) {
    const until = pdf.indexOf('endstream', from)
    const text = inflated(pdf.subarray(from + 'stream\n'.length, until))
    if (text.includes('beginbfrange'))
      for (const [, codes = ''] of text.matchAll(/<([0-9a-f]{4}[0-9a-f ]*)>/g)) {
        const units = Buffer.from(codes.replaceAll(' ', ''), 'hex').swap16()
        for (const character of units.toString('utf16le')) characters.add(character)
      }
    from = pdf.indexOf('stream\n', until + 'endstream'.length)
  }
  return characters
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    // A font as it is, not text.
    return ''
  }
}

const factsOf = (it: LoanDocument): Record<string, string> =>
  Object.fromEntries(it.sections.flatMap((one) => one.facts.map((fact) => [fact.name, fact.value])))
const textOf = (it: LoanDocument): string =>
  [
    it.title,
    ...it.sections.flatMap((one) => [
      one.heading ?? '',
      ...one.facts.flatMap((fact) => [fact.name, fact.value]),
      ...one.paragraphs,
    ]),
  ].join('\n')

describe.each(databases)('on %s', (database) => {
  let world: World
  let spoil: 'digest' | 'kind' | undefined
  /** A certificate whose bytes are not those of its digest, or that is no PDF at all. */
  const spoiled = (route: string, answer: Answer): Answer | undefined => {
    if (spoil === undefined || !route.endsWith('/settlement-certificate')) return undefined
    if (typeof answer === 'string' || 'garbage' in answer) return undefined
    const bytes = Buffer.from(spoil === 'kind' ? '<html>no certificate</html>' : '%PDF-1.4 other')
    const contentBase64 = bytes.toString('base64')
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    return {
      ...answer,
      body: {
        ...(answer.body as object),
        contentBase64,
        ...(spoil === 'kind' ? { digest } : {}),
      },
    }
  }
  beforeAll(async () => {
    world = await openWorldOn(database, {
      lenders: { lezhong: { quoteDelayMs: 5 }, huaxin: { quoteDelayMs: 5, err: spoiled } },
    })
  })
  afterAll(() => world.close())

  const ask = (it: Borrowed, kind: string, language: 'zh-CN' | 'en' = 'zh-CN', me = it.me) =>
    call(world.url, documentContract.view, {
      token: me.token,
      params: { id: it.loanId, kind },
      query: { language },
    })
  const pdfOf = async (it: Borrowed, kind: string): Promise<Response> =>
    fetch(`${world.url}/v1/shopper/loans/${it.loanId}/documents/${kind}`, {
      headers: { authorization: `Bearer ${it.me.token}`, accept: 'application/pdf' },
    })

  const settle = async (it: Borrowed): Promise<void> => {
    const phone = repayingOf(world)
    const quote = valueOf(await phone.quote(it))
    const paid = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
    expect(valueOf(await phone.pay(it, paid)).status).toBe('succeeded')
  }
  const listed = async (it: Borrowed, me = it.me) =>
    call(world.url, documentContract.list, { token: me.token, params: { id: it.loanId } })
  const kindsOf = async (it: Borrowed) =>
    valueOf(await listed(it)).items.map((one) => `${one.kind} ${one.issuedBy}`)

  test('a lender’s own certificate stands beside ours, each saying who issued it, kept as it came', async () => {
    const it = await borrowed(world)
    const ours = ['agreement miaoguo', 'disclosure miaoguo']
    expect(await kindsOf(it)).toEqual(ours)
    expect((await ask(it, 'lender_settlement')).problem?.code).toBe('loan_not_settled')
    await settle(it)
    expect(await kindsOf(it)).toEqual(['lender_settlement lender', 'settlement miaoguo', ...ours])
    const lender = (await it.loan()).lender.legalName
    const told = valueOf(await ask(it, 'lender_settlement'))
    expect(told).toMatchObject({ issuedBy: 'lender', title: '结清证明（贷款机构出具）' })
    const facts = factsOf(told)
    expect(facts).toMatchObject({
      出具方: lender.zhCN,
      证明编号: expect.stringMatching(/^HUAXIN-JQ-[0-9A-F]{10}$/),
      出具日期: world.deps.today(),
      数字指纹: told.original?.digest,
    })
    expect(textOf(told)).toContain('原样提供')
    // The file is the lender's, byte by byte.
    const file = await pdfOf(it, 'lender_settlement')
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toContain('miaoguo-lender_settlement-')
    const bytes = Buffer.from(await file.arrayBuffer())
    expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.4')
    expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(facts['数字指纹'])
    expect(bytes.toString('latin1')).toContain(facts['证明编号'])
    expect(valueOf(await ask(it, 'settlement'))).toMatchObject({
      issuedBy: 'miaoguo',
      title: '结清证明（秒过出具）',
    })
    const stranger = await signIn(world.url, newPhone())
    expect((await listed(it, stranger)).problem?.code).toBe('not_found')
    const [kept, ...more] = await world.deps.db
      .selectFrom('lenderCertificates')
      .selectAll()
      .where('loanId', '=', it.loanId)
      .execute()
    expect(more).toEqual([])
    expect(kept).toMatchObject({ number: facts['证明编号'], digest: facts['数字指纹'] })
    await expectBooksAgree(repayingOf(world), it)
  })

  test('a certificate in words is set as it came; where a lender has none, ours alone is offered', async () => {
    const it = await borrowed(world, { lender: 'Suyi' })
    await settle(it)
    const told = valueOf(await ask(it, 'lender_settlement', 'en'))
    expect(told.original).toBeUndefined()
    expect(textOf(told)).toContain('has set it as it came')
    expect(textOf(told)).toContain('its borrower owes nothing more')
    expect(
      Buffer.from(await (await pdfOf(it, 'lender_settlement')).arrayBuffer()).length,
    ).toBeGreaterThan(1000)

    const none = await borrowed(world, { lender: 'Lezhong' })
    await settle(none)
    expect(await kindsOf(none)).not.toContain('lender_settlement lender')
    const refused = await ask(none, 'lender_settlement')
    expect(refused.problem?.code).toBe('operation_unsupported')
  })

  test('a file that is not what it says is not handed on, and nothing of it is kept', async () => {
    for (const wrong of ['digest', 'kind'] as const) {
      spoil = wrong
      const it = await borrowed(world)
      await settle(it)
      expect((await ask(it, 'lender_settlement')).problem).toMatchObject({
        status: 503,
        code: 'lender_unavailable',
      })
      spoil = undefined
      // The lender is well again: it is asked anew.
      expect(valueOf(await ask(it, 'lender_settlement')).issuedBy).toBe('lender')
    }
  })

  test('the cost sheet can be kept in the words that were shown, under the fingerprint that was agreed to', async () => {
    const it = await borrowed(world)
    const loan = await it.loan()
    for (const language of ['zh-CN', 'en'] as const) {
      const made = valueOf(await ask(it, 'disclosure', language))
      expect(
        factsOf(made)[language === 'en' ? 'Fingerprint of the statement' : '明示表数字指纹'],
      ).toBe(loan.disclosureDigest)
      const { sheet } = await world.deps.db
        .selectFrom('disclosures')
        .select('sheet')
        .where('digest', '=', loan.disclosureDigest)
        .executeTakeFirstOrThrow()
      expect(made.sections.at(-1)?.paragraphs.join('\n')).toBe(renderSheet(sheet, language))
    }
  })

  test('what was agreed is dated, names both sides and every text, and is nobody else’s to see', async () => {
    const it = await borrowed(world)
    const loan = await it.loan()
    const named = valueOf(await ask(it, 'agreement'))
    expect(factsOf(named)).toMatchObject({
      贷款机构: loan.lender.legalName.zhCN,
      借款人: '以本平台账户借款，未向本平台提供实名信息',
      贷款机构借款编号: loan.lenderLoanReference,
      约定还款总额: formatMoney({
        amountMinor: loan.totalOfPaymentsMinor,
        currency: loan.currency,
      }),
    })
    for (const row of loan.schedule) expect(textOf(named)).toContain(row.dueOn)
    valueOf(await verify(it.me))
    const verified = valueOf(await ask(it, 'agreement', 'en'))
    expect(factsOf(verified)['Borrower']).toBe('李晓梅')
    expect(textOf(verified)).not.toContain(idNumberOf())
    const stranger = await signIn(world.url, newPhone())
    expect((await ask(it, 'agreement', 'en', stranger)).problem?.code).toBe('not_found')
  })

  test('a loan is certified as settled once nothing is owed, as data and as a file, and not before', async () => {
    const it = await borrowed(world, { lender: 'Lezhong' })
    const early = await ask(it, 'settlement')
    expect(early.problem).toMatchObject({ status: 409, code: 'loan_not_settled' })
    expect((await pdfOf(it, 'settlement')).status).toBe(409)
    const phone = repayingOf(world)
    const quote = valueOf(await phone.quote(it))
    const paid = { kind: 'payoff', amountMinor: quote.totalMinor, payoffQuoteId: quote.id }
    expect(valueOf(await phone.pay(it, paid)).status).toBe('succeeded')
    const made = valueOf(await ask(it, 'settlement'))
    expect(factsOf(made)).toMatchObject({
      结清日: world.deps.today(),
      '已清偿合计（含商户退款冲抵）': formatMoney({
        amountMinor: quote.totalMinor,
        currency: 'CNY',
      }),
    })
    expect(phone.theirs(it)?.repaidMinor).toBe(quote.totalMinor)

    const file = await pdfOf(it, 'settlement')
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toContain(`miaoguo-settlement-${it.loanId}.pdf`)
    const bytes = Buffer.from(await file.arrayBuffer())
    expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7')
    expect(bytes.toString('latin1')).toContain('/Lang (zh-CN)')
    const missing = [...new Set(textOf(made))].filter(
      (one) => one.trim() !== '' && !charactersIn(bytes).has(one),
    )
    expect(missing).toEqual([])
  })
})
