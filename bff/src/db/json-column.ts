import type { ColumnType } from 'kysely'

/** A jsonb column: read as a value, written as text by `json()`, so that both drivers agree. */
export type Json<T> = ColumnType<T, string, string>
