import type { SubsidyDifference } from '@miaoguo/shared/campaign/campaign'
import { CheckoutId, LoanId, type CampaignId } from '@miaoguo/shared/id/id'
import type { Currency } from '@miaoguo/shared/money/money'
import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db } from '../db/connect.ts'

type Found = {
  loanId: string
  campaignId: string
  lenderId: string
  currency: Currency
  spentMinor: number
  chargedMinor: number
  at: Instant
}

/** Notes that a lender charges something else; whether it is new, or other amounts than were noted. */
export async function open(db: Db, { at, ...it }: Found): Promise<boolean> {
  const done = await db
    .insertInto('subsidyDifferences')
    .values({ ...it, foundAt: at, closedAt: null })
    .onConflict((conflict) =>
      conflict
        .column('loanId')
        .doUpdateSet({
          spentMinor: it.spentMinor,
          chargedMinor: it.chargedMinor,
          foundAt: at,
          closedAt: null,
        })
        .where((eb) =>
          eb.or([
            eb('subsidyDifferences.spentMinor', '<>', it.spentMinor),
            eb('subsidyDifferences.chargedMinor', '<>', it.chargedMinor),
            eb('subsidyDifferences.closedAt', 'is not', null),
          ]),
        ),
    )
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Notes that both books agree again. */
export async function close(db: Db, it: { loanId: string; at: Instant }): Promise<void> {
  await db
    .updateTable('subsidyDifferences')
    .set({ closedAt: it.at })
    .where('loanId', '=', it.loanId)
    .where('closedAt', 'is', null)
    .execute()
}

/** How many of each campaign's loans differ now. */
export async function countOpen(
  db: Db,
  ids: readonly CampaignId[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('subsidyDifferences')
    .select((of) => ['campaignId', of.fn.countAll<number>().as('count')])
    .where('campaignId', 'in', ids)
    .where('closedAt', 'is', null)
    .groupBy('campaignId')
    .execute()
  return new Map(rows.map((it) => [it.campaignId, Number(it.count)]))
}

type Page = {
  campaignId: CampaignId
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A campaign's differences, newest first; those that are settled by now among them. */
export async function list(
  db: Db,
  { campaignId, after, limit }: Page,
): Promise<SubsidyDifference[]> {
  let query = db
    .selectFrom('subsidyDifferences as found')
    .innerJoin('loans', 'loans.id', 'found.loanId')
    .innerJoin('checkouts', 'checkouts.id', 'loans.checkoutId')
    .innerJoin('lenders', 'lenders.id', 'found.lenderId')
    .select([
      'found.loanId',
      'loans.checkoutId',
      'checkouts.merchantReference',
      'lenders.legalName as lenderName',
      'found.currency',
      'found.spentMinor',
      'found.chargedMinor',
      'found.foundAt',
      'found.closedAt',
    ])
    .where('found.campaignId', '=', campaignId)
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('found.foundAt', 'found.loanId'), '<', eb.tuple(after.createdAt, after.id)),
    )
  const rows = await query
    .orderBy('found.foundAt', 'desc')
    .orderBy('found.loanId', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    loanId: LoanId.parse(row.loanId),
    checkoutId: CheckoutId.parse(row.checkoutId),
  }))
}
