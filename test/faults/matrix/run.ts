import type { Checkout } from '@miaoguo/shared/checkout/checkout'
import type { Offer } from '@miaoguo/shared/offer/offer'
import pg from 'pg'
import {
  apply,
  consentTo,
  newPhone,
  openCheckout,
  requestOffers,
  signIn,
  type Shopper,
} from '../../support/shopper.ts'
import { nameOf, troubleAt, type Cell, type Kind, type Trouble } from './cells.ts'
import type { Exchange } from './lender-proxy.ts'
import { openScene, type Bff, type Scene } from './scene.ts'

export type Verdict = {
  cell: string
  /** Loans in the lender's books and in ours: one and one, or none and none. */
  booked: number
  mirrored: number
  status: string
  paidEvents: number
  ms: number
  ok: boolean
  why?: string
}

/** Where a cell's trouble is under way: its order, its reference at the lender, and what it has seen. */
type Course = {
  cell: Cell
  checkoutId: string
  merchantReference: string
  reference: string
  seen: Record<Kind, number>
  struck: number
  beganAt: number
}

/** Runs cells: those that do not kill us side by side, then the others one after another, each kill a real one. */
export async function runCells(
  cells: readonly Cell[],
  tell: (verdict: Verdict, done: number) => void,
): Promise<Verdict[]> {
  const run = new MatrixRun()
  const scene = await openScene(run)
  const verdicts: Verdict[] = []
  const judged = async (course: Course): Promise<void> => {
    const verdict = await judge(scene, course)
    verdicts.push(verdict)
    tell(verdict, verdicts.length)
  }
  try {
    const gentle = cells.filter((it) => it.fault !== 'crash')
    if (gentle.length > 0) {
      run.bff = await scene.here()
      for (let i = 0; i < gentle.length; i += sideBySide)
        await Promise.all(
          gentle.slice(i, i + sideBySide).map(async (cell) => judged(await run.walk(cell, scene))),
        )
      await run.bff.kill()
    }
    // The next start is the recovery of the one before.
    const killed: Course[] = []
    for (const cell of cells.filter((it) => it.fault === 'crash')) {
      run.bff = await scene.apart()
      const dead = run.untilDead()
      const [course] = await Promise.all([run.walk(cell, scene), dead])
      killed.push(course)
    }
    if (killed.length > 0) {
      run.bff = await scene.apart()
      await Promise.all(killed.map(judged))
      await run.bff.kill()
    }
  } finally {
    await scene.close()
  }
  return verdicts
}

const sideBySide = 8

/** A busy machine may be late with a quote; it is asked again as a shopper would. */
async function huaxinFor(me: Shopper, checkout: Checkout): Promise<Offer> {
  for (let tries = 0; ; tries += 1) {
    const request = await requestOffers(me, checkout)
    const found = request.offers.find((it) => it.lender.legalName.en.includes('Huaxin'))
    if (found) return found
    if (tries === 10) throw new Error('Huaxin offered nothing ten times')
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

class MatrixRun {
  bff: Bff = { url: '', hint: async () => undefined, kill: async () => undefined }
  private readonly courses: Course[] = []
  private died: () => void = () => undefined

  untilDead(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('it was to die and did not')), 30_000)
      this.died = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** One shopper, one order, one yes. What the shopper hears does not matter: nobody helps from here on. */
  async walk(cell: Cell, scene: Scene): Promise<Course> {
    const { url } = this.bff
    const checkout = await openCheckout(url, { notifyUrl: scene.receiver.url })
    const me = await signIn(url, newPhone())
    const consent = await consentTo(me, await huaxinFor(me, checkout))
    const course: Course = {
      cell,
      checkoutId: checkout.id,
      merchantReference: checkout.merchantReference,
      reference: '',
      seen: { originate: 0, ask: 0 },
      struck: 0,
      beganAt: performance.now(),
    }
    this.courses.push(course)
    await apply(me, consent).catch(() => undefined)
    return course
  }

  troubleAt(it: Exchange): Trouble | undefined {
    const course = this.courses.find(
      (known) =>
        known.merchantReference === it.merchantReference || known.reference === it.reference,
    )
    if (!course) return undefined
    course.reference ||= it.reference
    course.seen[it.kind] += 1
    const trouble = troubleAt(course.cell, it.kind, course.seen[it.kind])
    if (
      trouble?.point === course.cell.point &&
      trouble.fault === course.cell.fault &&
      trouble.point !== 'at commit'
    )
      course.struck += 1
    return trouble
  }

  faultAt(checkoutId: string): Cell['fault'] | undefined {
    const course = this.courses.find((it) => it.checkoutId === checkoutId)
    if (course?.cell.point !== 'at commit' || course.struck > 0) return undefined
    course.struck += 1
    return course.cell.fault
  }

  async crash(): Promise<void> {
    await this.bff.kill()
    this.died()
  }

  async hint(it: Exchange | string): Promise<void> {
    const reference =
      typeof it === 'string'
        ? (this.courses.find((known) => known.checkoutId === it)?.reference ?? '')
        : it.reference
    const told = this.bff.hint(reference)
    // At a commit the hint runs into the transaction that holds the loan, so nobody may wait for it.
    if (typeof it !== 'string') await told
    else void told
  }
}

/** Waits until the system has come to rest by itself, then lets the lender's books and ours be compared. */
async function judge(scene: Scene, course: Course): Promise<Verdict> {
  const client = new pg.Client({ connectionString: scene.databaseUrl })
  await client.connect()
  try {
    let status = ''
    const until = performance.now() + 60_000
    while (performance.now() < until) {
      const { rows } = await client.query<{ status: string }>(
        `select applications.status from applications where checkout_id = $1`,
        [course.checkoutId],
      )
      status = rows[0]?.status ?? 'none'
      if (status !== 'pending' && status !== 'none') break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    // What was sent late has arrived by now, and would be a second loan if it could.
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const counted = await client.query<{ loans: string; paid: string; checkout: string }>(
      `select (select count(*) from loans where checkout_id = $1) as loans,
        (select count(*) from outbox where type = 'checkout.paid' and body -> 'data' ->> 'checkoutId' = $1) as paid,
        (select status from checkouts where id = $1) as checkout`,
      [course.checkoutId],
    )
    const [row] = counted.rows
    const booked = scene
      .books()
      .filter((it) => it.merchantReference === course.merchantReference)
      .filter((it) => it.loan.status === 'approved').length
    const mirrored = Number(row?.loans)
    const paidEvents = Number(row?.paid)
    const expected =
      status === 'approved' ? [1, 1, 1, 'paid'] : status === 'declined' ? [0, 0, 0, 'open'] : []
    const seen = [booked, mirrored, paidEvents, row?.checkout]
    const why = [
      ...(JSON.stringify(seen) === JSON.stringify(expected)
        ? []
        : [`${status}: ${seen.join(' ')}`]),
      ...(course.struck > 0 ? [] : ['the fault never struck']),
    ].join('; ')
    return {
      cell: nameOf(course.cell),
      booked,
      mirrored,
      status,
      paidEvents,
      ms: Math.round(performance.now() - course.beganAt),
      ok: why === '',
      ...(why === '' ? {} : { why }),
    }
  } finally {
    await client.end()
  }
}
