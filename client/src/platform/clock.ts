/** The phone's own clock in milliseconds; good for waiting, never for deciding what is owed. */
export const nowMs = (): number => Date.now()

export const instantMs = (instant: string): number => Date.parse(instant)

const two = (n: number): string => String(n).padStart(2, '0')

/** The wall-clock parts of an instant where the phone is. */
export function localParts(instant: string): { date: string; time: string } {
  const at = new Date(instant)
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  }
}

export const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** Calls again every `ms` until the returned stop is called. */
export function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms)
  return () => clearInterval(timer)
}
