import { EvidenceDocument, documentBytesMax } from '@miaoguo/shared/dispute/dispute'
import { useState } from 'react'
import { fingerprintOf } from '../../platform/fingerprint'
import { Choice, TextField } from './fields'
import { useConsoleWords } from './words'

const kinds = EvidenceDocument.shape.kind
type Kind = EvidenceDocument['kind']
type Chosen = Pick<EvidenceDocument, 'name' | 'digest' | 'bytes'>

/** A document by reference: the file stays with the merchant, its address and fingerprint are sent. */
export function NewDocument({ onAdd }: { onAdd: (document: EvidenceDocument) => void }) {
  const { disputes: words } = useConsoleWords()
  const [kind, setKind] = useState<Kind>('delivery_proof')
  const [url, setUrl] = useState('')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const choose = async (file: File | undefined): Promise<void> => {
    setChosen(null)
    setWrong(null)
    if (!file) return
    if (file.size < 1 || file.size > documentBytesMax) return setWrong(words.fileSize)
    const digest = await fingerprintOf(file)
    if (digest === null) return setWrong(words.fileInsecure)
    setChosen({ name: file.name.slice(0, 120), digest, bytes: file.size })
  }
  const document = EvidenceDocument.safeParse({ kind, url: url.trim(), ...chosen })
  const add = (): void => {
    if (!document.success) return
    onAdd(document.data)
    setUrl('')
    setChosen(null)
  }
  return (
    <details className="days-table">
      <summary id="new-document">{words.addDocument}</summary>
      <p className="small">{words.documentNote}</p>
      <div className="filters">
        <Choice
          id="document-kind"
          label={words.documentKind}
          value={kind}
          options={kinds.options.map((it) => [it, words.kinds[it]] as const)}
          onChange={setKind}
        />
        <TextField
          id="document-url"
          label={words.documentUrl}
          hint="https://"
          value={url}
          onChange={setUrl}
        />
      </div>
      <label className="field" htmlFor="document-file">
        <span className="field-label">{words.documentFile}</span>
        <input
          id="document-file"
          type="file"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        {wrong !== null && (
          <span className="field-wrong" role="alert">
            {wrong}
          </span>
        )}
      </label>
      <button
        type="button"
        id="add-document"
        className="action-button"
        disabled={!document.success}
        onClick={add}
      >
        {words.add}
      </button>
    </details>
  )
}
