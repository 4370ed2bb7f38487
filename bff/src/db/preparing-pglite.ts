import { messages, parse, protocol, type PGlite } from '@electric-sql/pglite'
import type { PGlite as Asked } from 'kysely'
import { isOutOfDate, statementsMax } from './preparing-client.ts'

const { serialize } = protocol

type Told = Awaited<ReturnType<PGlite['execProtocolStream']>>
type Statement = { name: string; parameterTypes: number[]; columns: Told }

/**
 * Has PGlite parse and plan a statement once, as `PreparingClient` does for PostgreSQL; PGlite's own `query` parses, plans
 * and describes it each time. Who may use the connection is for the caller to say.
 */
export function preparing(pglite: PGlite): Asked {
  const statements = new Map<string, Statement>()
  let made = 0

  /** Says one message after another, and in any case that this was all: after an error PostgreSQL waits for that. */
  const send = (...parts: Uint8Array[]): Promise<Told> =>
    pglite.runExclusive(async () => {
      const told: Told = []
      try {
        for (const part of parts)
          told.push(...(await pglite.execProtocolStream(part, { syncToFs: false })))
      } finally {
        await pglite.execProtocolStream(serialize.sync())
      }
      return told
    })

  async function prepare(text: string): Promise<Statement> {
    made += 1
    const name = `s${made}`
    const told = await send(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    )
    const parameterTypes = parse.parseDescribeStatementResults(told)
    const columns = told.filter((it) => it instanceof messages.RowDescriptionMessage)
    const statement = { name, parameterTypes, columns }
    statements.set(text, statement)
    return statement
  }

  /** A value as PostgreSQL reads it; null stays null. */
  function written(value: unknown, type: number | undefined): string | null {
    if (value === null || value === undefined) return null
    const write = type === undefined ? undefined : pglite.serializers[type]
    return write ? write(value) : String(value)
  }

  async function run<T>(text: string, values: unknown[]) {
    const { name, parameterTypes, columns } = statements.get(text) ?? (await prepare(text))
    const bound = values.map((value, i) => written(value, parameterTypes[i]))
    try {
      const told = await send(
        serialize.bind({ statement: name, values: bound }),
        serialize.execute({}),
      )
      const [result] = parse.parseResults([...columns, ...told], pglite.parsers)
      return { fields: [], ...result, rows: (result?.rows ?? []) as T[] }
    } catch (error) {
      if (isOutOfDate(error)) statements.delete(text)
      throw error
    }
  }

  const keeping =
    (plain: Asked['query']): Asked['query'] =>
    (text, values, options) =>
      values?.length && (statements.has(text) || statements.size < statementsMax)
        ? run(text, values)
        : plain(text, values, options)

  return {
    get closed() {
      return pglite.closed
    },
    get ready() {
      return pglite.ready
    },
    get waitReady() {
      return pglite.waitReady
    },
    close: () => pglite.close(),
    query: keeping(pglite.query.bind(pglite)),
    transaction: (work) =>
      pglite.transaction((tx) => work({ query: keeping(tx.query), rollback: tx.rollback })),
  }
}
