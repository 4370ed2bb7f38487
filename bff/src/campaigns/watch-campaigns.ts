import type { Instant } from '@miaoguo/shared/time/calendar-date'
import type { Db } from '../db/connect.ts'
import { every } from '../lenders/every.ts'
import * as campaigns from './store.ts'

/** Knows whether what campaigns pay may have changed, so that answers which depend on it are forgotten. */
export type CampaignWatch = {
  /** Another text after each change, beginning and end of any campaign. */
  version(): string
  /** Looks now: a process that changed something need not wait for its own next look. */
  look(): Promise<void>
  close(): void
}

/** How soon a running server notices what another one, an order or a day changed. */
const noticeMs = 1000

type Needs = {
  db: Db
  now(): Instant
  log: { warn(facts: object, message: string): void }
}

export async function watchCampaigns(needs: Needs): Promise<CampaignWatch> {
  let version = ''
  const look = async (): Promise<void> => {
    version = await campaigns.version(needs.db, needs.now())
  }
  await look()
  const stop = every(noticeMs, look, { log: needs.log, failed: 'campaigns not looked at' })
  return { version: () => version, look, close: stop }
}
