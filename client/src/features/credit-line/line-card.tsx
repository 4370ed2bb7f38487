import type { CreditLine } from '@miaoguo/shared/credit-line/credit-line'
import { useLineWords } from '../../copy/line'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Fact } from '../../ui/fact'
import { RateText } from '../../ui/figures'
import { LimitRing } from './limit-ring'
import { LineState, stands, wasGranted } from './line-state'

/** One line among mine. */
export function LineCard({ line, onOpen }: { line: CreditLine; onOpen: () => void }) {
  const words = useLineWords()
  const texts = useTexts()
  const lender = texts.local(line.lender.legalName)
  return (
    <Box as="li" className="card line-card">
      <Box className="line-top">
        <Box as="h2" className="line-lender">
          {lender}
        </Box>
        <Box as="span" className={`line-status line-status-${line.status}`}>
          {words.status[line.status]}
        </Box>
      </Box>
      {stands(line) && wasGranted(line) && <LimitRing line={line} />}
      {stands(line) && <LineState line={line} />}
      <Fact name={words.annualRate} strong>
        <RateText ratePpm={line.annualRatePpm} convention={line.annualRateConvention} />
      </Fact>
      {line.validThrough !== null && (
        <Fact name={words.validThrough}>{texts.date(line.validThrough)}</Fact>
      )}
      <Button kind="line-open" label={words.toLineOf(lender)} onPress={onOpen}>
        {words.toLine}
      </Button>
    </Box>
  )
}
