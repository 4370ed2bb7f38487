import pg from 'pg'

/** Statements whose text is made anew each time would fill a connection's memory; past this many they are not kept. */
const statementsMax = 400
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
const isOutOfDate = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.routine === 'RevalidateCachedQuery'

type Query = (...args: unknown[]) => Promise<unknown>

/** Has each connection parse and plan a statement once: for short statements that is most of what they cost. */
export class PreparingClient extends pg.Client {
  constructor(...args: ConstructorParameters<typeof pg.Client>) {
    super(...args)
    const plain = this.query.bind(this) as Query
    const prepared = async (name: string, text: string, values: unknown[]): Promise<unknown> => {
      try {
        return await plain({ name, text, values })
      } catch (error) {
        if (isOutOfDate(error)) names.delete(text)
        throw error
      }
    }
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      // Without values, as a commit is, one message says it all already.
      const isPlain =
        typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || rest.length > 0
      const name = isPlain ? undefined : nameOf(text)
      return isPlain || name === undefined
        ? plain(text, values, ...rest)
        : prepared(name, text, values)
    }) as typeof this.query
  }
}
