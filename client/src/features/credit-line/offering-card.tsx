import type { CreditLineNotice } from '@miaoguo/shared/credit-line/notice'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useWords } from '../../copy/language-store'
import { useLineWords } from '../../copy/line'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Fact } from '../../ui/fact'
import { RateText } from '../../ui/figures'

/** The least and the most that may be granted. */
export const useRange = (notice: CreditLineNotice): string =>
  [notice.limitMinMinor, notice.limitMaxMinor]
    .map((amountMinor) => formatMoney({ amountMinor, currency: notice.currency }))
    .join(' – ')

/** A line that may be asked for. Every one has the same button. */
export function OfferingCard({ notice, onOpen }: { notice: CreditLineNotice; onOpen: () => void }) {
  const words = useLineWords()
  const { licences } = useWords()
  const texts = useTexts()
  const range = useRange(notice)
  const lender = texts.local(notice.lender.legalName)
  return (
    <Box as="li" className="card line-card">
      <Box as="h3" className="line-lender">
        {lender}
      </Box>
      <Box as="p" className="line-licence">
        {licences[notice.lender.licenceType]}
      </Box>
      <Fact name={words.annualRate} strong>
        <RateText ratePpm={notice.annualRatePpm} convention={notice.annualRateConvention} />
      </Fact>
      <Fact name={words.apply.range}>{range}</Fact>
      <Fact name={words.validity}>{words.months(notice.validityMonths)}</Fact>
      <Button kind="line-terms" label={words.toTermsOf(lender)} onPress={onOpen}>
        {words.toTerms}
      </Button>
    </Box>
  )
}
