import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import type { Trouble } from '../../api/answer'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { AgreementLinks, ConsentBoxes } from '../../ui/consent-boxes'
import { Card, Fact } from '../../ui/fact'
import { MoneyText, RateText } from '../../ui/figures'
import { Notice, ProblemLine } from '../../ui/notice'
import { allPurposes, toggle, useConsent } from './consent-store'

type Props = {
  disclosure: Disclosure
  problem: Trouble | null
  unknown: boolean
  onReadAgain: () => void
}

/** Three separate yeses, each in its own box. */
export function ConsentForm({ disclosure, problem, unknown, onReadAgain }: Props) {
  const words = useWords().consent
  const texts = useTexts()
  const { ticked, state } = useConsent()
  const { legalName } = disclosure.sheet.lender
  const lender = texts.local(legalName)
  const received = disclosure.sheet.dataUses.find((it) => it.recipient.zhCN === legalName.zhCN)
  const kinds = received ? texts.local(received.kinds) : null
  return (
    <>
      {unknown && <Notice tone="warn" title={words.unknown} live />}
      {problem && <ProblemLine problem={problem} />}
      <Figures disclosure={disclosure} />
      <Box as="p" className="lead">
        {words.lead(lender)}
      </Box>
      <ConsentBoxes
        purposes={allPurposes}
        ticked={ticked}
        wordsOf={(purpose) => words.purposes[purpose](lender, kinds)}
        disabled={state.phase !== 'choosing'}
        onToggle={toggle}
      />
      <Box className="button-stack">
        <AgreementLinks agreements={disclosure.sheet.agreements} />
        <Button id="read-again" look="plain" onPress={onReadAgain}>
          {words.readAgain}
        </Button>
      </Box>
      <Box as="p" className="small">
        {words.withdraw}
      </Box>
    </>
  )
}

/** What is being signed, once more, beside the signature. */
function Figures({ disclosure }: { disclosure: Disclosure }) {
  const words = useWords().sheet
  const { sheet } = disclosure
  return (
    <Card>
      <Fact name={words.financed} strong>
        <MoneyText amountMinor={sheet.amountFinancedMinor} currency={sheet.currency} />
      </Fact>
      <Fact name={words.totalCost} strong>
        <MoneyText amountMinor={sheet.totalCostMinor} currency={sheet.currency} />
      </Fact>
      <Fact name={words.annualRate} strong>
        <RateText ratePpm={sheet.annualRatePpm} convention={sheet.annualRateConvention} />
      </Fact>
      <Fact name={words.totalOfPayments} strong>
        <MoneyText amountMinor={sheet.totalOfPaymentsMinor} currency={sheet.currency} />
      </Fact>
    </Card>
  )
}

/** The button under the form; its words say what is happening. */
export function AgreeButton({ onAgree }: { onAgree: () => void }) {
  const words = useWords().consent
  const { state, ticked } = useConsent()
  const all = allPurposes.every((it) => ticked.includes(it))
  const sending = state.phase === 'sending' || state.phase === 'applied'
  const text =
    state.phase === 'sending'
      ? words[state.step]
      : state.phase === 'unknown'
        ? words.again
        : all
          ? words.agree
          : words.tickAll
  return (
    <Button id="agree" look="primary" busy={sending} disabled={!all} onPress={onAgree}>
      {text}
    </Button>
  )
}
