/** A list, asked for its first page or the one at a cursor. */
export type Ask = (cursor: string | undefined) => Promise<{ nextCursor: string | null } | object>

export const quantile = (times: readonly number[], q: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * q)] ?? 0
export const ms = (value: number): number => Math.round(value * 100) / 100

const rounds = 250
/** Not counted: what is compiled and cached while they run. */
const before = 20

/** Times of two lists, first page and the one after it, in turns: whatever else the machine does is done to both. */
export async function timesInTurns(few: () => Ask, many: () => Ask) {
  const times = { few: [] as number[], many: [] as number[] }
  for (let round = 0; round < rounds + before; round += 1) {
    const [a, b] = [await timesOf(few()), await timesOf(many())]
    if (round < before) continue
    times.few.push(...a)
    times.many.push(...b)
  }
  return times
}

async function timesOf(ask: Ask): Promise<number[]> {
  const begun = performance.now()
  const page = await ask(undefined)
  const first = performance.now() - begun
  if (!('nextCursor' in page) || page.nextCursor === null) return [first]
  const again = performance.now()
  await ask(page.nextCursor)
  return [first, performance.now() - again]
}
