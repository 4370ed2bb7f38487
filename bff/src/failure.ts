/** A network that fails is a `TypeError` with a cause; without one it is code that took something for what it is not. */
const isDefect = (error: unknown): error is Error =>
  (error instanceof TypeError && error.cause === undefined) ||
  error instanceof RangeError ||
  error instanceof ReferenceError ||
  (error instanceof Error && error.message.startsWith('invariant broken'))

/**
 * What a log line says of work that failed and will be tried again. A defect of ours is an alarm with its place: it fails
 * each time, and would otherwise look like a lender that is slow for hours.
 */
export const failureOf = (
  error: unknown,
): { error: string; alarm?: 'defect'; stack?: string | undefined } => ({
  error: String(error),
  ...(isDefect(error) ? { alarm: 'defect', stack: error.stack } : {}),
})
