import { LenderTerms, type ProductTerms } from '@miaoguo/shared/contract/lender/open-lender'
import { LenderId } from '@miaoguo/shared/id/id'
import type { Funder, LenderIdentity, LocalText } from '@miaoguo/shared/lender/lender'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import { json, type Db, type Tx } from '../db/connect.ts'
import type { Contact } from '../db/schema-lenders.ts'

/** What our operator allows of a product. */
export type Listing = {
  productCode: string
  status: 'listed' | 'unlisted'
  amountMaxMinor: number | null
  collectors: LocalText[]
  funders: Funder[]
}

/** A lender as the registry has it. */
export type StoredLender = {
  id: LenderId
  code: string
  identity: LenderIdentity
  /** The earlier of what our operator wrote and what the lender says. */
  licenceValidThrough: CalendarDate
  licenceSetAt: Instant | null
  status: 'active' | 'suspended'
  statusReason: string | null
  jurisdictions: string[]
  contacts: Contact[]
  terms: LenderTerms | null
  remembered: ProductTerms[]
  listings: Listing[]
}

type Publication = {
  id: string
  code: string
  baseUrl: string
  adapter: string
  at: Instant
  today: CalendarDate
  terms: LenderTerms
}

/**
 * Keeps what a lender publishes. A lender seen for the first time is registered as it says it is, its products are
 * listed with the collectors it names; later only what no operator has written follows the lender.
 */
export async function keepPublication(db: Db, it: Publication): Promise<void> {
  const { licenceValidThrough, ...identity } = it.terms.lender
  const licence = {
    licenceType: identity.licenceType,
    licenceNumber: identity.licenceNumber,
    legalName: json(identity.legalName),
    regulator: json(identity.regulator),
    licenceValidThrough,
  }
  const own = {
    complaintPhone: identity.complaintPhone,
    complaintUrl: identity.complaintUrl,
    publishedValidThrough: licenceValidThrough,
    baseUrl: it.baseUrl,
    adapter: it.adapter,
    terms: json(it.terms),
  }
  await db.transaction().execute(async (tx) => {
    const first = { jurisdictions: json(['CN']), contacts: json([]), licenceSetAt: null }
    const row = await tx
      .insertInto('lenders')
      .values({
        ...licence,
        ...own,
        ...first,
        id: it.id,
        code: it.code,
        status: 'active',
        createdAt: it.at,
        statusReason: null,
      })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(own))
      .returning(['id', 'licenceSetAt'])
      .executeTakeFirstOrThrow()
    if (row.licenceSetAt === null)
      await tx.updateTable('lenders').set(licence).where('id', '=', row.id).execute()
    await keepProducts(tx, row.id, it)
  })
}

async function keepProducts(tx: Tx, lenderId: string, it: Publication): Promise<void> {
  // What was announced and taken back before its day never came into force.
  await tx
    .deleteFrom('lenderProducts')
    .where('lenderId', '=', lenderId)
    .where('effectiveFrom', '>', it.today)
    .execute()
  for (const product of it.terms.products) {
    const kept = { product: json(product), readAt: it.at }
    await tx
      .insertInto('lenderProducts')
      .values({
        ...kept,
        lenderId,
        code: product.code,
        effectiveFrom: product.effectiveFrom,
      })
      .onConflict((conflict) =>
        conflict.columns(['lenderId', 'code', 'effectiveFrom']).doUpdateSet(kept),
      )
      .execute()
    await tx
      .insertInto('lenderListings')
      .values({
        lenderId,
        productCode: product.code,
        status: 'listed',
        amountMaxMinor: null,
        collectors: json(product.fees.map((fee) => fee.collector)),
        funders: json([]),
        updatedAt: it.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Every lender with its listings and remembered products. */
export async function findAll(db: Db | Tx): Promise<StoredLender[]> {
  const rows = await db.selectFrom('lenders').selectAll().orderBy('code').execute()
  const products = await db.selectFrom('lenderProducts').selectAll().execute()
  const listings = await db
    .selectFrom('lenderListings')
    .selectAll()
    .orderBy('productCode')
    .execute()
  return rows.map((row) => {
    const published = row.publishedValidThrough ?? row.licenceValidThrough
    return {
      id: LenderId.parse(row.id),
      code: row.code,
      identity: {
        id: LenderId.parse(row.id),
        legalName: row.legalName,
        licenceType: row.licenceType,
        licenceNumber: row.licenceNumber,
        regulator: row.regulator,
        complaintPhone: row.complaintPhone,
        complaintUrl: row.complaintUrl,
      },
      licenceValidThrough:
        published < row.licenceValidThrough ? published : row.licenceValidThrough,
      licenceSetAt: row.licenceSetAt,
      status: row.status,
      statusReason: row.statusReason,
      jurisdictions: row.jurisdictions,
      contacts: row.contacts,
      // Kept by an earlier version of us perhaps, so parsed again.
      terms: row.terms === null ? null : (LenderTerms.safeParse(row.terms).data ?? null),
      remembered: products.filter((it) => it.lenderId === row.id).map((it) => it.product),
      listings: listings
        .filter((it) => it.lenderId === row.id)
        .map(({ lenderId: _lender, updatedAt: _updated, ...listing }) => listing),
    }
  })
}

/** Rises whenever an operator changed something; one cheap question a second. */
export async function revision(db: Db): Promise<number> {
  const row = await db
    .selectFrom('lenders')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('revision'), sql<number>`0`).as('revision'))
    .executeTakeFirstOrThrow()
  return Number(row.revision)
}

export type Change = Partial<
  Pick<
    StoredLender,
    | 'status'
    | 'statusReason'
    | 'jurisdictions'
    | 'contacts'
    | 'licenceValidThrough'
    | 'licenceSetAt'
  > &
    Pick<LenderIdentity, 'legalName' | 'licenceType' | 'licenceNumber' | 'regulator'>
>

/** Writes what an operator decided about a lender. */
export async function change(tx: Tx, id: LenderId, it: Change): Promise<void> {
  const { jurisdictions, contacts, legalName, regulator, ...plain } = it
  await tx
    .updateTable('lenders')
    .set((eb) => ({
      ...plain,
      ...(jurisdictions && { jurisdictions: json(jurisdictions) }),
      ...(contacts && { contacts: json(contacts) }),
      ...(legalName && { legalName: json(legalName) }),
      ...(regulator && { regulator: json(regulator) }),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Writes what an operator allows of one product. */
export async function changeListing(
  tx: Tx,
  id: LenderId,
  it: Listing & { updatedAt: Instant },
): Promise<void> {
  const values = { ...it, collectors: json(it.collectors), funders: json(it.funders) }
  await tx
    .insertInto('lenderListings')
    .values({ ...values, lenderId: id })
    .onConflict((conflict) => conflict.columns(['lenderId', 'productCode']).doUpdateSet(values))
    .execute()
  await change(tx, id, {})
}

/** The lender with this code, held until the transaction ends. */
export async function lockByCode(tx: Tx, code: string): Promise<StoredLender | undefined> {
  await tx.selectFrom('lenders').select('id').where('code', '=', code).forUpdate().execute()
  return (await findAll(tx)).find((it) => it.code === code)
}
