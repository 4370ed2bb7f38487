import { formatMoney } from '@miaoguo/shared/money/format'
import type { RepaymentPreview } from '@miaoguo/shared/repayment/repayment'
import type { Trouble } from '../../api/answer'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'
import { ProblemLine } from '../../ui/notice'
import { QuoteFacts } from './payoff-quote'
import { changePlan, confirmPlan, type Plan, type Standing } from './repay-store'
import { WithdrawalFacts } from './withdrawal-card'

type Props = { standing: Standing; plan: Plan; sending: boolean; problem: Trouble | null }

/** The last look before money moves: how much, to whom, for what, and what changes by it. */
export function ConfirmPlan({ standing, plan, sending, problem }: Props) {
  const words = useWords().repay
  const texts = useTexts()
  const { loan } = standing
  const { amountMinor, currency, kind, keep } = plan.wanted
  return (
    <>
      <Card title={words.confirmTitle}>
        <Box className="repay-amount">
          <MoneyText amountMinor={amountMinor} currency={currency} />
        </Box>
        <Fact name={words.to}>{texts.local(loan.lender.legalName)}</Fact>
        <Fact name={words.merchant}>{loan.merchantName}</Fact>
        <Fact name={words.way}>{keep ? words.keep[keep] : words.titles[kind]}</Fact>
      </Card>
      {plan.quote && (
        <Card title={words.pays}>
          <QuoteFacts quote={plan.quote} />
        </Card>
      )}
      {plan.withdrawal && (
        <Card title={words.pays}>
          <WithdrawalFacts offer={plan.withdrawal} />
        </Card>
      )}
      {plan.preview && <PreviewCards preview={plan.preview} />}
      {problem && <ProblemLine problem={problem} />}
      <Box className="button-stack">
        <Button
          id="confirm-repayment"
          look="primary"
          busy={sending}
          onPress={() => void confirmPlan()}
        >
          {sending ? words.sending : words.confirm(formatMoney({ amountMinor, currency }))}
        </Button>
        <Button id="change-plan" disabled={sending} onPress={changePlan}>
          {words.change}
        </Button>
      </Box>
    </>
  )
}

function PreviewCards({ preview }: { preview: RepaymentPreview }) {
  const words = useWords().repay
  const texts = useTexts()
  const { currency, pays, aheadMinor } = preview
  const text = (amountMinor: number): string => formatMoney({ amountMinor, currency })
  return (
    <>
      <Card title={words.pays}>
        {pays.map((it) => (
          <Fact key={it.number} name={words.paysRow(it.number, texts.date(it.dueOn))}>
            {`${text(it.amountMinor)} · ${it.closes ? words.closes : words.partly}`}
          </Fact>
        ))}
        {aheadMinor > 0 && <Fact name={words.ahead}>{text(aheadMinor)}</Fact>}
      </Card>
      <Card title={words.effect}>
        <EffectFacts preview={preview} />
        <Box as="p" className="small">
          {words.computed}
        </Box>
      </Card>
    </>
  )
}

function EffectFacts({ preview: { currency, effect } }: { preview: RepaymentPreview }) {
  const words = useWords().repay
  const texts = useTexts()
  const money = (amountMinor: number | null): string =>
    amountMinor === null ? words.none : formatMoney({ amountMinor, currency })
  const day = (on: string | null): string => (on === null ? words.none : texts.date(on))
  const shift = (name: string, before: string, after: string) => (
    <Fact name={name}>{before === after ? after : words.shift(before, after)}</Fact>
  )
  const { toPay, installmentsLeft, nextInstallment, lastDue, savedMinor } = effect
  return (
    <>
      {savedMinor > 0 && (
        <Fact name={words.saved} strong>
          <MoneyText amountMinor={savedMinor} currency={currency} />
        </Fact>
      )}
      {shift(words.toPay, money(toPay.beforeMinor), money(toPay.afterMinor))}
      {shift(
        words.installmentsLeft,
        String(installmentsLeft.before),
        String(installmentsLeft.after),
      )}
      {shift(
        words.nextMinor,
        money(nextInstallment.beforeMinor),
        money(nextInstallment.afterMinor),
      )}
      {shift(words.lastDueOn, day(lastDue.beforeOn), day(lastDue.afterOn))}
    </>
  )
}
