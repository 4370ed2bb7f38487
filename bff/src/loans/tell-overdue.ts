import { instantAfter } from '@miaoguo/shared/time/instant'
import { takeOverdue } from '../attempts/overdue-store.ts'
import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'

/** Tells people of each origination that has been open for too long, once. It goes on being asked for. */
export async function tellOverdue(deps: Deps): Promise<void> {
  const at = deps.now()
  const before = instantAfter(at, -deps.env.PENDING_ALARM_HOURS * 3_600_000)
  const overdue = await deps.db.transaction().execute(async (tx) => {
    const found = await takeOverdue(tx, { before, at })
    for (const it of found)
      await audit.append(tx, {
        at,
        actor: it.lenderId,
        action: 'origination.overdue',
        subject: it.applicationId,
        facts: {
          attemptId: it.attemptId,
          asks: it.asks,
          begunAt: it.createdAt,
          underReviewSince: it.underReviewSince,
        },
      })
    return found
  })
  for (const { attemptId, lenderId, asks, underReviewSince } of overdue)
    deps.log.error(
      { alarm: 'origination.overdue', attemptId, lenderId, asks, underReviewSince },
      'a decision is overdue',
    )
}
