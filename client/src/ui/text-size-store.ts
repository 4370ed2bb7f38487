import { create } from 'zustand'
import { prefersLargeText } from '../platform/large-text'
import { readStored, writeStored } from '../platform/storage'

const slot = 'text-size'
type TextSize = 'standard' | 'large'

const chosen = readStored(slot)

/** As the reader chose; until then as the platform's own setting is. */
export const useTextSize = create<{ size: TextSize }>(() => ({
  size: chosen === 'large' || (chosen === null && prefersLargeText()) ? 'large' : 'standard',
}))

export function switchTextSize(): void {
  const size = useTextSize.getState().size === 'large' ? 'standard' : 'large'
  writeStored(slot, size)
  useTextSize.setState({ size })
}
