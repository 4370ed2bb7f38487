import { CheckoutStatus } from '@miaoguo/shared/checkout/checkout'
import type { ConsoleOrder, OrderApplication } from '@miaoguo/shared/merchant/console'
import { useState } from 'react'
import { listOrders } from '../../api/console'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { MoneyText } from '../../ui/figures'
import { useConsole } from './console-store'
import { Choice, TextField } from './fields'
import { DaysLeft } from './order-money'
import { PagedGrid, Tag, type Column } from './parts'
import { usePages } from './remote'
import { useConsoleWords } from './words'

const tones = {
  open: 'plain',
  pending: 'warn',
  authorized: 'good',
  paid: 'good',
  expired: 'plain',
  cancelled: 'plain',
} as const satisfies Record<CheckoutStatus, string>

export function OrderStatus({ status }: { status: CheckoutStatus }) {
  return <Tag tone={tones[status]}>{useConsoleWords().orders.statuses[status]}</Tag>
}

/** What became of asking for credit, in one line: of the loan where there is one. */
export function CreditText({ credit }: { credit: OrderApplication | null }) {
  const words = useConsoleWords().orders
  const { local } = useTexts()
  if (credit === null) return <>{words.noCredit}</>
  const { loan } = credit
  return (
    <>
      {loan ? words.loans[loan.status] : words.applications[credit.status]}
      {' · '}
      {local(credit.lenderName)}
      {loan && ` · ${words.times(loan.installmentCount)}`}
    </>
  )
}

function useOrderColumns(onOpen: (order: ConsoleOrder) => void): Column<ConsoleOrder>[] {
  const { orders: words } = useConsoleWords()
  const texts = useTexts()
  return [
    {
      name: words.reference,
      cell: (it) => (
        <button type="button" className="row-link" onClick={() => onOpen(it)}>
          {it.merchantReference}
        </button>
      ),
    },
    {
      name: words.status,
      cell: (it) => (
        <>
          <OrderStatus status={it.status} /> <DaysLeft it={it.authorization} />
        </>
      ),
    },
    {
      name: words.amount,
      cell: (it) => <MoneyText amountMinor={it.amountMinor} currency={it.currency} />,
    },
    { name: words.credit, cell: (it) => <CreditText credit={it.credit} /> },
    { name: words.created, cell: (it) => texts.moment(it.createdAt) },
  ]
}

export function OrdersView({ onOpen }: { onOpen: (order: ConsoleOrder) => void }) {
  const mode = useConsole((it) => it.mode)
  const { orders: words, views } = useConsoleWords()
  const [status, setStatus] = useState<CheckoutStatus | 'all'>('all')
  const [typed, setTyped] = useState('')
  const [reference, setReference] = useState('')
  const filter = {
    status: status === 'all' ? undefined : status,
    reference: reference === '' ? undefined : reference,
  }
  const pages = usePages(`${mode} ${status} ${reference}`, (cursor) =>
    listOrders(mode, filter, cursor),
  )
  const search = (): void => setReference(typed.replace(/[^\w.:-]/g, '').slice(0, 64))
  const columns = useOrderColumns(onOpen)
  return (
    <>
      <div className="filters" role="search">
        <TextField
          id="search"
          label={words.search}
          value={typed}
          onChange={setTyped}
          onSubmit={search}
        />
        <Choice
          id="status"
          label={words.status}
          value={status}
          options={[
            ['all', words.all] as const,
            ...CheckoutStatus.options.map((it) => [it, words.statuses[it]] as const),
          ]}
          onChange={setStatus}
        />
        <Button id="do-search" onPress={search}>
          {words.find}
        </Button>
      </div>
      <PagedGrid
        pages={pages}
        empty={words.empty}
        emptyText={words.emptyText}
        label={views.orders}
        columns={columns}
        keyOf={(it) => it.checkoutId}
      />
    </>
  )
}
