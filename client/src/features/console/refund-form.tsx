import type { RefundImpact } from '@miaoguo/shared/authorization/authorization'
import type { OrderAuthorization } from '@miaoguo/shared/merchant/console'
import { formatMoney, parseMoney } from '@miaoguo/shared/money/format'
import { useState } from 'react'
import { previewRefund, refundAmount } from '../../api/console'
import type { Trouble } from '../../api/answer'
import { useTexts } from '../../copy/text'
import { useTripWords } from '../../copy/trip'
import { Button } from '../../ui/button'
import { Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'
import { PaymentPartsFacts } from '../../ui/payment-parts'
import { useConsole, watched } from './console-store'
import { RefusalLine, TextField } from './fields'
import { plainAmount } from './plain-amount'
import { useConsoleWords } from './words'

type Props = { it: OrderAuthorization; onMoved: () => Promise<void> }

/** Gives money back after the lender has said what that changes; the button comes with the preview, never before it. */
export function RefundForm({ it, onMoved }: Props) {
  const mode = useConsole((at) => at.mode)
  const { money: words, cancel } = useConsoleWords()
  const { currency } = it
  const [typed, setTyped] = useState(() => plainAmount(it.refundableMinor, currency))
  const [impact, setImpact] = useState<RefundImpact | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Trouble | null>(null)
  const amountMinor = parseMoney(typed.trim(), currency)
  const fits = amountMinor !== null && amountMinor >= 1 && amountMinor <= it.refundableMinor
  const text = (minor: number): string => formatMoney({ amountMinor: minor, currency })
  const look = async (): Promise<void> => {
    if (!fits || busy) return
    setBusy(true)
    const answer = await watched(previewRefund(mode, it.id, { amountMinor }))
    setImpact(answer.ok ? answer.value : null)
    setProblem(answer.ok ? null : answer.problem)
    setBusy(false)
  }
  const send = async (asked: RefundImpact): Promise<void> => {
    if (busy) return
    setBusy(true)
    const answer = await watched(refundAmount(mode, it.id, { amountMinor: asked.amountMinor }))
    setProblem(answer.ok ? null : answer.problem)
    setBusy(false)
    setImpact(null)
    if (answer.ok) await onMoved()
  }
  return (
    <div className="money-form">
      <TextField
        id="refund-amount"
        label={words.refundAmount}
        value={typed}
        wrong={fits ? null : words.refundWrong(text(it.refundableMinor))}
        onChange={(value) => {
          setTyped(value)
          setImpact(null)
        }}
      />
      {impact === null ? (
        <Button id="preview-refund" busy={busy} disabled={!fits} onPress={() => void look()}>
          {words.preview}
        </Button>
      ) : (
        <>
          <Impact impact={impact} />
          <Button id="refund" look="primary" busy={busy} onPress={() => void send(impact)}>
            {words.refundNow(text(impact.amountMinor))}
          </Button>
          <Button look="plain" disabled={busy} onPress={() => setImpact(null)}>
            {cancel}
          </Button>
        </>
      )}
      {problem && <RefusalLine problem={problem} />}
    </div>
  )
}

/** What a refund does to the borrower: what falls away, what goes to them, and each installment before and after. */
function Impact({ impact }: { impact: RefundImpact }) {
  const { money: words, none } = useConsoleWords()
  const { payment: paying } = useTripWords()
  const texts = useTexts()
  const { currency } = impact
  const money = (amountMinor: number | undefined): string =>
    amountMinor === undefined ? none : formatMoney({ amountMinor, currency })
  const figures = [
    [words.reduces, impact.reducesPrincipalMinor],
    [words.toBorrower, impact.toBorrowerMinor],
    [words.interestBack, impact.interestReturnedMinor],
    [words.feeBack, impact.feeReturnedMinor],
  ] as const
  return (
    <div className="money-preview" id="refund-impact" role="status">
      {figures.map(([name, amountMinor]) => (
        <Fact key={name} name={name}>
          <MoneyText amountMinor={amountMinor} currency={currency} />
        </Fact>
      ))}
      <PaymentPartsFacts payment={impact.payment} currency={currency} note={paying.refundNote} />
      {impact.installments.length > 0 && (
        <table className="figures" aria-label={words.installments}>
          <thead>
            <tr>
              <th scope="col">{words.dueOn}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {impact.installments.map((row) => (
              <tr key={row.dueOn}>
                <th scope="row">{texts.date(row.dueOn)}</th>
                <td>{money(row.before?.totalMinor)}</td>
                <td>{money(row.after?.totalMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
