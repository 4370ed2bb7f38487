import { formatMoney, parseMoney } from '@miaoguo/shared/money/format'
import type { PrepaymentKeep } from '@miaoguo/shared/repayment/repayment'
import { useState } from 'react'
import type { Trouble } from '../../api/answer'
import { useWords } from '../../copy/language-store'
import { Button } from '../../ui/button'
import { Box, Field } from '../../ui/elements'
import { Card } from '../../ui/fact'
import { ProblemLine } from '../../ui/notice'
import { chooseKeep, planAmount, typeAmount, useRepay, type Standing } from './repay-store'

type Choice = { standing: Standing; busy: boolean; problem: Trouble | null }

/** What is due: the overdue rows alone, or the next with them. Neither is chosen for anybody. */
export function ChooseDue({ standing, busy, problem }: Choice) {
  const words = useWords().repay
  const { overdueMinor, payableMinor } = standing.options
  const { currency } = standing.loan
  const text = (amountMinor: number): string => formatMoney({ amountMinor, currency })
  const ways = [
    ...(overdueMinor > 0 ? [{ name: words.onlyOverdue, amountMinor: overdueMinor }] : []),
    ...(payableMinor > overdueMinor
      ? [{ name: overdueMinor > 0 ? words.withNext : words.next, amountMinor: payableMinor }]
      : []),
  ]
  return (
    <Card title={words.chooseAmount}>
      <Box className="button-stack">
        {ways.map((it) => (
          <Button
            key={it.amountMinor}
            kind="repay-way"
            busy={busy}
            onPress={() => void planAmount(it.amountMinor)}
          >
            {`${it.name} ${text(it.amountMinor)}`}
          </Button>
        ))}
      </Box>
      {problem && <ProblemLine problem={problem} />}
      <Box as="p" className="small">
        {overdueMinor > 0 ? words.oldestFirst : words.nextNote}
      </Box>
    </Card>
  )
}

/** An amount ahead of its day, and what stays as it is after it. */
export function ChooseAhead({ standing, busy, problem }: Choice) {
  const words = useWords().repay
  const { amountText, keep } = useRepay()
  const [tried, setTried] = useState(false)
  const { options, loan } = standing
  const amountMinor = parseMoney(amountText.trim(), loan.currency)
  const right = amountMinor !== null && amountMinor > 0
  const plan = (): void => {
    setTried(true)
    if (right && keep !== null) void planAmount(amountMinor)
  }
  return (
    <Card title={words.chooseAmount}>
      <Box as="p" className="small">
        {words.aheadLead}
      </Box>
      <Field
        id="ahead-amount"
        kind="amount"
        label={words.aheadLabel}
        hint={words.aheadHint}
        value={amountText}
        maxLength={12}
        wrong={tried && !right ? words.aheadWrong : null}
        onChange={typeAmount}
        onSubmit={plan}
      />
      <Box className="repay-keeps" role="radiogroup" label={words.keepTitle}>
        <Box className="field-label">{words.keepTitle}</Box>
        {options.prepayment.map((one) => (
          <Keep key={one} it={one} chosen={keep === one} />
        ))}
      </Box>
      {problem && <ProblemLine problem={problem} />}
      <Button id="preview" look="primary" busy={busy} disabled={keep === null} onPress={plan}>
        {busy ? words.previewing : words.preview}
      </Button>
      <Box as="p" className="small">
        {words.nothingPaid}
      </Box>
    </Card>
  )
}

function Keep({ it, chosen }: { it: PrepaymentKeep; chosen: boolean }) {
  const words = useWords().repay
  return (
    <Button
      id={`keep-${it}`}
      role="radio"
      kind={chosen ? 'repay-keep repay-keep-on' : 'repay-keep'}
      pressed={chosen}
      onPress={() => chooseKeep(it)}
    >
      {words.keep[it]}
    </Button>
  )
}
