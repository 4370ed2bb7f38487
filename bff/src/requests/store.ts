import { ApiKeyId, MerchantId, RequestId } from '@miaoguo/shared/id/id'
import type { Db } from '../db/connect.ts'

export type LoggedRequest = {
  id: RequestId
  merchantId: MerchantId
  apiKeyId: ApiKeyId
  method: string
  route: string
  status: number
  code: string | null
  idempotencyKey: string | null
  replayed: boolean
  createdAt: string
}

export async function insertMany(db: Db, rows: readonly LoggedRequest[]): Promise<void> {
  await db
    .insertInto('apiRequests')
    .values([...rows])
    .execute()
}

export type Page = {
  merchantId: MerchantId
  status?: number | undefined
  after?: { createdAt: string; id: string } | undefined
  limit: number
}

/** A merchant's requests, newest first. */
export async function list(db: Db, page: Page): Promise<LoggedRequest[]> {
  const { status, after } = page
  const rows = await db
    .selectFrom('apiRequests')
    .selectAll()
    .where('merchantId', '=', page.merchantId)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 0))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(after?.createdAt ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    id: RequestId.parse(row.id),
    merchantId: MerchantId.parse(row.merchantId),
    apiKeyId: ApiKeyId.parse(row.apiKeyId),
  }))
}

/** Forgets requests older than the promise to keep them. */
export async function prune(db: Db, before: string): Promise<void> {
  await db.deleteFrom('apiRequests').where('createdAt', '<', before).execute()
}
