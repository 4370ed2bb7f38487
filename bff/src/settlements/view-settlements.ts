import type { InputOf, OutputOf } from '@miaoguo/shared/contract/endpoint'
import type { settlementContract } from '@miaoguo/shared/contract/merchant/settlements'
import type { SettlementId } from '@miaoguo/shared/id/id'
import type { SettlementDetail } from '@miaoguo/shared/merchant/settlement'
import { Problem } from '@miaoguo/shared/problem/problem'
import type { Deps } from '../deps.ts'
import { merchantOf, type Actor } from '../http/auth.ts'
import { readPage } from '../http/cursor.ts'
import { toCsv } from './csv.ts'
import * as store from './store.ts'

type Contract = typeof settlementContract

/** Cursors carry an instant; a day is one at its midnight. */
const midnight = 'T00:00:00.000Z'

/** What lenders paid the merchant, newest day first. */
export async function listSettlements(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['list']>,
): Promise<OutputOf<Contract['list']>> {
  const { rows, nextCursor } = await readPage(input.query, async ({ after, limit }) => {
    const found = await store.list(deps.db, {
      merchantId: merchantOf(actor).merchantId,
      after: after && { settledOn: after.createdAt.slice(0, 10), id: after.id },
      limit,
    })
    return found.map((it) => ({ createdAt: `${it.settledOn}${midnight}`, id: it.id, it }))
  })
  return { items: rows.map(({ it }) => it), nextCursor }
}

async function detailOf(deps: Deps, actor: Actor, id: SettlementId): Promise<SettlementDetail> {
  const { merchantId } = merchantOf(actor)
  const found = await store.findOwned(deps.db, { id, merchantId })
  if (!found) throw new Problem('not_found')
  return { ...found, lines: await store.linesOf(deps.db, found.id) }
}

/** One settlement of the merchant's own. */
export const viewSettlement = (
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['view']>,
): Promise<OutputOf<Contract['view']>> => detailOf(deps, actor, input.params.id)

/** The same as a file for a spreadsheet. */
export async function viewSettlementFile(
  deps: Deps,
  actor: Actor,
  input: InputOf<Contract['file']>,
): Promise<OutputOf<Contract['file']>> {
  const detail = await detailOf(deps, actor, input.params.id)
  return { fileName: `settlement-${detail.settledOn}-${detail.id}.csv`, csv: toCsv(detail) }
}
