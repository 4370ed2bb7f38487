import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import { OfferId } from '@miaoguo/shared/id/id'
import { create } from 'zustand'
import { trouble, type Trouble } from '../../api/answer'
import { confirmDisclosure, openDisclosure } from '../../api/disclosures'
import { every } from '../../platform/clock'

type Phase =
  | { phase: 'loading' }
  | { phase: 'reading'; disclosure: Disclosure; secondsLeft: number; problem: Trouble | null }
  | { phase: 'confirming'; disclosure: Disclosure }
  | { phase: 'confirmed'; disclosure: Disclosure }
  | { phase: 'refused'; problem: Trouble }

export const useDisclosure = create<{ state: Phase }>(() => ({ state: { phase: 'loading' } }))
const set = (state: Phase): void => useDisclosure.setState({ state })

let run = 0
let stopCounting = () => {}

/**
 * Opens the cost sheet of an offer. The time is counted from now, not from the clock on the phone, so a
 * wrong clock, a reload or going back never shortens it; the server keeps the time that counts.
 */
export async function openSheet(offer: string): Promise<void> {
  const mine = ++run
  stopCounting()
  set({ phase: 'loading' })
  const offerId = OfferId.safeParse(offer)
  const answer = offerId.success
    ? await openDisclosure(offerId.data)
    : { ok: false as const, problem: trouble('not_found') }
  if (mine !== run) return
  if (!answer.ok) set({ phase: 'refused', problem: answer.problem })
  else if (isBehindUs(answer.value)) set({ phase: 'confirmed', disclosure: answer.value })
  else read(answer.value, answer.value.minimumReadingSeconds)
}

/** What was read and leads on to the signing; where reading and agreeing are one step, only a tap of now leads on. */
const isBehindUs = ({ confirmedAt, creditLineId }: Disclosure): boolean =>
  confirmedAt !== null && creditLineId === undefined

function read(disclosure: Disclosure, secondsLeft: number, problem: Trouble | null = null): void {
  stopCounting()
  set({ phase: 'reading', disclosure, secondsLeft, problem })
  if (secondsLeft === 0) return
  stopCounting = every(1000, () => {
    const { state } = useDisclosure.getState()
    if (state.phase !== 'reading') return stopCounting()
    const left = Math.max(0, state.secondsLeft - 1)
    set({ ...state, secondsLeft: left })
    if (left === 0) stopCounting()
  })
}

/** Confirms what was read. Does nothing before the time has passed, or twice. */
export async function confirmSheet(): Promise<void> {
  const { state } = useDisclosure.getState()
  if (state.phase !== 'reading' || state.secondsLeft > 0) return
  const mine = run
  const { disclosure } = state
  set({ phase: 'confirming', disclosure })
  const answer = await confirmDisclosure(disclosure)
  if (mine !== run) return
  if (answer.ok) set({ phase: 'confirmed', disclosure: answer.value })
  else if (answer.problem.code === 'disclosure_reading_time_unmet')
    read(disclosure, 2, answer.problem)
  else if (isAboutOffer(answer.problem.code)) set({ phase: 'refused', problem: answer.problem })
  else read(disclosure, 0, answer.problem)
}

// Reading on would not help: the sheet, its offer or its order is no longer the current one.
const isAboutOffer = (code: Trouble['code']): boolean =>
  /^(offer_|checkout_|credit_line_|disclosure_outdated|not_found|sign_in_needed)/.test(code)

export function leaveSheet(): void {
  run += 1
  stopCounting()
  set({ phase: 'loading' })
}
