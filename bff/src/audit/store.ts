import type { Instant } from '@miaoguo/shared/time/calendar-date'
import { json, type Db, type Tx } from '../db/connect.ts'

type Line = {
  at: Instant
  actor: string
  action: string
  subject: string
  facts: Record<string, string | number | boolean | null>
}

/** One line of what somebody may have to prove later. */
export async function append(tx: Tx | Db, line: Line): Promise<void> {
  await tx
    .insertInto('audit')
    .values({ ...line, facts: json(line.facts) })
    .execute()
}
