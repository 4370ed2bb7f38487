import { setTimeout as pause } from 'node:timers/promises'

const pollMs = 200
const longestMs = 20_000

/** Reads until there is something to tell, or for twenty seconds; then what there is. */
export async function longPoll<T>(
  read: () => Promise<T>,
  enough: (it: T) => boolean,
  waitMs = longestMs,
): Promise<T> {
  const until = performance.now() + waitMs
  let it = await read()
  while (!enough(it) && performance.now() < until) {
    await pause(pollMs)
    it = await read()
  }
  return it
}
