import { isOperation, type Cell, type Trouble } from './cells.ts'
import { strike, strikeCommit, type Course } from './course.ts'
import { judgeOperation } from './judge-operation.ts'
import { judgeOrigination } from './judge-origination.ts'
import type { Exchange } from './lender-proxy.ts'
import { openScene, type Bff, type Scene } from './scene.ts'
import { verdictOn, type Verdict } from './verdict.ts'
import { walk } from './walk.ts'

/** Runs cells: those that do not kill us side by side, then the others one after another, each kill a real one. */
export async function runCells(
  cells: readonly Cell[],
  tell: (verdict: Verdict, done: number) => void,
): Promise<Verdict[]> {
  const run = new MatrixRun()
  const scene = await openScene(run)
  const verdicts: Verdict[] = []
  const judged = async (course: Course): Promise<void> => {
    const { step } = course.cell
    const verdict = await verdictOn(scene, course, (court) =>
      isOperation(step) ? judgeOperation(court, step) : judgeOrigination(court),
    )
    verdicts.push(verdict)
    tell(verdict, verdicts.length)
  }
  try {
    const gentle = cells.filter((it) => it.fault !== 'crash')
    if (gentle.length > 0) {
      run.bff = await scene.here()
      await sideBySide(gentle, async (cell) => judged(await run.walk(cell, scene)))
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
      await sideBySide(killed, judged)
      await run.bff.kill()
    }
  } finally {
    await scene.close()
  }
  return verdicts
}

const lanes = 16

/** Each lane takes the next one when it is done with its own. */
async function sideBySide<T>(
  items: readonly T[],
  handle: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items]
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await handle(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
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

  walk(cell: Cell, scene: Scene): Promise<Course> {
    return walk(cell, { url: this.bff.url, scene, add: (course) => this.courses.push(course) })
  }

  troubleAt(it: Exchange): Trouble | undefined {
    return strike(this.courses, it)
  }

  faultAt(id: string): Cell['fault'] | undefined {
    return strikeCommit(this.courses, id)
  }

  async crash(): Promise<void> {
    await this.bff.kill()
    this.died()
  }

  async hint(it: Exchange | string): Promise<void> {
    const reference =
      typeof it === 'string'
        ? (this.courses.find((known) => known.checkoutId === it || known.reference === it)
            ?.reference ?? '')
        : it.reference
    const told = this.bff.hint(reference)
    // At a commit the hint runs into the transaction that holds the loan, so nobody may wait for it.
    if (typeof it !== 'string') await told
    else void told
  }
}
