import { CampaignId, LenderId, MerchantId, type ApplicationId } from '@miaoguo/shared/id/id'
import type { MerchantMode } from '@miaoguo/shared/merchant/merchant'
import type { Currency } from '@miaoguo/shared/money/money'
import type { CalendarDate, Instant } from '@miaoguo/shared/time/calendar-date'
import { sql } from 'kysely'
import { json, type Db, type Tx } from '../db/connect.ts'
import { olderThan } from '../db/older-than.ts'

export type StoredCampaign = {
  id: CampaignId
  merchantId: MerchantId
  mode: MerchantMode
  name: string
  currency: Currency
  startsOn: CalendarDate
  endsOn: CalendarDate
  interestPpm: number
  feePpm: number
  budgetMinor: number
  reservedMinor: number
  spentMinor: number
  warnAtPpm: number
  orderMinMinor: number | null
  orderMaxMinor: number | null
  lenderIds: LenderId[] | null
  productCodes: string[] | null
  installmentCounts: number[] | null
  state: 'active' | 'paused' | 'ended'
  warnedAt: Instant | null
  exhaustedAt: Instant | null
  createdAt: Instant
  endedAt: Instant | null
  /** The day in the merchant's time zone at the instant it was read for. */
  todayOn: CalendarDate
}

const select = (db: Db | Tx, at: Instant) =>
  db
    .selectFrom('campaigns')
    .innerJoin('merchants', 'merchants.id', 'campaigns.merchantId')
    .selectAll('campaigns')
    .select([
      'merchants.mode',
      sql<CalendarDate>`(${at}::timestamptz at time zone merchants.time_zone)::date`.as('todayOn'),
    ])

type Row = Omit<StoredCampaign, 'id' | 'merchantId' | 'lenderIds'> & {
  id: string
  merchantId: string
  lenderIds: string[] | null
}
const toCampaign = (row: Row): StoredCampaign => ({
  ...row,
  id: CampaignId.parse(row.id),
  merchantId: MerchantId.parse(row.merchantId),
  lenderIds: row.lenderIds && row.lenderIds.map((it) => LenderId.parse(it)),
})

type Made =
  | 'mode'
  | 'reservedMinor'
  | 'spentMinor'
  | 'state'
  | 'warnedAt'
  | 'exhaustedAt'
  | 'endedAt'
  | 'todayOn'

