import { Problem } from './problem.ts'

/** Refuses what is not a whole number within a range (`terms_invalid`, naming the argument and its range). */
export function within(argument: string, value: number, range: readonly [number, number]): void {
  if (Number.isInteger(value) && value >= range[0] && value <= range[1]) return
  throw new Problem('terms_invalid', { argument, min: range[0], max: range[1] })
}

/** Refuses a word that is not one of the options (`terms_invalid`); one left out is none. */
export function oneOf(
  argument: string,
  value: string | undefined,
  options: readonly string[],
): void {
  if (value === undefined || value === options[0]) return
  if (!options.includes(value))
    throw new Problem('terms_invalid', { argument, options: options.join(' ') })
}
