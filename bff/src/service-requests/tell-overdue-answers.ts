import * as audit from '../audit/store.ts'
import type { Deps } from '../deps.ts'
import * as requests from './store.ts'

/** Tells people of each request whose lender has let the day of its answer pass, once. It goes on being asked for. */
export async function tellOverdueAnswers(deps: Deps): Promise<void> {
  const at = deps.now()
  const overdue = await deps.db.transaction().execute(async (tx) => {
    const found = await requests.takeOverdue(tx, { today: deps.today(), at })
    for (const { id, lenderId, answerBy } of found)
      await audit.append(tx, {
        at,
        actor: lenderId,
        action: 'service_request.overdue',
        subject: id,
        facts: { answerBy },
      })
    return found
  })
  for (const { id, lenderId, answerBy } of overdue)
    deps.log.error(
      { alarm: 'service_request.overdue', serviceRequestId: id, lenderId, answerBy },
      'an answer is overdue',
    )
}
