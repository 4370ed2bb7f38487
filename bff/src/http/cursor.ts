import { Problem } from '@miaoguo/shared/problem/problem'
import { Instant } from '@miaoguo/shared/time/calendar-date'
import * as z from 'zod/mini'

const Place = z.tuple([Instant, z.string().check(z.regex(/^[a-z]{2,3}_[0-9A-Za-z]{6,32}$/))])

/** Where a row stands in a list that is ordered by when its rows were made. */
type At = { createdAt: string; id: string }

/** What a store is asked for: rows after this place, and how many. */
export type PageAsked = { after: At | undefined; limit: number }

/** Where a page ended, as an opaque text. */
const writeCursor = (last: At): string =>
  Buffer.from(JSON.stringify([last.createdAt, last.id])).toString('base64url')

/** The place again; refuses a cursor we did not write. */
function readCursor(cursor: string): At {
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

/** One page of a list, and where the next begins; one row more is read than shown, to know whether there is one. */
export async function readPage<T extends At>(
  { cursor, limit = 20 }: { cursor?: string | undefined; limit?: number | undefined },
  read: (page: PageAsked) => Promise<T[]>,
): Promise<{ rows: T[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const found = await read({ after, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, nextCursor: found.length > limit && last ? writeCursor(last) : null }
}
