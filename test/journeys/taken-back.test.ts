import { cashContract } from '@miaoguo/shared/contract/shopper/cash'
import { shopperCheckoutContract } from '@miaoguo/shared/contract/shopper/checkouts'
import { documentContract } from '@miaoguo/shared/contract/shopper/documents'
import type { OfferRequest } from '@miaoguo/shared/offer/offer'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../support/app.ts'
import { idNumberOf, sayStudent, takeBack, verified, verify } from '../support/applying.ts'
import { autopayingOf } from '../support/autopaying.ts'
import { expectBooksAgree } from '../support/books-agree.ts'
import { linesOf } from '../support/credit-lines.ts'
import { closeDatabases, databases, openWorldOn } from '../support/databases.ts'
import { repayingOf, type Borrowed } from '../support/repaying.ts'
import {
  apply,
  call,
  consentTo,
  decided,
  eventually,
  newPhone,
  offerOf,
  signIn,
  valueOf,
  type Shopper,
} from '../support/shopper.ts'

afterAll(closeDatabases)

const noCard = 'crd_0000000000000000'

describe.each(databases)('on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(database, {
      lenders: { lezhong: { quoteDelayMs: 5 }, suyi: { quoteDelayMs: 5, decisionDelayMs: 300 } },
    })
  })
  afterAll(() => world.close())

  const somebody = (ending?: string) => signIn(world.url, newPhone(ending))
  const openCash = (me: Shopper, cardId: string) =>
    call(world.url, cashContract.open, {
      token: me.token,
      body: { amountMinor: 300_000, cardId },
    })
  /** A request for cash of somebody verified, with what lenders say to it. */
  const cashOf = async (me: Shopper) => {
    const { cards } = await verified(me)
    const { token } = valueOf(await openCash(me, cards[0]?.id ?? noCard))
    const offers = async (): Promise<OfferRequest> =>
      valueOf(
        await call(world.url, shopperCheckoutContract.requestOffers, {
          token: me.token,
          params: { token },
        }),
      )
    return { offers }
  }
  const ofSuyi = ({ offers }: OfferRequest) =>
    offers.filter((it) => it.lender.legalName.en.includes('Suyi'))
  const borrowerOf = async ({ phone }: Shopper): Promise<string> =>
    (
      await world.deps.db
        .selectFrom('borrowers')
        .select('id')
        .where('phone', '=', phone)
        .executeTakeFirstOrThrow()
    ).id
  const storedOf = async (me: Shopper) => {
    const id = await borrowerOf(me)
    const people = await sql`select * from applicants where borrower_id = ${id}`.execute(
      world.deps.db,
    )
    const cards = await sql`select card_sealed from bank_cards where borrower_id = ${id}`.execute(
      world.deps.db,
    )
    return { people: people.rows, cards: cards.rows }
  }
  const auditOf = async (me: Shopper) =>
    world.deps.db
      .selectFrom('audit')
      .select(['action', 'facts', 'at'])
      .where('subject', '=', await borrowerOf(me))
      .where('action', 'like', 'applicant.%')
      .orderBy('id')
      .execute()
  const namedIn = async (it: Borrowed): Promise<Record<string, string>> => {
    const params = { id: it.loanId, kind: 'agreement' }
    const query = { language: 'en' }
    const made = valueOf(
      await call(world.url, documentContract.view, { token: it.me.token, params, query }),
    )
    return Object.fromEntries(
      made.sections.flatMap(({ facts }) => facts.map(({ name, value }) => [name, value])),
    )
  }

  test('a name taken back is gone with its cards, told to the audit without a word of it, and may be corrected', async () => {
    const me = await somebody()
    const other = await somebody()
    await verified(me)
    await verified(other)
    const gone = valueOf(await takeBack(me))
    expect(gone).toEqual({ identity: null, cards: [] })
    expect(await storedOf(me)).toEqual({ people: [], cards: [{ cardSealed: '' }] })
    expect((await storedOf(other)).people).toHaveLength(1)
    expect(await auditOf(me)).toMatchObject([
      { action: 'applicant.removed', facts: { cards: 1, loans: 0 } },
    ])
    expect(JSON.stringify([await auditOf(me), world.logs])).not.toContain('李晓梅')
    // Taken back again there is nothing to take, and nothing to tell.
    expect(valueOf(await takeBack(me))).toEqual(gone)
    expect(await auditOf(me)).toHaveLength(1)

    expect((await openCash(me, noCard)).problem?.code).toBe('identity_missing')
    const lines = linesOf(world)
    const line = await lines.apply(me, await lines.bodyFor(me))
    expect(line.problem?.code).toBe('identity_missing')
    const corrected = await verify(me, { idNumber: idNumberOf('1992-03-07', 102) })
    expect(valueOf(corrected).identity).not.toBeNull()
  })

  test('papers of a loan go on naming whom they named, also after somebody corrected their name', async () => {
    const auto = autopayingOf(world)
    const it = await auto.loan({ lender: 'Huaxin' })
    const before = await namedIn(it)
    expect(before['Borrower']).toBe('李晓梅')
    const mandate = await auto.agreed(it)
    expect((await takeBack(it.me)).problem?.code).toBe('card_in_use')
    valueOf(await auto.end(it, mandate.id))
    await auto.until(it, 'ended')
    valueOf(await takeBack(it.me))
    const after = await namedIn(it)
    expect(after['ID number']).toBe(before['ID number'])
    expect(after['Borrower']).toBe('李晓梅')
    // The loan is somebody's: a name may be corrected, but nobody else moves in.
    const another = await verify(it.me, { idNumber: idNumberOf('1992-03-07', 102) })
    expect(another.problem?.code).toBe('identity_other')
    valueOf(await verify(it.me, { name: '李小梅' }))
    expect((await namedIn(it))['Borrower']).toBe('李晓梅')
    const { rows } = await sql`select * from loan_parties`.execute(world.deps.db)
    expect(JSON.stringify(rows)).not.toContain('李晓梅')
    await expectBooksAgree(repayingOf(world), it)
  })

  test('while a lender decides on cash or on a line, it is refused; then it is done, and a yes that was waiting lends nothing', async () => {
    const me = await somebody('0003')
    const cash = await cashOf(me)
    const application = valueOf(
      await apply(me, await consentTo(me, offerOf(await cash.offers(), 'Suyi'))),
    )
    expect(application.status).toBe('pending')
    expect((await takeBack(me)).problem?.code).toBe('identity_in_use')
    await decided(me, application.id)
    valueOf(await takeBack(me))

    const { me: asker, line } = await linesOf(world).opened({ ending: '0033' })
    expect(line.status).toBe('applied')
    expect((await takeBack(asker)).problem?.code).toBe('identity_in_use')
    await linesOf(world).until(asker, line.id, (it) => it.status === 'active')
    valueOf(await takeBack(asker))
    expect((await linesOf(world).view(asker, line.id)).status).toBe('active')
    // Nobody else draws from it, or is somebody else on this account until it is closed.
    const another = { idNumber: idNumberOf('1992-03-07', 102) }
    expect((await verify(asker, another)).problem?.code).toBe('identity_other')
    valueOf(await verify(asker, { name: '李小梅' }))
    valueOf(await takeBack(asker))
    valueOf(await linesOf(world).close(asker, line.id))
    await linesOf(world).until(asker, line.id, (it) => it.status === 'closed')
    valueOf(await verify(asker, another))

    const late = await somebody()
    const consent = await consentTo(late, offerOf(await (await cashOf(late)).offers(), 'Suyi'))
    valueOf(await takeBack(late))
    expect((await apply(late, consent)).problem?.code).toBe('card_missing')
  })

  test('of a removal and an application at once either both are as if one came after the other', async () => {
    const me = await somebody()
    const consent = await consentTo(me, offerOf(await (await cashOf(me)).offers(), 'Suyi'))
    const [removed, applied] = await Promise.all([takeBack(me), apply(me, consent)])
    if (removed.problem) expect(removed.problem.code).toBe('identity_in_use')
    if (applied.problem) expect(applied.problem.code).toBe('card_missing')
    const booked = () =>
      Object.values(world.lenders)
        .flatMap((lender) => lender.books().loans)
        .filter((it) => it.consentReference === consent.id)
    await eventually('what came of it', async () =>
      applied.problem || booked().length === 1 ? true : undefined,
    )
    // Nothing was lent to nobody: a loan that was booked was booked with its borrower's name.
    expect(booked()).toHaveLength(applied.problem ? 0 : 1)
    for (const it of booked()) expect(it.paidTo?.name).toBe('李晓梅')
  })

  test('whether somebody studies is said again both ways, with its instant, and offers heed it at once', async () => {
    const nobody = await somebody()
    expect((await sayStudent(nobody, true)).problem?.code).toBe('identity_missing')
    const me = await somebody()
    const cash = await cashOf(me)
    const first = valueOf(await sayStudent(me, false)).identity
    const consent = await consentTo(me, offerOf(await cash.offers(), 'Suyi'))
    const then = valueOf(await sayStudent(me, true)).identity
    expect(then).toMatchObject({ student: true, verifiedAt: first?.verifiedAt })
    expect(then?.studentSaidAt.localeCompare(first?.studentSaidAt ?? '')).toBe(1)
    expect((await apply(me, consent)).problem?.code).toBe('offer_withdrawn')
    expect(ofSuyi(await cash.offers())).toEqual([])
    valueOf(await sayStudent(me, false))
    expect(ofSuyi(await cash.offers())).not.toEqual([])
    expect(await auditOf(me)).toMatchObject([
      { action: 'applicant.student_said', facts: { student: false } },
      { action: 'applicant.student_said', facts: { student: true }, at: then?.studentSaidAt },
      { action: 'applicant.student_said', facts: { student: false } },
    ])
  })
})
