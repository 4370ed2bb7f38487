import pg from 'pg'
import { nameOf } from './cells.ts'
import type { Course } from './course.ts'
import type { Scene } from './scene.ts'

export type Verdict = {
  cell: string
  status: string
  /** Effects in the lender's books, in ours, and told to the merchant: one each, or none. */
  there: number
  here: number
  told: number
  ms: number
  ok: boolean
  why?: string
}
export type Court = { client: pg.Client; scene: Scene; course: Course }
/** What both books say in the end, and how they contradict each other. */
export type Found = Pick<Verdict, 'status' | 'there' | 'here' | 'told'> & { breaks: string[] }

/** Hears a case with a connection of its own to our database. */
export async function verdictOn(
  scene: Scene,
  course: Course,
  compare: (court: Court) => Promise<Found>,
): Promise<Verdict> {
  const client = new pg.Client({ connectionString: scene.databaseUrl })
  await client.connect()
  try {
    const { breaks, ...found } = await compare({ client, scene, course })
    const why = [...breaks, ...(course.struck > 0 ? [] : ['the fault never struck'])].join('; ')
    const ms = Math.round(performance.now() - course.beganAt)
    return { cell: nameOf(course.cell), ...found, ms, ok: why === '', ...(why ? { why } : {}) }
  } finally {
    await client.end()
  }
}

/** Reads until it is at rest, or a minute is over. */
export async function atRest<T>(read: () => Promise<T>, isOver: (it: T) => boolean): Promise<T> {
  const until = performance.now() + 60_000
  for (;;) {
    const it = await read()
    if (isOver(it) || performance.now() > until) return it
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** What was sent late has arrived after this, and would be a second effect if it could. */
export const lateArrivals = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2000))
