/** `pnpm faults:full [words of a cell…]`: the whole matrix on PostgreSQL; the last line is JSON. */
import { cells, nameOf } from './matrix/cells.ts'
import { runCells } from './matrix/run.ts'

const words = process.argv.slice(2)
if (words.includes('--help')) {
  console.log(
    `pnpm faults:full [words…]   runs the cells whose name has every word; ${cells.length} cells in all`,
  )
  process.exit(0)
}
const chosen = cells.filter((it) => words.every((word) => nameOf(it).includes(word)))
const beganAt = performance.now()
const verdicts = await runCells(chosen, (it, done) => {
  console.log(
    `${String(done).padStart(3)}/${chosen.length} ${it.ok ? 'ok  ' : 'FAIL'} ${it.cell.padEnd(40)} ${it.status} after ${it.ms} ms${it.why ? `: ${it.why}` : ''}`,
  )
})
const failed = verdicts.filter((it) => !it.ok)
console.log(
  JSON.stringify({
    faults: 'origination and operations',
    database: 'postgres',
    cells: verdicts.length,
    one: verdicts.filter((it) => it.there === 1 && it.here === 1).length,
    none: verdicts.filter((it) => it.there === 0 && it.here === 0).length,
    kills: verdicts.filter((it) => it.cell.endsWith('crash')).length,
    failed: failed.map((it) => `${it.cell}: ${it.why}`),
    slowestMs: Math.max(0, ...verdicts.map((it) => it.ms)),
    seconds: Math.round((performance.now() - beganAt) / 1000),
  }),
)
process.exit(failed.length === 0 ? 0 : 1)