/** Writes a campaign; false when the same request wrote it before. */
export async function insert(tx: Tx, it: Omit<StoredCampaign, Made>): Promise<boolean> {
  const done = await tx
    .insertInto('campaigns')
    .values({
      ...it,
      lenderIds: json(it.lenderIds),
      productCodes: json(it.productCodes),
      installmentCounts: json(it.installmentCounts),
      state: 'active',
      warnedAt: null,
      exhaustedAt: null,
      endedAt: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

type Read = { id: CampaignId; at: Instant }

export async function findById(db: Db | Tx, it: Read): Promise<StoredCampaign | undefined> {
  const row = await select(db, it.at).where('campaigns.id', '=', it.id).executeTakeFirst()
  return row && toCampaign(row)
}

/** How many of a merchant's campaigns have not ended. */
export async function countLive(db: Db | Tx, merchantId: MerchantId): Promise<number> {
  const row = await db
    .selectFrom('campaigns')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('merchantId', '=', merchantId)
    .where('state', '!=', 'ended')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

type Page = {
  merchantId: MerchantId
  at: Instant
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A merchant's campaigns, newest first. */
export async function list(db: Db, page: Page): Promise<StoredCampaign[]> {
  const { after } = page
  const rows = await select(db, page.at)
    .where('campaigns.merchantId', '=', page.merchantId)
    .where(olderThan('campaigns', after))
    .orderBy('campaigns.createdAt', 'desc')
    .orderBy('campaigns.id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toCampaign)
}

type Asked = { merchantId: MerchantId; at: Instant; currency: Currency; amountMinor: number }

/** The campaigns that pay for such an order at an instant and have something left, oldest first. */
export async function listRunning(db: Db, it: Asked, limit: number): Promise<StoredCampaign[]> {
  const rows = await select(db, it.at)
    .where('campaigns.merchantId', '=', it.merchantId)
    .where('campaigns.state', '=', 'active')
    .where('campaigns.currency', '=', it.currency)
    .where(
      sql<boolean>`(${it.at}::timestamptz at time zone merchants.time_zone)::date between starts_on and ends_on`,
    )
    .where(sql<boolean>`reserved_minor + spent_minor < budget_minor`)
    .where(sql<boolean>`${it.amountMinor} >= coalesce(order_min_minor, 0)`)
    .where(sql<boolean>`${it.amountMinor} <= coalesce(order_max_minor, ${it.amountMinor})`)
    .orderBy('campaigns.createdAt')
    .limit(limit)
    .execute()
  return rows.map(toCampaign)
}

/** Of all campaigns: how often they were changed, how many have begun and how many are over, each in its merchant's time. */
export async function version(db: Db, at: Instant): Promise<string> {
  const today = sql`((${at}::timestamptz + merchants.clock_ahead_ms * interval '1 millisecond') at time zone merchants.time_zone)::date`
  const row = await db
    .selectFrom('campaigns')
    .innerJoin('merchants', 'merchants.id', 'campaigns.merchantId')
    .select((eb) => [
      eb.fn.sum<number | null>('campaigns.revision').as('revisions'),
      sql<number>`count(*) filter (where starts_on <= ${today})`.as('begun'),
      sql<number>`count(*) filter (where ends_on < ${today})`.as('over'),
    ])
    .executeTakeFirstOrThrow()
  return `${row.revisions ?? 0} ${row.begun} ${row.over}`
}

/** Moves a campaign that has not ended; false when it has. */
export async function setState(
  tx: Tx,
  it: { id: CampaignId; state: StoredCampaign['state']; at: Instant },
): Promise<boolean> {
  const done = await tx
    .updateTable('campaigns')
    .set((eb) => ({
      state: it.state,
      ...(it.state === 'ended' ? { endedAt: it.at } : {}),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', it.id)
    .where('state', '!=', 'ended')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

type Reserving = {
  applicationId: ApplicationId
  campaignId: CampaignId
  amountMinor: number
  at: Instant
}

/** Takes an amount of a budget for an application, if so much is left: the row decides, whoever asks beside. */
export async function reserve(tx: Tx, it: Reserving): Promise<boolean> {
  const taken = await tx
    .updateTable('campaigns')
    .set((eb) => ({
      reservedMinor: eb('reservedMinor', '+', it.amountMinor),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', it.campaignId)
    .where(sql<boolean>`reserved_minor + spent_minor + ${it.amountMinor} <= budget_minor`)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return false
  await tx
    .insertInto('campaignReservations')
    .values({
      applicationId: it.applicationId,
      campaignId: it.campaignId,
      fullMinor: it.amountMinor,
      reservedMinor: it.amountMinor,
      spentMinor: 0,
      createdAt: it.at,
      spentAt: null,
    })
    .execute()
  return true
}

export type Reservation = {
  campaignId: CampaignId
  fullMinor: number
  reservedMinor: number
  spentMinor: number
}

/** What an application holds of a budget, held until the transaction ends. */
export async function lockReservation(
  tx: Tx,
  applicationId: string,
): Promise<Reservation | undefined> {
  const row = await tx
    .selectFrom('campaignReservations')
    .select(['campaignId', 'fullMinor', 'reservedMinor', 'spentMinor'])
    .where('applicationId', '=', applicationId)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, campaignId: CampaignId.parse(row.campaignId) }
}

type Standing = { reservedMinor: number; spentMinor: number }

/** Writes what an application holds now, and the difference into its campaign. */
export async function setReservation(
  tx: Tx,
  applicationId: string,
  it: { was: Reservation; now: Standing; at: Instant },
): Promise<void> {
  const { was, now, at } = it
  await tx
    .updateTable('campaignReservations')
    .set({
      reservedMinor: now.reservedMinor,
      spentMinor: now.spentMinor,
      ...(now.spentMinor === was.spentMinor ? {} : { spentAt: at }),
    })
    .where('applicationId', '=', applicationId)
    .execute()
  await tx
    .updateTable('campaigns')
    .set((eb) => ({
      reservedMinor: eb('reservedMinor', '+', now.reservedMinor - was.reservedMinor),
      spentMinor: eb('spentMinor', '+', now.spentMinor - was.spentMinor),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', was.campaignId)
    .execute()
}

/** Notes that a warning was told, or that it may be told again; false when it was so before. */
export async function note(
  tx: Tx,
  it: { id: CampaignId; what: 'warnedAt' | 'exhaustedAt'; at: Instant | null },
): Promise<boolean> {
  const done = await tx
    .updateTable('campaigns')
    .set({ [it.what]: it.at })
    .where('id', '=', it.id)
    .where(it.what, it.at === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Holds a campaign's row, so that its events are numbered one after the other. */
export async function lock(tx: Tx, id: CampaignId): Promise<void> {
  await tx.selectFrom('campaigns').select('id').where('id', '=', id).forUpdate().execute()
}
