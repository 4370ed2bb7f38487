import { createDeps, type Running } from '@miaoguo/bff/src/create-deps.ts'
import { clockOf, type Deps } from '@miaoguo/bff/src/deps.ts'
import { noLenders } from '@miaoguo/bff/src/fakes.ts'
import type { Actor } from '@miaoguo/bff/src/http/auth.ts'
import { listLoans } from '@miaoguo/bff/src/loans/view-loans.ts'
import { listBills } from '@miaoguo/bff/src/repayments/list-bills.ts'
import { BorrowerId, SessionId } from '@miaoguo/shared/id/id'
import { startPostgres } from '../support/postgres.ts'
import { borrowerIdOf, fillBills } from './bill-rows.ts'
import { expecting, progress, type BenchLine } from './line.ts'
import { ms, quantile, timesInTurns, type Ask } from './pages.ts'

type List = (deps: Deps, actor: Actor, cursor: string | undefined) => ReturnType<Ask>

const nothing = { params: undefined, body: undefined }
const lists: Record<string, List> = {
  loans: (deps, actor, cursor) => listLoans(deps, actor, { ...nothing, query: { cursor } }),
  'open bills': (deps, actor, cursor) =>
    listBills(deps, actor, { ...nothing, query: { which: 'open', cursor } }),
  'paid bills': (deps, actor, cursor) =>
    listBills(deps, actor, { ...nothing, query: { which: 'paid', cursor } }),
}
const loansEach = 50
const rowsEach = 4

/** A borrower's lists where everybody owes `loans` loans together, beside themselves at a hundredth of that. */
export async function benchLoanLists(loans: number): Promise<BenchLine[]> {
  const server = await startPostgres(['-c', 'fsync=off', '-c', 'max_wal_size=4GB'])
  try {
    const few = await open((await server.database()).url, loans / 100)
    const many = await open((await server.database()).url, loans)
    const lines: BenchLine[] = []
    for (const [name, list] of Object.entries(lists)) {
      progress(`loan-lists: ${name}`)
      const times = await timesInTurns(
        () => asking(few, list, loans / 100),
        () => asking(many, list, loans),
      )
      const [small, large] = [quantile(times.few, 0.5), quantile(times.many, 0.5)]
      const line: BenchLine = {
        bench: 'loan-lists',
        list: name,
        database: 'postgres',
        loans,
        rows: loans * rowsEach,
        p50Ms: ms(large),
        p99Ms: ms(quantile(times.many, 0.99)),
        ratio: ms(large / small),
        ratioTo: `its p50 among ${loans / 100} loans`,
        besideP50Ms: ms(small),
        besideP99Ms: ms(quantile(times.few, 0.99)),
      }
      lines.push(
        expecting(line, 'p50 within 1.5× of a hundredth of the data', large <= 1.5 * small),
      )
    }
    await few.close()
    await many.close()
    return lines
  } finally {
    await server.close()
  }
}

async function open(url: string, loans: number): Promise<Running> {
  const running = await createDeps(
    { DATABASE_URL: url, SANDBOX: '1', LOG_LEVEL: 'silent' },
    { lenders: noLenders, work: false, ...clockOf(() => Date.parse('2026-11-24T12:30:00Z')) },
  )
  progress(`loan-lists: ${loans} loans by SQL`)
  const borrowers = Array.from({ length: loans / loansEach }, (_, i) => i + 1)
  await fillBills(
    url,
    borrowers.map((borrower) => ({ borrower, loans: loansEach, rowsEach })),
  )
  return running
}

/** Of a borrower drawn anew each time. */
function asking({ deps }: Running, list: List, loans: number): Ask {
  const borrower = 1 + Math.floor((Math.random() * loans) / loansEach)
  const actor: Actor = {
    kind: 'shopper',
    borrowerId: BorrowerId.parse(borrowerIdOf(borrower)),
    sessionId: SessionId.parse('ses_000001'),
  }
  return (cursor) => list(deps, actor, cursor)
}
