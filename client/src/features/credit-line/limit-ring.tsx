import type { CreditLine } from '@miaoguo/shared/credit-line/credit-line'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useLineWords } from '../../copy/line'
import { Box, Ring } from '../../ui/elements'

type Shown = Pick<CreditLine, 'currency' | 'limitMinor' | 'usedMinor' | 'availableMinor' | 'status'>

/** How much of a limit is used, as a ring and in words; what may be drawn stands in its middle. */
export function LimitRing({ line }: { line: Shown }) {
  const words = useLineWords()
  const money = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: line.currency })
  const { limitMinor, usedMinor, availableMinor } = line
  const over = usedMinor > limitMinor
  const tone = over ? 'limit-ring-over' : line.status === 'active' ? '' : 'limit-ring-off'
  const percent = limitMinor === 0 ? 0 : Math.min(100, (usedMinor / limitMinor) * 100)
  const label = words.ring({
    limit: money(limitMinor),
    used: money(usedMinor),
    available: money(availableMinor),
  })
  return (
    <Box className="limit" role="img" label={label}>
      <Ring className={`limit-ring ${tone}`} percent={percent}>
        <Box className="limit-middle">
          <Box className="limit-name">{words.available}</Box>
          <Box className="limit-available">{money(availableMinor)}</Box>
        </Box>
      </Ring>
      <Box className="limit-parts">
        <Box className="limit-part">
          <Box as="span" className={`limit-mark ${tone}`} />
          <Box as="span">{`${words.used} ${money(usedMinor)}`}</Box>
        </Box>
        <Box className="limit-part">
          <Box as="span" className="limit-mark limit-mark-rest" />
          <Box as="span">{`${words.limit} ${money(limitMinor)}`}</Box>
        </Box>
      </Box>
    </Box>
  )
}
