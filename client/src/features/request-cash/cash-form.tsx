import { formatMoney } from '@miaoguo/shared/money/format'
import { useCashWords } from '../../copy/cash'
import { useWords } from '../../copy/language-store'
import { Choice } from '../../ui/choice'
import { Box, Field } from '../../ui/elements'
import { Card } from '../../ui/fact'
import {
  amountOf,
  chooseCount,
  chooseMethod,
  countsOf,
  leaveAmount,
  methodsOf,
  typeAmount,
  useCash,
  type Range,
} from './cash-store'

/** How much, within what lenders publish today. */
export function AmountCard({ range }: { range: Range }) {
  const words = useCashWords()
  const { amountText, amountLeft, problem } = useCash()
  const text = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: range.currency })
  const limits = [text(range.amountMinMinor), text(range.amountMaxMinor)] as const
  const outside = problem?.code === 'amount_out_of_range'
  const wrong = outside || (amountLeft && amountOf(amountText, range) === null)
  return (
    <Card>
      <Field
        id="cash-amount"
        kind="amount"
        label={words.amount}
        hint={words.amountHint}
        value={amountText}
        maxLength={12}
        wrong={wrong ? words.amountWrong(...limits) : null}
        onChange={typeAmount}
        onLeave={leaveAmount}
      />
      <Box as="p" className="small">
        {words.limits(...limits)}
      </Box>
    </Card>
  )
}

/** For how long; any length is a choice too, and none is made for anybody. */
export function CountCard({ range }: { range: Range }) {
  const words = useCashWords()
  const { count, tried } = useCash()
  return (
    <Card title={words.count}>
      <Box className="choices choices-three" role="radiogroup" label={words.count}>
        {countsOf(range).map((it) => (
          <Choice
            key={it}
            id={`count-${it}`}
            chosen={count === it}
            text={words.counts(it)}
            onPress={() => chooseCount(it)}
          />
        ))}
        <Choice
          id="count-any"
          chosen={count === 'any'}
          text={words.anyCount}
          onPress={() => chooseCount('any')}
        />
      </Box>
      {tried && count === null && <Missing text={words.missing} />}
    </Card>
  )
}

/** How it is repaid, each way in plain words; where there is one way only it is said, not asked. */
export function MethodCard({ range }: { range: Range }) {
  const words = useCashWords()
  const { methods } = useWords()
  const { count, method, tried } = useCash()
  const ways = methodsOf(range, count)
  const [only] = ways
  if (only === undefined) return null
  if (ways.length === 1)
    return (
      <Card title={words.method}>
        <Box as="p" className="cash-one-way">
          {words.oneWay(methods[only])}
        </Box>
        <Box as="p" className="small">
          {words.notes[only]}
        </Box>
      </Card>
    )
  return (
    <Card title={words.method}>
      <Box className="choices" role="radiogroup" label={words.method}>
        {ways.map((it) => (
          <Choice
            key={it}
            id={`method-${it}`}
            chosen={method === it}
            text={methods[it]}
            note={words.notes[it]}
            onPress={() => chooseMethod(it)}
          />
        ))}
        <Choice
          id="method-any"
          chosen={method === 'any'}
          text={words.anyMethod}
          onPress={() => chooseMethod('any')}
        />
      </Box>
      {tried && method === null && <Missing text={words.missing} />}
    </Card>
  )
}

/** What has to be chosen yet. */
export function Missing({ text }: { text: string }) {
  return (
    <Box as="p" className="problem-line" role="alert">
      {text}
    </Box>
  )
}
