/** Work was not done in its time; what comes of it later is heard by nobody. */
export class OutOfPatience extends Error {
  override readonly name = 'OutOfPatience'
}

/**
 * The outcome of `work`, or OutOfPatience when it is not there after so many milliseconds. `isOver` tells work that
 * has not begun yet that nobody waits for it any more. One timer and one promise: a policy that derives a signal
 * for each call keeps every answer in memory until the next whole collection of garbage.
 */
export function within<T>(ms: number, work: (isOver: () => boolean) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let over = false
    const timer = setTimeout(() => {
      over = true
      reject(new OutOfPatience())
    }, ms)
    const done = (): void => clearTimeout(timer)
    work(() => over)
      .then(resolve, reject)
      .finally(done)
  })
}
