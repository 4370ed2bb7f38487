import type { Cell, Kind, Trouble } from './cells.ts'
import { troubleAt } from './cells.ts'
import type { Exchange } from './lender-proxy.ts'

/** Where a cell's trouble is under way: its order, its reference at the lender, and what it has seen. */
export type Course = {
  cell: Cell
  checkoutId: string
  merchantReference: string
  /** What the lender knows of it by; a hold that is only being made has none that counts. */
  loanReference: string
  authorizationId: string
  reference: string
  /** From now on trouble strikes. */
  armed: boolean
  seen: Record<Kind, number>
  struck: number
  beganAt: number
}

export const newCourse = (
  cell: Cell,
  it: Pick<Course, 'checkoutId' | 'merchantReference' | 'armed'>,
): Course => ({
  cell,
  ...it,
  loanReference: '',
  authorizationId: '',
  reference: '',
  seen: { send: 0, ask: 0 },
  struck: 0,
  beganAt: performance.now(),
})

/** Whether an exchange is of this course: by its order, its loan, or the reference it was sent under. */
const isOf = (course: Course, it: Exchange): boolean =>
  course.armed &&
  ((it.merchantReference !== undefined && it.merchantReference === course.merchantReference) ||
    (it.loanReference !== undefined && it.loanReference === course.loanReference) ||
    it.reference === course.reference)

/** What befalls an exchange of one of these courses, and that it did. */
export function strike(courses: readonly Course[], it: Exchange): Trouble | undefined {
  const course = courses.find((known) => isOf(known, it))
  if (!course) return undefined
  course.reference ||= it.reference
  course.seen[it.kind] += 1
  const trouble = troubleAt(course.cell, it.kind, course.seen[it.kind])
  const { point, fault } = course.cell
  if (trouble?.point === point && trouble.fault === fault && point !== 'at commit')
    course.struck += 1
  return trouble
}

/** What befalls the commit that keeps the lender's word, by the order or the reference it is about; once. */
export function strikeCommit(courses: readonly Course[], id: string): Cell['fault'] | undefined {
  const course = courses.find(
    (it) => it.armed && (it.checkoutId === id || (it.reference !== '' && it.reference === id)),
  )
  if (course?.cell.point !== 'at commit' || course.struck > 0) return undefined
  course.struck += 1
  return course.cell.fault
}
