type Log = { warn(facts: object, message: string): void }

/** Repeats without overlapping itself, and never keeps the process alive. */
export function every(ms: number, work: () => Promise<void>, log: Log): () => void {
  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    work()
      .catch((error: unknown) => log.warn({ error: String(error) }, 'lender registry not read'))
      .finally(() => {
        running = false
      })
  }, ms)
  timer.unref()
  return () => clearInterval(timer)
}
