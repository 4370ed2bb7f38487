import { sql } from 'kysely'

/**
 * Said in a statement that is a transaction of its own: it is answered before it lies on the disk, where it is within
 * a second. The log is written in order, so that whatever is committed later and waited for takes it along. For what
 * nobody has relied on until something else is written.
 */
export const soon = sql`set_config('synchronous_commit', 'off', true)`
