import type { KeptReply } from '../replies/store.ts'

/**
 * What a verb answers, and what it has yet to write: in one statement with the answer its key replays, so that neither
 * is there without the other.
 */
export class Recording<T> {
  readonly output: T
  readonly record: (kept: KeptReply) => Promise<void>

  constructor(output: T, record: (kept: KeptReply) => Promise<void>) {
    this.output = output
    this.record = record
  }
}
