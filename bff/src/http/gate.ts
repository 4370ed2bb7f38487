/** How much of one kind of work this process takes on; what is beyond it is turned away before it costs anything. */
export type Gate = {
  /** Lets one in, or says no. Who was let in leaves when it is answered. */
  enter(): boolean
  leave(): void
  /** While somebody else is waited for, a request is not in our hands. */
  waiting<T>(work: () => Promise<T>): Promise<T>
  load(): { inside: number; inHand: number; room: number; turnedAway: number }
}

/** Shrinking is judged by what comes of it, which takes as long as others take to answer. */
const shrinkEachMs = 500
const shrinkTo = 0.8

/**
 * Two bounds. `inHand` is how many requests may be waiting for us and not for others: their number grows when we are the
 * slow ones, however slow the others are, and it is what each of them waits for (Little's law). `inside` is how many may be
 * here at all. Whoever waits for others comes back into our hands, so the room for all shrinks when too many came back
 * at once, and grows again by one for each that leaves while our hands are free.
 */
export function openGate(
  most: { inside: number; inHand: number },
  now: () => number = () => performance.now(),
): Gate {
  const least = Math.min(most.inside, most.inHand)
  let room = Math.min(most.inside, 8 * most.inHand)
  let inside = 0
  let away = 0
  let turnedAway = 0
  let shrunkAt = -shrinkEachMs
  const inHand = (): number => inside - away
  const shrinkIfOverfull = (): void => {
    if (inHand() <= most.inHand || now() - shrunkAt < shrinkEachMs) return
    shrunkAt = now()
    room = Math.max(least, Math.floor(Math.min(room, inside) * shrinkTo))
  }
  return {
    enter() {
      const full = inside >= room || inHand() >= most.inHand
      if (full) turnedAway += 1
      else inside += 1
      return !full
    },
    leave() {
      const crowded = inside >= room
      inside -= 1
      if (crowded && inHand() * 2 < most.inHand) room = Math.min(most.inside, room + 1)
    },
    async waiting(work) {
      away += 1
      try {
        return await work()
      } finally {
        away -= 1
        shrinkIfOverfull()
      }
    },
    load: () => ({ inside, inHand: inHand(), room, turnedAway }),
  }
}
