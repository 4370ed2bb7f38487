import { invariant } from '@miaoguo/shared/problem/problem'
import { verbs, type OperationStep } from './cells.ts'
import type { Course } from './course.ts'
import type { Scene } from './scene.ts'
import { atRest, lateArrivals, type Court, type Found } from './verdict.ts'

type Ours = {
  state: string
  status: string
  captured: string
  released: string
  refunded: string
  principal: string
  total: string
}

const events = {
  capture: 'authorization.captured',
  refund: 'refund.succeeded',
  cancel: 'authorization.cancelled',
  release: 'authorization.released',
} as const

/** Waits until an operation is known, then lets the lender's account of the loan and ours be compared. */
export async function judgeOperation(court: Court, step: OperationStep): Promise<Found> {
  const kind = verbs[step]
  const known = await atRest(
    () => read(court, kind),
    (it) => it?.state === 'done' || it?.state === 'refused',
  )
  await lateArrivals()
  // The borrower's loan follows by a job of its own.
  const mirrored = await atRest(
    () => read(court, kind),
    (it) => it !== undefined && breaksOf(it, accountOf(court.scene, court.course)).length === 0,
  )
  const account = accountOf(court.scene, court.course)
  const there = account.operations.filter(
    (it) => it.record.kind === kind && it.record.status === 'settled' && isOwn(court, it.record),
  ).length
  const told = await toldOf(court, events[kind])
  const here = mirrored?.state === 'done' ? 1 : 0
  const status = known?.state ?? 'none'
  const expected = status === 'done' ? [1, 1, 1] : status === 'refused' ? [0, 0, 0] : []
  const seen = [there, here, told]
  const same = JSON.stringify(seen) === JSON.stringify(expected)
  const breaks = mirrored ? breaksOf(mirrored, account) : ['no operation of ours']
  return {
    status,
    there,
    here,
    told,
    breaks: [...(same ? [] : [`${status}: ${seen.join(' ')}`]), ...breaks],
  }
}

/** The first capture of a release cell made the hold ready and is not what the cell is about. */
const isOwn = ({ course }: Court, it: { operationReference: string }): boolean =>
  it.operationReference === course.reference

function accountOf(scene: Scene, { merchantReference }: Course) {
  const entry = scene.books().find((it) => it.merchantReference === merchantReference)
  invariant(entry?.account, 'a hold was booked')
  return entry.account
}
type Account = ReturnType<typeof accountOf>

async function read({ client, course }: Court, kind: string): Promise<Ours | undefined> {
  const { rows } = await client.query<Ours>(
    `select o.state, a.status, a.captured_minor as captured, a.released_minor as released,
      a.refunded_minor as refunded, l.principal_minor as principal, l.total_of_payments_minor as total
      from operations o join authorizations a on a.id = o.authorization_id join loans l on l.id = a.loan_id
      where a.id = $1 and o.kind = $2`,
    [course.authorizationId, kind],
  )
  return rows[0]
}

/** Where our figures and the lender's differ. */
function breaksOf(ours: Ours, theirs: Account): string[] {
  const due = theirs.rows.reduce((sum, row) => sum + row.totalMinor, 0)
  const released = theirs.cancelled
    ? theirs.authorizedMinor - theirs.capturedMinor
    : theirs.releasedMinor
  const settled = (kind: 'capture' | 'refund'): number =>
    theirs.lines.reduce((sum, it) => sum + (it.kind === kind ? it.amountMinor : 0), 0)
  const pairs: [string, number, number][] = [
    ['captured', Number(ours.captured), theirs.capturedMinor],
    ['released', Number(ours.released), released],
    ['refunded', Number(ours.refunded), theirs.refundedMinor],
    ['settled captures', theirs.capturedMinor, settled('capture')],
    ['settled refunds', theirs.refundedMinor, settled('refund')],
    ...(theirs.capturedMinor > 0
      ? ([
          ['principal', Number(ours.principal), theirs.capturedMinor],
          ['total of payments', Number(ours.total), due],
        ] satisfies [string, number, number][])
      : []),
  ]
  return pairs
    .filter(([, here, there]) => here !== there)
    .map(([name, here, there]) => `${name}: ${here} here, ${there} there`)
}

async function toldOf({ client, course }: Court, type: string): Promise<number> {
  const { rows } = await client.query<{ told: string }>(
    `select count(*) as told from outbox where type = $1 and body -> 'data' ->> 'authorizationId' = $2
      and coalesce(body -> 'data' ->> 'operationId', body -> 'data' ->> 'refundId') = $3`,
    [type, course.authorizationId, course.reference],
  )
  return Number(rows[0]?.told)
}
