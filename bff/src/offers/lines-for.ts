import { whyNotDrawable } from '@miaoguo/shared/credit-line/drawable'
import type { BorrowerId } from '@miaoguo/shared/id/id'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Db, Tx } from '../db/connect.ts'
import type { Deps } from '../deps.ts'
import { listedOf, type LenderEntry } from '../lenders/registry.ts'
import { judgeProduct, type Asked } from './judge-product.ts'
import * as lines from './line-store.ts'
import type { OwnLine } from './line-store.ts'
import type { StoredOffer } from './store.ts'

/** The lenders at which a borrower has a line that leaves enough for an amount, each with that line. */
export function linesFor(
  deps: Deps,
  own: readonly OwnLine[],
  asked: Asked,
): Map<string, { entry: LenderEntry; line: OwnLine }> {
  const found = new Map<string, { entry: LenderEntry; line: OwnLine }>()
  for (const line of own) {
    const entry = deps.lenders.eligible(asked.today).find((it) => it.id === line.lenderId)
    if (!entry || whyNotDrawable(line, asked)) continue
    const fits = listedOf(entry, asked.today)
      .filter(({ product }) => product.code === line.productCode)
      .some((it) => judgeProduct(it, { ...asked, throughLine: true }).candidates.length > 0)
    if (fits) found.set(entry.id, { entry, line })
  }
  return found
}

/** Refuses an offer whose line cannot be drawn for it any more, by the lender's last word. */
export async function refuseUndrawable(
  deps: Deps,
  db: Db | Tx,
  { offer, borrowerId }: { offer: StoredOffer; borrowerId: BorrowerId },
): Promise<void> {
  const { creditLine, principalMinor } = offer.offer
  if (!creditLine) return
  const line = await lines.findLine(db, creditLine.id, borrowerId)
  const reason = line
    ? whyNotDrawable(line, { amountMinor: principalMinor, today: deps.today() })
    : 'not_active'
  if (reason)
    throw new Problem('credit_line_unavailable', {
      offerId: offer.id,
      creditLineId: creditLine.id,
      reason,
      availableMinor: line?.availableMinor ?? 0,
    })
}
