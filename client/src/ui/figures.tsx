import { formatMoney, formatRate } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'
import type { AnnualRateConvention } from '@miaoguo/shared/rate/rate'
import { useWords } from '../copy/language-store'
import { Box } from './elements'

/** An amount as the server made it; the phone only writes it down. */
export function MoneyText({ amountMinor, currency }: { amountMinor: number; currency: Currency }) {
  return (
    <Box as="span" className="figure">
      {formatMoney({ amountMinor, currency })}
    </Box>
  )
}

/** An annual rate, which always says how it was annualised (PBOC announcement 2021 No. 3). */
export function RateText({
  ratePpm,
  convention,
}: {
  ratePpm: number
  convention: AnnualRateConvention
}) {
  const words = useWords()
  return (
    <Box as="span" className="figure">
      {formatRate(ratePpm)}
      <Box as="span" className="figure-note">
        {` (${words.conventions[convention]})`}
      </Box>
    </Box>
  )
}
