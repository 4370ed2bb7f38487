import type { RateChange } from '@miaoguo/shared/loan/rate-change'
import { formatMoney } from '@miaoguo/shared/money/format'
import type { CalendarDate } from '@miaoguo/shared/time/calendar-date'
import { useRateWords } from '../../copy/rate'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { RateText } from '../../ui/figures'
import { openRateChanges, useRateChanges } from './rate-changes-store'
import { RateRows } from './rate-rows'

type Ways = {
  /** Undefined where the loan cannot be closed here just now. */
  onPayoff: (() => void) | undefined
  onHelp: () => void
}

/** How the rate of the loan has changed, the newest change first; nothing where it never did. */
export function RateCards(ways: Ways) {
  const words = useRateWords()
  const { state, loan } = useRateChanges()
  if (state.phase === 'reading') return null
  if (state.phase === 'unread')
    return (
      <Card>
        <Box as="p" className="small" role="status">
          {words.unread}
        </Box>
        <Button id="read-rate" onPress={() => void openRateChanges(loan)}>
          {words.retry}
        </Button>
      </Card>
    )
  return (
    <>
      {state.items.map((change, i) => (
        <RateCard
          key={change.effectiveOn}
          change={change}
          asOf={state.asOf}
          ways={i === 0 ? ways : null}
        />
      ))}
    </>
  )
}

type Props = { change: RateChange; asOf: CalendarDate; ways: Ways | null }

function RateCard({ change, asOf, ways }: Props) {
  const words = useRateWords()
  const texts = useTexts()
  const { effectiveOn, from, to, toPay, currency, convention, rows } = change
  const on = texts.date(effectiveOn)
  const money = (amountMinor: number): string => formatMoney({ amountMinor, currency })
  return (
    <Card title={words.title}>
      <Box as="p" className="small">
        {asOf > effectiveOn ? words.counts(on) : words.coming(on)}
      </Box>
      <Fact name={words.was}>
        <RateText ratePpm={from.annualRatePpm} convention={convention} />
      </Fact>
      <Fact name={words.is} strong>
        <RateText ratePpm={to.annualRatePpm} convention={convention} />
      </Fact>
      <Fact name={words.from}>{on}</Fact>
      <Fact name={words.toPay(rows.length)}>
        {words.shift(money(toPay.beforeMinor), money(toPay.afterMinor))}
      </Fact>
      <Box as="p" className="rate-by">
        {byText(words, toPay.byMinor, money)}
      </Box>
      <Fact name={words.why}>{texts.local(change.reason)}</Fact>
      <RateRows rows={rows} currency={currency} />
      <Box as="p" className="small">
        {words.note}
      </Box>
      {ways && <WaysOut ways={ways} until={asOf <= effectiveOn ? on : null} />}
    </Card>
  )
}

const byText = (
  words: ReturnType<typeof useRateWords>,
  byMinor: number,
  money: (amountMinor: number) => string,
): string => {
  if (byMinor === 0) return words.same
  return byMinor > 0 ? words.more(money(byMinor)) : words.less(money(-byMinor))
}

/** Two ways of one weight; doing nothing is as good. */
function WaysOut({ ways, until }: { ways: Ways; until: string | null }) {
  const words = useRateWords()
  return (
    <>
      <Box as="h3" className="bill-subtitle">
        {words.ways}
      </Box>
      <Box as="p" className="small">
        {words.waysNote}
      </Box>
      <Box className="button-stack">
        {ways.onPayoff && (
          <Button id="rate-payoff" onPress={ways.onPayoff}>
            {words.payoff}
          </Button>
        )}
        <Button id="rate-help" onPress={ways.onHelp}>
          {words.help}
        </Button>
      </Box>
      {until && ways.onPayoff && (
        <Box as="p" className="small">
          {words.untilThen(until)}
        </Box>
      )}
    </>
  )
}
