import type { ApiKey, ApiKeyKind } from '@miaoguo/shared/merchant/merchant'
import { useState } from 'react'
import type { Answer } from '../../api/answer'
import { createKey, listKeys, revokeKey, rollKey } from '../../api/console'
import { useTexts } from '../../copy/text'
import { useConsole, watched } from './console-store'
import { Action, Grid, Loaded, ShownOnce, Tag, type Column } from './parts'
import { useRemote } from './remote'
import { useConsoleWords } from './words'

const tones = { active: 'good', expiring: 'warn', expired: 'plain', revoked: 'plain' } as const

/** Keys of the mode; the text of a new one is here until it is said to be kept, and nowhere after. */
export function KeysView({ mayWrite }: { mayWrite: boolean }) {
  const mode = useConsole((it) => it.mode)
  const { keys: words, views } = useConsoleWords()
  const texts = useTexts()
  const [issued, setIssued] = useState<string | null>(null)
  const { it, again, reload } = useRemote(mode, () => listKeys(mode))
  const issue = async (asked: ReturnType<typeof createKey>) => {
    const answer = await watched(asked)
    if (!answer.ok) return answer
    setIssued(answer.value.key)
    await reload()
    return answer
  }
  const revoke = async (key: ApiKey) => {
    const answer = await watched(revokeKey(mode, key.id))
    if (answer.ok) await reload()
    return answer
  }
  const create = (kind: ApiKeyKind) => () => issue(createKey(mode, kind))
  const columns: Column<ApiKey>[] = [
    { name: words.hint, cell: (key) => <code className="code-inline">{key.hint}</code> },
    { name: words.kind, cell: (key) => words.kinds[key.kind] },
    {
      name: words.name,
      cell: (key) => (
        <>
          {key.name} <Tag tone={tones[key.status]}>{words.statuses[key.status]}</Tag>
        </>
      ),
    },
    {
      name: words.used,
      cell: (key) => (key.lastUsedAt === null ? words.never : texts.moment(key.lastUsedAt)),
    },
    ...(mayWrite
      ? [
          {
            name: words.actions,
            cell: (key: ApiKey) => (
              <RowActions
                apiKey={key}
                onRoll={() => issue(rollKey(mode, key.id))}
                onRevoke={() => revoke(key)}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      {issued !== null && (
        <ShownOnce note={words.once} text={issued} onKept={() => setIssued(null)} />
      )}
      {mayWrite && (
        <p className="console-actions">
          <Action id="new-secret" name={words.createSecret} act={create('secret')} />
          <Action name={words.createPublishable} act={create('publishable')} />
        </p>
      )}
      <Loaded it={it} onRetry={again}>
        {({ items }) => (
          <Grid label={views.keys} columns={columns} items={items} keyOf={(key) => key.id} />
        )}
      </Loaded>
    </>
  )
}

type RowProps = {
  apiKey: ApiKey
  onRoll: () => Promise<Answer<unknown>>
  onRevoke: () => Promise<Answer<unknown>>
}

function RowActions({ apiKey, onRoll, onRevoke }: RowProps) {
  const { keys: words } = useConsoleWords()
  return (
    <>
      {apiKey.status === 'active' && <Action name={words.roll} act={onRoll} />}
      {(apiKey.status === 'active' || apiKey.status === 'expiring') && (
        <Action name={words.revoke} sure={words.revokeSure} act={onRevoke} />
      )}
    </>
  )
}
