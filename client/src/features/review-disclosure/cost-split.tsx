import type { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Box, Stretch } from '../../ui/elements'

/** What is paid in all, as one bar: what was lent, and each cost beside it at its true length. */
export function CostSplit({ sheet }: { sheet: CostSheet }) {
  const words = useWords().sheet
  const texts = useTexts()
  const parts = [
    { name: words.financed, amountMinor: sheet.amountFinancedMinor },
    ...sheet.costs.map((it) => ({ name: texts.local(it.name), amountMinor: it.totalMinor })),
  ].filter((it) => it.amountMinor > 0)
  const text = ({ name, amountMinor }: (typeof parts)[number]): string =>
    `${name} ${formatMoney({ amountMinor, currency: sheet.currency })}`
  return (
    <Box className="split" role="img" label={words.split(parts.map(text))}>
      <Box className="split-bar">
        {parts.map((it, i) => (
          <Stretch key={i} className={`split-part split-part-${i}`} grow={it.amountMinor} />
        ))}
      </Box>
      <Box className="split-names">
        {parts.map((it, i) => (
          <Box key={i} className="split-name">
            <Box as="span" className={`split-mark split-part-${i}`} />
            <Box as="span">{text(it)}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
