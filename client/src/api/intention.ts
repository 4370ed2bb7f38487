import { freshName } from '../platform/random'
import { readStored, writeStored } from '../platform/storage'

/**
 * One idempotency key for each thing a shopper means to do. A lost line, a second tap or a reload asks
 * with the same key, so the server does it once; only a final answer ends the intention.
 */
const held = new Map<string, string>()
const slot = (name: string): string => `intention.${name}`

/** The key of a named intention, which a reload keeps. */
export function keyOf(name: string): string {
  const key = held.get(name) ?? readStored(slot(name)) ?? freshName()
  held.set(name, key)
  writeStored(slot(name), key)
  return key
}

/** The key of a small wish that dies with the page; what it says is part of its name. */
export function passingKeyOf(name: string): string {
  const key = held.get(name) ?? freshName()
  held.set(name, key)
  return key
}

/** The next asking is a new wish, not the old one again. */
export function endIntention(name: string): void {
  held.delete(name)
  writeStored(slot(name), null)
}

/** What a reload does: only what is stored is still known. */
export const forgetIntentions = (): void => held.clear()
