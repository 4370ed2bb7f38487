import { formatMoney, formatRate } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'
import type { LoanLate } from '@miaoguo/shared/repayment/repayment'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'

type Props = {
  late: LoanLate
  currency: Currency
  /** Undefined where nothing can be paid here just now. */
  onPay: (() => void) | undefined
  onRelief: () => void
}

/** A late loan in plain words: how long and how much, what it costs, what follows, and the ways out. */
export function LateCard({ late, currency, onPay, onRelief }: Props) {
  const words = useWords().late
  const texts = useTexts()
  const { costMinor, costPerDayMinor, contactHours } = late
  const amount = (name: string, amountMinor: number, strong = false) => (
    <Fact name={name} strong={strong}>
      <MoneyText amountMinor={amountMinor} currency={currency} />
    </Fact>
  )
  return (
    <Card title={words.title(late.days)}>
      {amount(words.amount, late.overdueMinor, true)}
      {costMinor !== null && amount(words.cost, costMinor)}
      {costPerDayMinor !== null && amount(words.perDay, costPerDayMinor)}
      <Fact name={words.since}>{words.sinceText(texts.date(late.since), late.count)}</Fact>
      <Box as="p" className="small">
        {costMinor === null
          ? words.byLender
          : words.rateText(dailyOf(late.ratePpmPerDay), formatRate(late.annualRatePpm))}
      </Box>
      <Box as="h3" className="bill-subtitle">
        {words.next}
      </Box>
      {late.steps.map((step) => (
        <Box as="p" key={step.kind} className="late-step">
          {words.steps[step.kind](texts.date(step.on))}
        </Box>
      ))}
      {late.steps.length === 0 && (
        <Box as="p" className="late-step">
          {words.noSteps}
        </Box>
      )}
      <Box as="p" className="late-step">
        {words.contact(contactHours.from, contactHours.to)}
      </Box>
      <Box as="h3" className="bill-subtitle">
        {words.ways}
      </Box>
      <Box className="button-stack">
        {onPay && (
          <Button id="pay-late" look="primary" onPress={onPay}>
            {words.pay(formatMoney({ amountMinor: late.overdueMinor, currency }))}
          </Button>
        )}
        <Button id="ask-relief" onPress={onRelief}>
          {words.relief}
        </Button>
      </Box>
      <Box as="p" className="small">
        {words.reliefNote}
      </Box>
    </Card>
  )
}

/** Rates by the day are small: as many places as it takes. */
const dailyOf = (ppm: number): string => formatRate(ppm, ppm % 100 === 0 ? 2 : 4)
