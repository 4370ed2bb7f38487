import type { WebhookEndpoint } from '@miaoguo/shared/event/webhook-endpoint'
import { useState } from 'react'
import type { Answer, Trouble } from '../../api/answer'
import * as api from '../../api/console'
import { Button } from '../../ui/button'
import { useConsole, watched } from './console-store'
import { RefusalLine, TextField } from './fields'
import { Action, Grid, Loaded, ShownOnce, Tag, type Column } from './parts'
import { useRemote } from './remote'
import { useConsoleWords } from './words'

/** Does it, and shows the list as it is then. */
type Doing = <T>(asked: Promise<Answer<T>>) => Promise<Answer<T>>

/** Where the merchant's server is told; each address can be tried, paused, and given another secret. */
export function WebhooksView({ mayWrite }: { mayWrite: boolean }) {
  const mode = useConsole((it) => it.mode)
  const { webhooks: words, views, orders } = useConsoleWords()
  const [secret, setSecret] = useState<string | null>(null)
  const [told, setTold] = useState(false)
  const { it, again, reload } = useRemote(mode, () => api.listEndpoints(mode))
  const doing: Doing = async (asked) => {
    const answer = await watched(asked)
    if (answer.ok) await reload()
    return answer
  }
  const columns: Column<WebhookEndpoint>[] = [
    { name: words.url, wide: true, cell: (endpoint) => endpoint.url ?? words.perCheckout },
    {
      name: orders.status,
      cell: (endpoint) => (
        <Tag tone={endpoint.status === 'enabled' ? 'good' : 'plain'}>
          {words.statuses[endpoint.status]}
        </Tag>
      ),
    },
    ...(mayWrite
      ? [
          {
            name: words.actions,
            wide: true,
            cell: (endpoint: WebhookEndpoint) => (
              <RowActions
                endpoint={endpoint}
                doing={doing}
                onSecret={setSecret}
                onTold={() => setTold(true)}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      {secret !== null && (
        <ShownOnce note={words.secretOnce} text={secret} onKept={() => setSecret(null)} />
      )}
      {told && (
        <p className="lead" role="status">
          {words.tested}
        </p>
      )}
      {mayWrite && (
        <NewEndpoint
          onAdd={async (url) => {
            const answer = await doing(api.createEndpoint(mode, url))
            if (answer.ok) setSecret(answer.value.secret)
            return answer.ok ? null : answer.problem
          }}
        />
      )}
      <Loaded it={it} onRetry={again}>
        {({ items }) => (
          <Grid label={views.webhooks} columns={columns} items={items} keyOf={(it) => it.id} />
        )}
      </Loaded>
    </>
  )
}

type RowProps = {
  endpoint: WebhookEndpoint
  doing: Doing
  onSecret: (secret: string) => void
  onTold: () => void
}

function RowActions({ endpoint, doing, onSecret, onTold }: RowProps) {
  const mode = useConsole((it) => it.mode)
  const { webhooks: words } = useConsoleWords()
  const other = endpoint.status === 'enabled' ? 'disabled' : 'enabled'
  const rotate = async () => {
    const answer = await doing(api.rotateSecret(mode, endpoint.id))
    if (answer.ok) onSecret(answer.value.secret)
    return answer
  }
  const tryOut = async () => {
    const answer = await doing(api.testEndpoint(mode, endpoint.id))
    if (answer.ok) onTold()
    return answer
  }
  return (
    <>
      <Action name={words.rotate} act={rotate} />
      {endpoint.kind === 'fixed' && (
        <>
          <Action
            name={other === 'enabled' ? words.enable : words.disable}
            act={() => doing(api.setEndpointStatus(mode, endpoint.id, other))}
          />
          <Action name={words.test} act={tryOut} />
          <Action
            name={words.remove}
            sure={words.removeSure}
            act={() => doing(api.deleteEndpoint(mode, endpoint.id))}
          />
        </>
      )}
    </>
  )
}

function NewEndpoint({ onAdd }: { onAdd: (url: string) => Promise<Trouble | null> }) {
  const { webhooks: words } = useConsoleWords()
  const [url, setUrl] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Trouble | null>(null)
  const add = async (): Promise<void> => {
    const fits = /^https?:\/\/[^\s<>"]+$/.test(url)
    setWrong(!fits)
    if (!fits || busy) return
    setBusy(true)
    const refused = await onAdd(url)
    setBusy(false)
    setProblem(refused)
    if (refused === null) setUrl('')
  }
  return (
    <div className="filters">
      <TextField
        id="new-url"
        label={words.url}
        hint="https://"
        value={url}
        wrong={wrong ? words.wrong : null}
        onChange={setUrl}
        onSubmit={() => void add()}
      />
      <Button id="add-url" busy={busy} onPress={() => void add()}>
        {words.add}
      </Button>
      {problem && <RefusalLine problem={problem} />}
    </div>
  )
}
