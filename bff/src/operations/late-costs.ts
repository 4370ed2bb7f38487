import { withLateCosts } from '@miaoguo/shared/servicing/late-cost'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import type { Deps } from '../deps.ts'
import type { StoredInstallment } from '../loans/installment-store.ts'
import type { Standing } from '../loans/standing-store.ts'
import { capabilitiesOf } from './capabilities.ts'

type Product = { lenderId: string; productCode: string }

/** Whether a lender puts what being late costs into rows of its own, as we do; others write it down their way. */
export const chargesLate = (deps: Deps, it: Product): boolean =>
  capabilitiesOf(deps, it)?.lateCosts === true

/** A loan as it stands on a day, with what being late has cost through it. */
export function standingOn(
  deps: Deps,
  it: Product & { standing: Standing },
  on: CalendarDate,
): Standing {
  const { standing } = it
  if (!chargesLate(deps, it)) return standing
  const rows = withLateCosts(standing.rows, standing.late, on).map(
    (row): StoredInstallment => ('paidOn' in row ? row : { ...row, paidOn: null }),
  )
  return { ...standing, rows }
}
