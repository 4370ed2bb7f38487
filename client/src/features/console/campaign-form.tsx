import { NewCampaign, type Campaign } from '@miaoguo/shared/campaign/campaign'
import { parseMoney } from '@miaoguo/shared/money/format'
import { useState } from 'react'
import type { Answer, Trouble } from '../../api/answer'
import { Button } from '../../ui/button'
import { Card } from '../../ui/fact'
import { RefusalLine, TextField } from './fields'
import { useConsoleWords } from './words'

const blank = {
  name: '',
  startsOn: '',
  endsOn: '',
  interest: '100',
  fee: '0',
  budget: '',
  orderMin: '',
  counts: '',
}
type Draft = typeof blank
type Name = keyof Draft

const names: readonly Name[] = [
  'name',
  'startsOn',
  'endsOn',
  'interest',
  'fee',
  'budget',
  'orderMin',
  'counts',
]

/** What is typed as the contract has it; what is not a number is left for the contract to refuse. */
function campaignOf(it: Draft): unknown {
  const minor = (text: string) => parseMoney(text.trim(), 'CNY') ?? undefined
  const ppm = (text: string) => Math.round(Number(text.trim()) * 10_000)
  const counts = it.counts
    .split(/[\s,，、]+/)
    .filter((part) => part !== '')
    .map(Number)
  return {
    name: it.name.trim(),
    currency: 'CNY',
    startsOn: it.startsOn,
    endsOn: it.endsOn,
    interestPpm: ppm(it.interest),
    feePpm: ppm(it.fee),
    budgetMinor: minor(it.budget),
    ...(it.orderMin.trim() === '' ? {} : { orderMinMinor: minor(it.orderMin) }),
    ...(counts.length > 0 ? { installmentCounts: counts } : {}),
  }
}

type Props = {
  onSubmit: (asked: NewCampaign) => Promise<Answer<Campaign>>
  onCancel: () => void
}

/** A new campaign: the fields most of them need; servers can say more. */
export function NewCampaignForm({ onSubmit, onCancel }: Props) {
  const { campaigns: words, cancel } = useConsoleWords()
  const [draft, setDraft] = useState(blank)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Trouble | null>(null)
  const asked = NewCampaign.safeParse(campaignOf(draft))
  const send = async (): Promise<void> => {
    if (!asked.success) return
    setBusy(true)
    const answer = await onSubmit(asked.data)
    if (answer.ok) return
    setProblem(answer.problem)
    setBusy(false)
  }
  return (
    <Card title={words.add}>
      <div className="filters">
        {names.map((name) => (
          <TextField
            key={name}
            id={`campaign-${name}`}
            kind={name === 'startsOn' || name === 'endsOn' ? 'date' : 'text'}
            label={words.fields[name]}
            value={draft[name]}
            onChange={(text) => setDraft({ ...draft, [name]: text })}
          />
        ))}
      </div>
      <Button
        id="create-campaign"
        look="primary"
        busy={busy}
        disabled={!asked.success}
        onPress={() => void send()}
      >
        {words.create}
      </Button>
      <Button look="plain" onPress={onCancel}>
        {cancel}
      </Button>
      {problem && <RefusalLine problem={problem} />}
    </Card>
  )
}
