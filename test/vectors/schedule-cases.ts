import { entriesIn } from './entries.ts'
import { contractOfCase, differenceOf } from './fineract/compare.ts'
import { eventsOf } from './fineract/events.ts'
import { chargesIn, withLateFees } from './fineract/late-fees.ts'
import { refuseContradiction } from './fineract/refuse-contradiction.ts'
import { isWritten, Unsupported, type Written } from './fineract/written.ts'

export type VectorCase = {
  id: string
  kind: string
  /** Why the engine does not model it; null when it does. */
  unsupported: string | null
  /** The first thing that differs from what was printed; null when nothing does. */
  difference: () => string | null
}

/** Every schedule written in the files of a folder, or of the folders in it, known by what is in them. */
export function scheduleCases(folder: string): VectorCase[] {
  const entries = entriesIn(folder)
  const written = entries.filter(isWritten)
  if (written.length === 0) return []
  const charges = chargesIn(entries.filter((it) => !isWritten(it)))
  return written.map((it) => caseOf(withLateFees(it, charges)))
}

const caseOf = (it: Written): VectorCase => ({
  id: it.id,
  kind: it.class ?? 'unit',
  unsupported: unsupported(it),
  difference: () => differenceOf(it),
})

function unsupported(it: Written): string | null {
  try {
    if (it.consistent === false) return 'table that contradicts itself'
    refuseContradiction(it)
    eventsOf(it, contractOfCase(it))
    return null
  } catch (error) {
    // Anything else is the engine's own failure, and is counted when the case is tried.
    return error instanceof Unsupported ? error.message : null
  }
}
