import { DisputeStatus, type Dispute } from '@miaoguo/shared/dispute/dispute'
import { useState } from 'react'
import { listDisputes } from '../../api/console'
import { useTexts } from '../../copy/text'
import { MoneyText } from '../../ui/figures'
import { useConsole } from './console-store'
import { Choice } from './fields'
import { PagedGrid, Tag, type Column } from './parts'
import { usePages } from './remote'
import { useConsoleWords } from './words'

const tones = {
  opened: 'warn',
  evidence_submitted: 'plain',
  won: 'good',
  lost: 'bad',
  accepted: 'plain',
  expired: 'bad',
} as const satisfies Record<DisputeStatus, string>

export function DisputeTag({ status }: { status: DisputeStatus }) {
  return <Tag tone={tones[status]}>{useConsoleWords().disputes.statuses[status]}</Tag>
}

/** Until when an answer counts, and how many days that is; of one that waits for none, nothing. */
export function RespondBy({ it }: { it: Dispute }) {
  const { disputes: words, none } = useConsoleWords()
  const texts = useTexts()
  if (it.daysLeft === null) return <>{none}</>
  return (
    <>
      {texts.moment(it.respondBy)}
      {' · '}
      <span className="nowrap">{words.daysLeft(it.daysLeft)}</span>
    </>
  )
}

/** What borrowers dispute, newest first. */
export function DisputesView({ onOpen }: { onOpen: (dispute: Dispute) => void }) {
  const mode = useConsole((it) => it.mode)
  const { disputes: words, orders, views } = useConsoleWords()
  const [status, setStatus] = useState<DisputeStatus | 'all'>('all')
  const asked = status === 'all' ? undefined : status
  const pages = usePages(`${mode} ${status}`, (cursor) => listDisputes(mode, asked, cursor))
  const columns: Column<Dispute>[] = [
    {
      name: orders.reference,
      cell: (it) => (
        <button type="button" className="row-link" onClick={() => onOpen(it)}>
          {it.merchantReference}
        </button>
      ),
    },
    { name: words.reason, cell: (it) => words.reasons[it.reason] },
    { name: orders.status, cell: (it) => <DisputeTag status={it.status} /> },
    {
      name: words.amount,
      cell: (it) => <MoneyText amountMinor={it.amountMinor} currency={it.currency} />,
    },
    { name: words.respondBy, cell: (it) => <RespondBy it={it} /> },
  ]
  return (
    <>
      <div className="filters">
        <Choice
          id="dispute-status"
          label={orders.status}
          value={status}
          options={[
            ['all', orders.all] as const,
            ...DisputeStatus.options.map((it) => [it, words.statuses[it]] as const),
          ]}
          onChange={setStatus}
        />
      </div>
      <PagedGrid
        pages={pages}
        empty={words.empty}
        emptyText={words.emptyText}
        label={views.disputes}
        columns={columns}
        keyOf={(it) => it.id}
      />
    </>
  )
}
