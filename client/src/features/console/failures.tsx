import type { OrderFailure } from '@miaoguo/shared/merchant/console'
import { listFailures } from '../../api/console'
import { useTexts } from '../../copy/text'
import { useConsole } from './console-store'
import { OrderStatus } from './orders'
import { PagedGrid, type Column } from './parts'
import { usePages } from './remote'
import { useConsoleWords } from './words'

/** Orders whose financing failed, with what the lender has in its own log. */
export function FailuresView({ onOpen }: { onOpen: (order: OrderFailure) => void }) {
  const mode = useConsole((it) => it.mode)
  const words = useConsoleWords()
  const texts = useTexts()
  const pages = usePages(mode, (cursor) => listFailures(mode, cursor))
  const columns: Column<OrderFailure>[] = [
    {
      name: words.orders.reference,
      cell: (it) => (
        <button type="button" className="row-link" onClick={() => onOpen(it)}>
          {it.merchantReference}
        </button>
      ),
    },
    { name: words.failures.reason, cell: (it) => words.failureCodes[it.failure.code] },
    { name: words.orders.status, cell: (it) => <OrderStatus status={it.status} /> },
    {
      name: words.orders.correlation,
      wide: true,
      cell: (it) => <code className="code-inline">{it.failure.correlationId}</code>,
    },
    { name: words.failures.at, cell: (it) => texts.moment(it.failure.at) },
  ]
  return (
    <>
      <p className="lead">{words.failures.note}</p>
      <PagedGrid
        pages={pages}
        empty={words.failures.empty}
        emptyText={words.failures.emptyText}
        label={words.views.failures}
        columns={columns}
        keyOf={(it) => it.checkoutId}
      />
    </>
  )
}
