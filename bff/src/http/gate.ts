/** How much of one kind of work this process takes on; what is beyond it is turned away before it costs anything. */
export type Gate = {
  /** Lets one in, or says no. Who was let in leaves when it is answered. */
  enter(): boolean
  leave(): void
  /** While somebody else is waited for, a request is not in our hands. */
  waiting<T>(work: () => Promise<T>): Promise<T>
  load(): { inside: number; inHand: number; turnedAway: number }
}

/**
 * Two bounds. `inside` is how many requests may be here at all, which bounds memory. `inHand` is how many of them may be
 * waiting for us and not for others: their number grows when we are the slow ones, however slow the others are, so that
 * it bounds what we add to each (Little's law).
 */
export function openGate(most: { inside: number; inHand: number }): Gate {
  let inside = 0
  let away = 0
  let turnedAway = 0
  return {
    enter() {
      const full = inside >= most.inside || inside - away >= most.inHand
      if (full) turnedAway += 1
      else inside += 1
      return !full
    },
    leave() {
      inside -= 1
    },
    async waiting(work) {
      away += 1
      try {
        return await work()
      } finally {
        away -= 1
      }
    },
    load: () => ({ inside, inHand: inside - away, turnedAway }),
  }
}
