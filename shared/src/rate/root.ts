/**
 * The smallest root above `low` of a function that is positive at `low`, by doubling steps until its sign
 * changes and then by false position held in a bracket (Illinois); null when no sign change is met.
 * It never hangs: the search and the refinement are both bounded.
 */
export function rootAbove(
  low: number,
  worth: (x: number) => number,
  search: { step: number; limit: number },
): number | null {
  let a = low
  let fa = worth(a)
  if (fa === 0) return a
  let width = search.step
  let b = a + width
  let fb = worth(b)
  while (fb > 0) {
    if (b >= search.limit) return null
    a = b
    fa = fb
    width *= 2
    b = Math.min(a + width, search.limit)
    fb = worth(b)
  }
  return Number.isNaN(fb) ? null : rootBetween({ a, fa, b, fb }, worth)
}

/** Two points with the values there, one above zero and one below. */
export type Bracket = { a: number; fa: number; b: number; fb: number }

const maximalSteps = 200

/** The root inside a bracket, to the last digits; every third step halves it, so that it always ends. */
export function rootBetween(bracket: Bracket, worth: (x: number) => number): number {
  let { a, fa, b, fb } = bracket
  const rising = fa < 0
  let side = 0
  for (let i = 0; i < maximalSteps && Math.abs(b - a) > 4e-16 * Math.max(1, Math.abs(b)); i += 1) {
    const chord = (a * fb - b * fa) / (fb - fa)
    const inside = Number.isFinite(chord) && chord > a && chord < b
    const x = inside && i % 3 !== 2 ? chord : (a + b) / 2
    const fx = worth(x)
    if (fx === 0) return x
    if (fx > 0 !== rising) {
      a = x
      fa = fx
      if (side === 1) fb /= 2
      side = 1
    } else {
      b = x
      fb = fx
      if (side === -1) fa /= 2
      side = -1
    }
  }
  return (a + b) / 2
}
