import { createDeps } from '@miaoguo/bff/src/create-deps.ts'
import { clockOf, type Deps } from '@miaoguo/bff/src/deps.ts'
import { noLenders } from '@miaoguo/bff/src/fakes.ts'
import type { Actor } from '@miaoguo/bff/src/http/auth.ts'
import { listBills } from '@miaoguo/bff/src/repayments/list-bills.ts'
import { BorrowerId, SessionId } from '@miaoguo/shared/id/id'
import { startPostgres } from '../support/postgres.ts'
import { borrowerIdOf, fillBills } from './bill-rows.ts'
import { expecting, progress, type BenchLine } from './line.ts'
import { ms, quantile, timesInTurns, type Ask } from './pages.ts'

const few = { borrower: 1, loans: 2, rowsEach: 25 }
const many = { borrower: 2, loans: 200, rowsEach: 25 }
/** Others who owe as well, so that the index is not of two people alone. */
const others = Array.from({ length: 100 }, (_, i) => ({
  borrower: 10 + i,
  loans: 20,
  rowsEach: 12,
}))

/** The bills of somebody with 200 loans and 5,000 rows, beside those of somebody with two loans, on PostgreSQL. */
export async function benchBills(): Promise<BenchLine[]> {
  const server = await startPostgres(['-c', 'fsync=off'])
  try {
    const { url } = await server.database()
    const running = await createDeps(
      { DATABASE_URL: url, SANDBOX: '1', LOG_LEVEL: 'silent' },
      { lenders: noLenders, work: false, ...clockOf(() => Date.parse('2026-11-24T12:30:00Z')) },
    )
    progress('bills: borrowers and their rows by SQL')
    await fillBills(url, [few, many, ...others])
    const lines: BenchLine[] = []
    for (const which of ['open', 'paid'] as const) {
      progress(`bills: ${which}`)
      const times = await timesInTurns(
        asking(running.deps, which, few.borrower),
        asking(running.deps, which, many.borrower),
      )
      const [small, large] = [quantile(times.few, 0.5), quantile(times.many, 0.5)]
      const line: BenchLine = {
        bench: 'bills',
        which,
        database: 'postgres',
        loans: many.loans,
        rows: many.loans * many.rowsEach,
        p50Ms: ms(large),
        p99Ms: ms(quantile(times.many, 0.99)),
        ratio: ms(large / small),
        ratioTo: `the p50 of a borrower with ${few.loans} loans`,
        besideP50Ms: ms(small),
        besideP99Ms: ms(quantile(times.few, 0.99)),
      }
      lines.push(expecting(line, 'within 5× of a borrower with two loans', large <= 5 * small))
    }
    await running.close()
    return lines
  } finally {
    await server.close()
  }
}

const asking = (deps: Deps, which: 'open' | 'paid', borrower: number) => (): Ask => {
  const actor: Actor = {
    kind: 'shopper',
    borrowerId: BorrowerId.parse(borrowerIdOf(borrower)),
    sessionId: SessionId.parse('ses_000001'),
  }
  return (cursor) =>
    listBills(deps, actor, { params: undefined, body: undefined, query: { which, cursor } })
}
