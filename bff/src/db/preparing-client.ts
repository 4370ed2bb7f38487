import pg from 'pg'

/** Statements whose text is made anew each time would fill a connection's memory; past this many they are not kept. */
export const statementsMax = 1000
const names = new Map<string, string>()
let made = 0

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= statementsMax) return known
  made += 1
  const name = `s${made}`
  names.set(text, name)
  return name
}

/** A migration changed what a kept statement answers: from now on it is prepared anew. */
export const isOutOfDate = (error: unknown): boolean =>
  error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery'

type Statement = { text: string; name?: string; values?: unknown[] }
type Told = (error: Error | null, result: unknown) => void
/** As `pg` makes them; its types leave out that a query may be given who is told of its end. */
const AskedQuery = pg.Query as unknown as new (
  statement: Statement,
  values: undefined,
  told: Told,
) => pg.Submittable

/**
 * Has each connection parse and plan a statement once: for short statements that is most of what they cost. A query is
 * made here and not by the client, whose own promise keeps every query with its values in memory until the next whole
 * collection of garbage.
 */
export class PreparingClient extends pg.Client {
  constructor(...args: ConstructorParameters<typeof pg.Client>) {
    super(...args)
    const plain = this.query.bind(this) as (...args: unknown[]) => unknown
    const ask = (statement: Statement): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const told: Told = (error, result) => {
          if (!error) return resolve(result)
          if (statement.name !== undefined && isOutOfDate(error)) names.delete(statement.text)
          reject(error)
        }
        plain(new AskedQuery(statement, undefined, told))
      })
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      if (typeof text !== 'string' || rest.length > 0 || typeof values === 'function')
        return plain(text, values, ...rest)
      // Without values, as a commit is, one message says it all already.
      if (!Array.isArray(values) || values.length === 0) return ask({ text })
      const name = nameOf(text)
      return ask({ text, values, ...(name === undefined ? {} : { name }) })
    }) as typeof this.query
  }
}
