import {
  DisputeEvidence,
  documentsMax,
  type Dispute,
  type EvidenceDocument,
} from '@miaoguo/shared/dispute/dispute'
import { useState } from 'react'
import type { Answer, Trouble } from '../../api/answer'
import { Button } from '../../ui/button'
import { Card } from '../../ui/fact'
import { NewDocument } from './evidence-document'
import { RefusalLine, TextArea, TextField } from './fields'
import { useConsoleWords } from './words'

const blank = { explanation: '', shippedOn: '', deliveredOn: '', carrier: '', trackingNumber: '' }
type Draft = typeof blank

/** What is left empty is not said. */
const evidenceOf = (draft: Draft, documents: EvidenceDocument[]) => ({
  ...Object.fromEntries(
    Object.entries(draft)
      .map(([name, text]) => [name, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  ),
  ...(documents.length > 0 ? { documents } : {}),
})

type Props = { onSubmit: (said: DisputeEvidence) => Promise<Answer<Dispute>> }

/** Evidence is given once: it is written, looked over, and sent with a second tap. */
export function EvidenceForm({ onSubmit }: Props) {
  const { disputes: words, cancel } = useConsoleWords()
  const [draft, setDraft] = useState(blank)
  const [documents, setDocuments] = useState<EvidenceDocument[]>([])
  const [phase, setPhase] = useState<'writing' | 'sure' | 'busy'>('writing')
  const [problem, setProblem] = useState<Trouble | null>(null)
  const set = (name: keyof Draft) => (text: string) => setDraft({ ...draft, [name]: text })
  const said = DisputeEvidence.safeParse(evidenceOf(draft, documents))
  const send = async (): Promise<void> => {
    if (!said.success) return
    setPhase('busy')
    const answer = await onSubmit(said.data)
    setProblem(answer.ok ? null : answer.problem)
    setPhase('writing')
  }
  return (
    <Card title={words.write}>
      <p className="small">{words.writeNote}</p>
      <TextArea
        id="explanation"
        label={words.explanation}
        max={2000}
        value={draft.explanation}
        onChange={set('explanation')}
      />
      <DeliveryFields draft={draft} set={set} />
      {documents.map((it) => (
        <p key={it.digest} className="document">
          {words.kinds[it.kind]} · {it.name}{' '}
          <button
            type="button"
            className="action-button"
            onClick={() => setDocuments(documents.filter((one) => one !== it))}
          >
            {words.removeDocument}
          </button>
        </p>
      ))}
      {documents.length < documentsMax && (
        <NewDocument onAdd={(it) => setDocuments([...documents, it])} />
      )}
      {phase !== 'writing' && <p className="action-sure">{words.submitSure}</p>}
      <Button
        id="submit-evidence"
        look="primary"
        busy={phase === 'busy'}
        disabled={!said.success}
        onPress={() => (phase === 'writing' ? setPhase('sure') : void send())}
      >
        {words.submit}
      </Button>
      {phase === 'sure' && (
        <Button look="plain" onPress={() => setPhase('writing')}>
          {cancel}
        </Button>
      )}
      {problem && <RefusalLine problem={problem} />}
    </Card>
  )
}

type FieldsProps = { draft: Draft; set: (name: keyof Draft) => (text: string) => void }

/** How the goods came to the borrower; all of it may be left out. */
function DeliveryFields({ draft, set }: FieldsProps) {
  const { disputes: words } = useConsoleWords()
  return (
    <div className="filters">
      <TextField
        id="carrier"
        label={words.carrier}
        value={draft.carrier}
        onChange={set('carrier')}
      />
      <TextField
        id="tracking"
        label={words.tracking}
        value={draft.trackingNumber}
        onChange={set('trackingNumber')}
      />
      <TextField
        id="shipped-on"
        kind="date"
        label={words.shippedOn}
        value={draft.shippedOn}
        onChange={set('shippedOn')}
      />
      <TextField
        id="delivered-on"
        kind="date"
        label={words.deliveredOn}
        value={draft.deliveredOn}
        onChange={set('deliveredOn')}
      />
    </div>
  )
}
