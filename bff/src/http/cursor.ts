import { Problem } from '@miaoguo/shared/problem/problem'
import { Instant } from '@miaoguo/shared/time/calendar-date'
import * as z from 'zod/mini'

const Place = z.tuple([Instant, z.string().check(z.regex(/^[a-z]{2,3}_[0-9A-Za-z]{6,32}$/))])

/** Where a page ended, as an opaque text. */
export const writeCursor = (last: { createdAt: string; id: string }): string =>
  Buffer.from(JSON.stringify([last.createdAt, last.id])).toString('base64url')

/** The place again; refuses a cursor we did not write. */
export function readCursor(cursor: string): { createdAt: string; id: string } {
  try {
    const [createdAt, id] = Place.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    )
    return { createdAt, id }
  } catch {
    throw new Problem('input_invalid', {}, [
      { pointer: '/query/cursor', message: 'is not a cursor of this list' },
    ])
  }
}
