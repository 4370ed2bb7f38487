import { createHmac } from 'node:crypto'
import { unseal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { BorrowerId } from '@miaoguo/shared/id/id'
import * as reminders from './store.ts'
import type { Day, DueRow } from './store.ts'
import { noticeOf, textOf } from './words.ts'

export type Delivered = { state: 'sent' | 'failed' | 'refused'; channel: reminders.Channel | null }
type Message = { borrowerId: BorrowerId; due: readonly DueRow[]; day: Day }

/**
 * Sends the one message of a day: by the platform where a permission is left, else as a text where that was chosen. What may
 * have arrived counts as sent, since no platform takes a key: rather one message too few than one too many.
 */
export async function deliver(deps: Deps, it: Message): Promise<Delivered> {
  const byPlatform = await tryPlatform(deps, it)
  if (byPlatform?.state === 'sent') return byPlatform
  const phone = it.due[0]?.phone ?? null
  if (phone === null || it.due[0]?.sms !== true)
    return byPlatform ?? { state: 'refused', channel: null }
  return deps.identity
    .sendText(phone, textOf(it.due, it.day.day), keyOf(deps, it))
    .then(() => ({ state: 'sent', channel: 'sms' }) as const)
    .catch(
      // Whatever the gateway said may carry the phone; the next hour tries again, under the same key.
      () => ({ state: 'failed', channel: 'sms' }) as const,
    )
}

/** Takes one permission before the message leaves; it comes back where nothing has left. Undefined where there is none. */
async function tryPlatform(
  deps: Deps,
  { borrowerId, due, day }: Message,
): Promise<Delivered | undefined> {
  const taken = await reminders.takePermission(deps.db, borrowerId)
  if (!taken) return undefined
  const { platform: channel, subjectSealed } = taken
  const subject = unseal(deps.env.SESSION_SECRET, subjectSealed)
  const outcome = await deps.identity.sendNotice(
    { platform: channel, subject },
    noticeOf(due, day.day),
  )
  switch (outcome) {
    case 'sent':
    case 'unsure':
      return { state: 'sent', channel }
    case 'refused':
      await reminders.forgetPermissions(deps.db, { borrowerId, at: deps.wallNow() })
      return { state: 'refused', channel }
    case 'failed':
      await reminders.giveBackPermission(deps.db, borrowerId)
      return { state: 'failed', channel }
  }
}

/** The same for every try of one person's day, and telling nothing of who it is. */
const keyOf = (deps: Deps, { borrowerId, day }: Message): string =>
  createHmac('sha256', deps.env.SESSION_SECRET)
    .update(`reminder:${borrowerId}:${day.day}`)
    .digest('base64url')
    .slice(0, 32)
