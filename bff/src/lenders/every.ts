type Telling = { log: { warn(facts: object, message: string): void }; failed: string }

/** Repeats without overlapping itself, and never keeps the process alive. */
export function every(ms: number, work: () => Promise<void>, { log, failed }: Telling): () => void {
  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    work()
      .catch((error: unknown) => log.warn({ error: String(error) }, failed))
      .finally(() => {
        running = false
      })
  }, ms)
  timer.unref()
  return () => clearInterval(timer)
}
