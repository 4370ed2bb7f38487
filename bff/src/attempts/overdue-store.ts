import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Tx } from '../db/connect.ts'

export type Overdue = { attemptId: string; applicationId: string; lenderId: string; asks: number }

/** Open attempts begun before an instant that nobody was told of yet; each is told of once. */
export async function takeOverdue(
  tx: Tx,
  it: { before: Instant; at: Instant },
): Promise<(Overdue & { createdAt: Instant; underReviewSince: Instant | null })[]> {
  const rows = await tx
    .selectFrom('attempts')
    .innerJoin('applications', 'applications.id', 'attempts.applicationId')
    .select([
      'attempts.id as attemptId',
      'applicationId',
      'applications.lenderId',
      'attempts.asks',
      'attempts.createdAt',
      'applications.underReviewSince',
    ])
    .where('attempts.state', 'in', ['intent', 'sent', 'unknown'])
    .where('attempts.createdAt', '<=', it.before)
    .where('alarmedAt', 'is', null)
    .orderBy('attempts.createdAt')
    .limit(100)
    .forUpdate('attempts')
    .skipLocked()
    .execute()
  const ids = rows.map((row) => row.attemptId)
  if (ids.length > 0)
    await tx.updateTable('attempts').set({ alarmedAt: it.at }).where('id', 'in', ids).execute()
  return rows
}
