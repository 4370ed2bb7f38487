import type { CreditLine } from '@miaoguo/shared/credit-line/credit-line'
import { useWords } from '../../copy/language-store'
import { useLineWords } from '../../copy/line'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'
import { Fact } from '../../ui/fact'
import { RateText } from '../../ui/figures'

/** What using a line costs by the year, how it is repaid, and until when it holds. */
export function LineFacts({ line }: { line: CreditLine }) {
  const words = useLineWords()
  const { methods } = useWords()
  const texts = useTexts()
  return (
    <>
      <Fact name={words.annualRate} strong>
        <RateText ratePpm={line.annualRatePpm} convention={line.annualRateConvention} />
      </Fact>
      <Fact name={words.method}>{methods[line.method]}</Fact>
      <Fact name={words.counts}>{words.countsOf(line.installmentCounts)}</Fact>
      {line.validThrough !== null && (
        <Fact name={words.validThrough}>{texts.date(line.validThrough)}</Fact>
      )}
      <Box as="p" className="small">
        {words.rateNote}
      </Box>
      {line.readAt !== null && (
        <Box as="p" className="small line-read">
          {words.readAt(texts.moment(line.readAt))}
        </Box>
      )}
    </>
  )
}
