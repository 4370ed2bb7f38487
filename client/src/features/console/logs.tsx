import type { WebhookDelivery } from '@miaoguo/shared/event/webhook-delivery'
import type { DeliveryId } from '@miaoguo/shared/id/id'
import type { ApiRequest } from '@miaoguo/shared/merchant/merchant'
import { useState } from 'react'
import { listDeliveries, listRequests, replayEvent, viewDelivery } from '../../api/console'
import { useTexts } from '../../copy/text'
import { Card } from '../../ui/fact'
import { useConsole, watched } from './console-store'
import { Action, Loaded, PagedGrid, Tag, type Column } from './parts'
import { usePages, useRemote } from './remote'
import { useConsoleWords } from './words'

const tones = { pending: 'warn', delivered: 'good', failed: 'bad' } as const

/** What was sent to the merchant's server, and how it went. */
export function DeliveriesView({ onOpen }: { onOpen: (delivery: WebhookDelivery) => void }) {
  const mode = useConsole((it) => it.mode)
  const { deliveries: words, views, orders, webhooks } = useConsoleWords()
  const texts = useTexts()
  const pages = usePages(mode, (cursor) => listDeliveries(mode, cursor))
  const columns: Column<WebhookDelivery>[] = [
    {
      name: words.event,
      cell: (it) => (
        <button type="button" className="row-link" onClick={() => onOpen(it)}>
          {it.eventType}
        </button>
      ),
    },
    {
      name: orders.status,
      cell: (it) => <Tag tone={tones[it.status]}>{words.statuses[it.status]}</Tag>,
    },
    { name: words.attempts, cell: (it) => it.attemptCount },
    { name: webhooks.url, wide: true, cell: (it) => it.url },
    { name: orders.created, cell: (it) => texts.moment(it.createdAt) },
  ]
  return (
    <PagedGrid
      pages={pages}
      empty={words.empty}
      label={views.deliveries}
      columns={columns}
      keyOf={(it) => it.id}
    />
  )
}

/** One delivery, attempt by attempt. */
export function DeliveryView({ id, mayWrite }: { id: DeliveryId; mayWrite: boolean }) {
  const mode = useConsole((it) => it.mode)
  const { deliveries: words } = useConsoleWords()
  const texts = useTexts()
  const [told, setTold] = useState(false)
  const { it, again } = useRemote(`${mode} ${id}`, () => viewDelivery(mode, id))
  return (
    <Loaded it={it} onRetry={again}>
      {(log) => (
        <>
          <Card title={log.eventType}>
            <p className="lead">
              <Tag tone={tones[log.status]}>{words.statuses[log.status]}</Tag> {log.url}
            </p>
            {mayWrite && (
              <Action
                id="replay"
                name={words.replay}
                act={async () => {
                  const answer = await watched(replayEvent(mode, log.eventId))
                  setTold(answer.ok)
                  return answer
                }}
              />
            )}
            {told && (
              <p className="small" role="status">
                {words.replayed}
              </p>
            )}
          </Card>
          <Card title={words.request}>
            <pre className="code" tabIndex={0} role="region" aria-label={words.request}>
              {log.requestBody}
            </pre>
          </Card>
          {log.attempts.map((attempt) => (
            <Card key={attempt.attempt} title={words.attempt(attempt.attempt)}>
              <p className="small">
                {texts.moment(attempt.startedAt)} · {attempt.responseStatus ?? words.noAnswer}
                {attempt.reason && ` · ${attempt.reason}`}
              </p>
              {attempt.responseBody !== null && attempt.responseBody !== '' && (
                <pre
                  className="code"
                  tabIndex={0}
                  role="region"
                  aria-label={words.attempt(attempt.attempt)}
                >
                  {attempt.responseBody}
                </pre>
              )}
            </Card>
          ))}
        </>
      )}
    </Loaded>
  )
}

/** The merchant's own requests, by their ids. */
export function RequestsView() {
  const mode = useConsole((it) => it.mode)
  const { requests: words, views, orders } = useConsoleWords()
  const texts = useTexts()
  const pages = usePages(mode, (cursor) => listRequests(mode, cursor))
  const columns: Column<ApiRequest>[] = [
    { name: words.route, wide: true, cell: (it) => `${it.method} ${it.route}` },
    {
      name: words.status,
      cell: (it) => (
        <>
          <Tag tone={it.status < 400 ? 'good' : it.status < 500 ? 'warn' : 'bad'}>{it.status}</Tag>
          {it.code && ` ${it.code}`}
          {it.replayed && ` · ${words.replayed}`}
        </>
      ),
    },
    { name: words.id, wide: true, cell: (it) => <code className="code-inline">{it.id}</code> },
    { name: orders.created, cell: (it) => texts.moment(it.createdAt) },
  ]
  return (
    <PagedGrid
      pages={pages}
      empty={words.empty}
      label={views.requests}
      columns={columns}
      keyOf={(it) => it.id}
    />
  )
}
