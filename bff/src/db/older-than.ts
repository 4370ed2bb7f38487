import { sql, type RawBuilder } from 'kysely'

/** Rows of a list, newest first, after the place where the last page ended; all of them for the first page. */
export const olderThan = (
  table: string,
  after: { createdAt: string; id: string } | undefined,
): RawBuilder<boolean> =>
  after === undefined
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(`${table}.created_at`)}, ${sql.ref(`${table}.id`)}) < (${after.createdAt}::timestamptz, ${after.id}::text)`
