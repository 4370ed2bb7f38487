import { NewCampaign, type Campaign, type CampaignProduct } from '@miaoguo/shared/campaign/campaign'
import { useState } from 'react'
import type { Answer, Trouble } from '../../api/answer'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Check } from '../../ui/elements'
import { Card } from '../../ui/fact'
import {
  blankDraft,
  campaignOf,
  currenciesOf,
  kept,
  ofCurrency,
  ofLenders,
  typedFields,
  wrongOf,
  type Draft,
  type DraftField,
} from './campaign-draft'
import { Choice, RefusalLine, TextField } from './fields'
import { useConsoleWords } from './words'

type Props = {
  products: readonly CampaignProduct[]
  onSubmit: (asked: NewCampaign) => Promise<Answer<Campaign>>
  onCancel: () => void
}

/** A new campaign: the fields most of them need; servers can say more. */
export function NewCampaignForm({ products, onSubmit, onCancel }: Props) {
  const { campaigns: words, cancel } = useConsoleWords()
  const [draft, setDraft] = useState(() => blankDraft(currenciesOf(products)))
  const [left, setLeft] = useState<readonly DraftField[] | 'all'>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Trouble | null>(null)
  const wrong = wrongOf(draft, { products, words: words.wrong })
  const change = (field: DraftField | null, value: Partial<Draft>): void => {
    setDraft(kept(products, { ...draft, ...value }))
    if (field !== null && left !== 'all') setLeft([...left, field])
  }
  /** Nothing is called wrong before somebody has written there or has asked for all of it. */
  const said = (field: DraftField): string | null =>
    left === 'all' || left.includes(field) ? (wrong[field] ?? null) : null
  const send = async (): Promise<void> => {
    setLeft('all')
    const asked = NewCampaign.safeParse(campaignOf(draft))
    if (Object.keys(wrong).length > 0 || !asked.success) return
    setBusy(true)
    const answer = await onSubmit(asked.data)
    if (answer.ok) return
    setProblem(answer.problem)
    setBusy(false)
  }
  return (
    <Card title={words.add}>
      <div className="filters filters-top">
        <Choice
          id="campaign-currency"
          label={words.currency}
          value={draft.currency}
          options={[
            ...(draft.currency === '' ? [['', words.choose] as const] : []),
            ...currenciesOf(products).map((it) => [it, it] as const),
          ]}
          wrong={said('currency')}
          onChange={(currency) => change('currency', { currency })}
        />
        {typedFields.map((name) => (
          <TextField
            key={name}
            id={`campaign-${name}`}
            kind={name === 'startsOn' || name === 'endsOn' ? 'date' : 'text'}
            label={words.fields[name](draft.currency)}
            value={draft[name]}
            wrong={said(name)}
            onChange={(text) => change(name, { [name]: text })}
          />
        ))}
      </div>
      <ForWhom products={products} draft={draft} onChange={(value) => change(null, value)} />
      {left === 'all' && Object.keys(wrong).length > 0 && (
        <p className="problem-line" role="alert">
          {words.wrong.some}
        </p>
      )}
      <Button id="create-campaign" look="primary" busy={busy} onPress={() => void send()}>
        {words.create}
      </Button>
      <Button look="plain" onPress={onCancel}>
        {cancel}
      </Button>
      {problem && <RefusalLine problem={problem} />}
    </Card>
  )
}

type Named = { key: string; text: string }

/** Lenders by their legal names, and products with whose they are. */
function ForWhom({
  products,
  draft,
  onChange,
}: Pick<Props, 'products'> & { draft: Draft; onChange: (value: Partial<Draft>) => void }) {
  const { campaigns: words } = useConsoleWords()
  const { local } = useTexts()
  const lenders = new Map(
    ofCurrency(products, draft).map((it) => [it.lenderId, local(it.lenderName)] as const),
  )
  const named = new Map<string, string[]>()
  for (const it of ofLenders(products, draft)) {
    const text = words.product(local(it.productName), local(it.lenderName))
    named.set(it.productCode, [...(named.get(it.productCode) ?? []), text])
  }
  if (lenders.size === 0) return null
  return (
    <>
      <Several
        id="campaign-lenders"
        label={words.lenders}
        options={[...lenders].map(([key, text]) => ({ key, text }))}
        chosen={draft.lenderIds}
        onChange={(lenderIds) => onChange({ lenderIds })}
      />
      <Several
        id="campaign-products"
        label={words.products}
        options={[...named].map(([key, texts]) => ({ key, text: words.list(texts) }))}
        chosen={draft.productCodes}
        onChange={(productCodes) => onChange({ productCodes })}
      />
    </>
  )
}

function Several<T extends string>({
  id,
  label,
  options,
  chosen,
  onChange,
}: {
  id: string
  label: string
  options: readonly (Named & { key: T })[]
  chosen: readonly T[]
  onChange: (chosen: T[]) => void
}) {
  return (
    <fieldset id={id} className="several">
      <legend className="field-label">{label}</legend>
      {options.map(({ key, text }) => (
        <Check
          key={key}
          className="several-one"
          checked={chosen.includes(key)}
          onToggle={() =>
            onChange(chosen.includes(key) ? chosen.filter((it) => it !== key) : [...chosen, key])
          }
        >
          {text}
        </Check>
      ))}
    </fieldset>
  )
}
