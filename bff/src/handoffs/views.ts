import type { Handoff } from '@miaoguo/shared/handoff/handoff'
import { unseal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { StoredHandoff } from './store.ts'

/** As the shopper sees it; the lender's address only while she may go there. */
export const toView = (deps: Deps, it: StoredHandoff): Handoff => ({
  id: it.id,
  checkoutId: it.checkoutId,
  state: it.state,
  notice: it.notice,
  leaveUrl:
    it.state === 'away' && it.leaveUrlSealed !== null && it.expiresAt > deps.now()
      ? unseal(deps.env.SESSION_SECRET, it.leaveUrlSealed)
      : null,
  expiresAt: it.expiresAt,
  declineReasons: it.declineReasons,
  applicationId: it.applicationId,
  returnUrl: it.returnUrl,
})
