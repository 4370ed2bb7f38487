/** One published example: what is computed of it, against what its publisher printed. */
export type AprCase = {
  id: string
  source: string
  kind: string
  /** Why it is not counted; null when it is. */
  unsupported: string | null
  /** The first figure that differs; null when every one is reproduced. */
  difference: () => string | null
}

/** Decimals of a figure as printed. */
export const decimalsOf = (printed: string): number => printed.split('.')[1]?.length ?? 0

/**
 * Publishers round the payments they print, so that their rate may differ in its last place; a figure is
 * reproduced when it differs by less than one there, or than `slack`, where a library stopped iterating.
 */
export function differs(
  name: string,
  computed: number | null,
  printed: { text: string; slack?: number },
): string | null {
  const wanted = Number(printed.text.replaceAll(',', ''))
  const allowed = Math.max(10 ** -decimalsOf(printed.text) * (1 - 1e-9), printed.slack ?? 0)
  if (Number.isNaN(wanted))
    return computed === null ? null : `${name}: ${computed}, and none exists`
  const near = computed !== null && Math.abs(computed - wanted) <= allowed
  return near ? null : `${name}: computed ${computed} for ${printed.text}`
}

/** `5999/24` and `1,200.50` as numbers. */
export function numberOf(text: string | number): number {
  if (typeof text === 'number') return text
  const [top = '', bottom] = text.replaceAll(',', '').split('/')
  return bottom === undefined ? Number(top) : Number(top) / Number(bottom)
}
