import type { OrderAuthorization } from '@miaoguo/shared/merchant/console'
import { formatMoney, parseMoney } from '@miaoguo/shared/money/format'
import { useState } from 'react'
import { captureAmount } from '../../api/console'
import type { Trouble } from '../../api/answer'
import { Button } from '../../ui/button'
import { useConsole, watched } from './console-store'
import { RefusalLine, TextField } from './fields'
import { plainAmount } from './plain-amount'
import { useConsoleWords } from './words'

type Props = { it: OrderAuthorization; onMoved: () => Promise<void> }

/** Draws what is held: an amount is looked over before it is sent, and sent once however often it is tapped. */
export function CaptureForm({ it, onMoved }: Props) {
  const mode = useConsole((at) => at.mode)
  const { money: words, cancel } = useConsoleWords()
  const { currency } = it
  const [typed, setTyped] = useState(() => plainAmount(it.remainingMinor, currency))
  const [phase, setPhase] = useState<'writing' | 'sure' | 'busy'>('writing')
  const [problem, setProblem] = useState<Trouble | null>(null)
  const amountMinor = parseMoney(typed.trim(), currency)
  const fits = amountMinor !== null && amountMinor >= 1 && amountMinor <= it.remainingMinor
  const text = (minor: number): string => formatMoney({ amountMinor: minor, currency })
  const send = async (): Promise<void> => {
    if (!fits || phase === 'busy') return
    setPhase('busy')
    const answer = await watched(captureAmount(mode, it.id, { amountMinor }))
    setProblem(answer.ok ? null : answer.problem)
    setPhase('writing')
    if (answer.ok) await onMoved()
  }
  return (
    <div className="money-form">
      <TextField
        id="capture-amount"
        label={words.captureAmount}
        value={typed}
        wrong={fits ? null : words.captureWrong(text(it.remainingMinor))}
        onChange={(value) => {
          setTyped(value)
          setPhase('writing')
        }}
      />
      {phase !== 'writing' && fits && (
        <p className="money-preview" role="status">
          {words.captureSure(text(amountMinor), text(it.remainingMinor - amountMinor))}
        </p>
      )}
      <Button
        id="capture"
        look="primary"
        busy={phase === 'busy'}
        disabled={!fits}
        onPress={() => (phase === 'writing' ? setPhase('sure') : void send())}
      >
        {phase === 'writing' ? words.capture : words.captureNow}
      </Button>
      {phase === 'sure' && (
        <Button look="plain" onPress={() => setPhase('writing')}>
          {cancel}
        </Button>
      )}
      {problem && <RefusalLine problem={problem} />}
    </div>
  )
}
