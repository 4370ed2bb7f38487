import { CheckoutId, LoanId, MerchantId, SettlementId, type LenderId } from '@miaoguo/shared/id/id'
import type { SettlementLine } from '@miaoguo/shared/loan/operation'
import type { SettledLine, Settlement } from '@miaoguo/shared/merchant/settlement'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

/** A line and the loan of ours that it is about. */
export type OwnedLine = SettlementLine & { merchantId: MerchantId; loanId: LoanId }

/** The loans of a lender by its own references of them. */
export async function loansBy(
  db: Db | Tx,
  lenderId: LenderId,
  references: readonly string[],
): Promise<Map<string, { loanId: LoanId; merchantId: MerchantId }>> {
  if (references.length === 0) return new Map()
  const rows = await db
    .selectFrom('loans')
    .select(['id', 'merchantId', 'lenderLoanReference'])
    .where('lenderId', '=', lenderId)
    .where('lenderLoanReference', 'in', references)
    .execute()
  return new Map(
    rows.map((row) => [
      row.lenderLoanReference,
      { loanId: LoanId.parse(row.id), merchantId: MerchantId.parse(row.merchantId) },
    ]),
  )
}

type Key = { merchantId: MerchantId; lenderId: LenderId; settledOn: string; currency: string }

/** The settlement of a merchant, lender, day and currency, made when it is not there, and held. */
export async function lockOrInsert(
  tx: Tx,
  it: { id: string; createdAt: string; line: OwnedLine; lenderId: LenderId },
): Promise<SettlementId> {
  const { merchantId, settledOn, currency } = it.line
  const row = await tx
    .insertInto('settlements')
    .values({
      id: it.id,
      merchantId,
      lenderId: it.lenderId,
      settledOn,
      payoutOn: settledOn,
      currency,
      grossMinor: 0,
      refundMinor: 0,
      feeMinor: 0,
      adjustmentMinor: 0,
      netMinor: 0,
      lineCount: 0,
      createdAt: it.createdAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['merchantId', 'lenderId', 'settledOn', 'currency'] satisfies (keyof Key)[])
        .doUpdateSet({ payoutOn: settledOn }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return SettlementId.parse(row.id)
}

/** Keeps a line once; answers what is kept under its reference, which a lender may since have changed. */
export async function keepLine(
  tx: Tx,
  it: { lenderId: LenderId; settlementId: SettlementId; line: OwnedLine },
): Promise<SettlementLine> {
  const { lineReference, loanReference, merchantId: _, ...line } = it.line
  await tx
    .insertInto('settlementLines')
    .values({ ...line, lineReference, lenderId: it.lenderId, settlementId: it.settlementId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kept = await tx
    .selectFrom('settlementLines')
    .select(['operationReference', 'kind', 'direction', 'amountMinor', 'currency', 'settledOn'])
    .where('lenderId', '=', it.lenderId)
    .where('lineReference', '=', lineReference)
    .executeTakeFirstOrThrow()
  return { ...kept, lineReference, loanReference }
}

/** Adds a settlement's lines up: the sums are the lines', whoever gathered which of them. */
export async function addUp(tx: Tx, id: SettlementId): Promise<void> {
  await sql`
    update settlements set gross_minor = sums.gross, refund_minor = sums.refund,
      dispute_minor = sums.dispute, subsidy_minor = sums.subsidy, fee_minor = sums.fee,
      adjustment_minor = sums.adjustment, line_count = sums.lines,
      net_minor = sums.gross - sums.refund - sums.dispute - sums.subsidy - sums.fee + sums.adjustment
    from (
      select count(*) as lines,
        coalesce(sum(signed) filter (where kind = 'capture'), 0) as gross,
        coalesce(-sum(signed) filter (where kind = 'refund'), 0) as refund,
        coalesce(-sum(signed) filter (where kind = 'dispute'), 0) as dispute,
        coalesce(-sum(signed) filter (where kind = 'subsidy'), 0) as subsidy,
        coalesce(-sum(signed) filter (where kind = 'fee'), 0) as fee,
        coalesce(sum(signed) filter (where kind = 'adjustment'), 0) as adjustment
      from (
        select kind, case direction when 'to_merchant' then amount_minor else -amount_minor end as signed
        from settlement_lines where settlement_id = ${id}
      ) as line
    ) as sums
    where settlements.id = ${id}
  `.execute(tx)
}

const select = (db: Db) =>
  db
    .selectFrom('settlements')
    .innerJoin('lenders', 'lenders.id', 'settlements.lenderId')
    .select([
      'settlements.id',
      'lenders.legalName as lenderName',
      'settlements.settledOn',
      'settlements.payoutOn',
      'settlements.currency',
      'settlements.grossMinor',
      'settlements.refundMinor',
      'settlements.disputeMinor',
      'settlements.subsidyMinor',
      'settlements.feeMinor',
      'settlements.adjustmentMinor',
      'settlements.netMinor',
      'settlements.lineCount',
      'settlements.createdAt',
    ])
type Row = Omit<Settlement, 'id'> & { id: string }
const toSettlement = (row: Row): Settlement => ({ ...row, id: SettlementId.parse(row.id) })

type Page = {
  merchantId: MerchantId
  after?: { settledOn: string; id: string } | undefined
  limit: number
}

/** A merchant's settlements, newest day first. */
export async function list(db: Db, { merchantId, after, limit }: Page): Promise<Settlement[]> {
  let query = select(db).where('settlements.merchantId', '=', merchantId)
  if (after !== undefined)
    query = query.where((eb) =>
      eb(
        eb.refTuple('settlements.settledOn', 'settlements.id'),
        '<',
        eb.tuple(after.settledOn, after.id),
      ),
    )
  const rows = await query
    .orderBy('settlements.settledOn', 'desc')
    .orderBy('settlements.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toSettlement)
}

export async function findOwned(
  db: Db,
  it: { id: SettlementId; merchantId: MerchantId },
): Promise<Settlement | undefined> {
  const row = await select(db)
    .where('settlements.id', '=', it.id)
    .where('settlements.merchantId', '=', it.merchantId)
    .executeTakeFirst()
  return row && toSettlement(row)
}

/** The lines of a settlement, each with the order it belongs to. */
export async function linesOf(db: Db, id: SettlementId): Promise<SettledLine[]> {
  const rows = await db
    .selectFrom('settlementLines')
    .innerJoin('loans', 'loans.id', 'settlementLines.loanId')
    .innerJoin('checkouts', 'checkouts.id', 'loans.checkoutId')
    .select([
      'settlementLines.lineReference',
      'settlementLines.kind',
      'settlementLines.direction',
      'settlementLines.amountMinor',
      'settlementLines.currency',
      'settlementLines.loanId',
      'loans.checkoutId',
      'checkouts.merchantReference',
    ])
    .where('settlementLines.settlementId', '=', id)
    .orderBy('settlementLines.lineReference')
    .execute()
  return rows.map((row) => ({
    ...row,
    checkoutId: CheckoutId.parse(row.checkoutId),
    loanId: LoanId.parse(row.loanId),
  }))
}
