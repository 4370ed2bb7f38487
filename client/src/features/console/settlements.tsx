import type { SettlementId } from '@miaoguo/shared/id/id'
import type { SettledLine, Settlement } from '@miaoguo/shared/merchant/settlement'
import { formatMoney } from '@miaoguo/shared/money/format'
import type { Currency } from '@miaoguo/shared/money/money'
import { listSettlements, viewSettlement, viewSettlementFile } from '../../api/console'
import { useTexts } from '../../copy/text'
import { saveFile } from '../../platform/download'
import { Card, Fact } from '../../ui/fact'
import { useConsole, watched } from './console-store'
import { Action, Grid, Loaded, PagedGrid, type Column } from './parts'
import { usePages, useRemote } from './remote'
import { useConsoleWords } from './words'

/** An amount that may run the other way. */
function Signed({ amountMinor, currency }: { amountMinor: number; currency: Currency }) {
  return (
    <span className="figure">
      {amountMinor < 0 && '−'}
      {formatMoney({ amountMinor: Math.abs(amountMinor), currency })}
    </span>
  )
}

/** What lenders paid for each day. */
export function SettlementsView({ onOpen }: { onOpen: (settlement: Settlement) => void }) {
  const mode = useConsole((it) => it.mode)
  const { settlements: words, views } = useConsoleWords()
  const texts = useTexts()
  const pages = usePages(mode, (cursor) => listSettlements(mode, cursor))
  const columns: Column<Settlement>[] = [
    {
      name: words.day,
      cell: (it) => (
        <button type="button" className="row-link" onClick={() => onOpen(it)}>
          {texts.date(it.settledOn)}
        </button>
      ),
    },
    { name: words.lender, cell: (it) => texts.local(it.lenderName) },
    {
      name: words.gross,
      cell: (it) => <Signed amountMinor={it.grossMinor} currency={it.currency} />,
    },
    { name: words.net, cell: (it) => <Signed amountMinor={it.netMinor} currency={it.currency} /> },
    { name: words.payout, cell: (it) => texts.date(it.payoutOn) },
  ]
  return (
    <PagedGrid
      pages={pages}
      empty={words.empty}
      emptyText={words.emptyText}
      label={views.settlements}
      columns={columns}
      keyOf={(it) => it.id}
    />
  )
}

/** One settlement: how its net comes about, its lines, and the file. */
export function SettlementView({ id }: { id: SettlementId }) {
  const mode = useConsole((it) => it.mode)
  const { settlements: words, orders } = useConsoleWords()
  const texts = useTexts()
  const { it, again } = useRemote(`${mode} ${id}`, () => viewSettlement(mode, id))
  const download = async () => {
    const answer = await watched(viewSettlementFile(mode, id))
    if (answer.ok) saveFile(answer.value.fileName, answer.value.csv)
    return answer
  }
  const columns: Column<SettledLine>[] = [
    { name: orders.reference, cell: (line) => line.merchantReference },
    { name: words.kind, cell: (line) => words.kinds[line.kind] },
    {
      name: orders.amount,
      cell: (line) => (
        <Signed
          amountMinor={line.direction === 'to_merchant' ? line.amountMinor : -line.amountMinor}
          currency={line.currency}
        />
      ),
    },
    {
      name: words.line,
      wide: true,
      cell: (line) => <code className="code-inline">{line.lineReference}</code>,
    },
  ]
  const sums = [
    ['gross', 'grossMinor'],
    ['refund', 'refundMinor'],
    ['dispute', 'disputeMinor'],
    ['subsidy', 'subsidyMinor'],
    ['fee', 'feeMinor'],
    ['adjustment', 'adjustmentMinor'],
  ] as const
  return (
    <Loaded it={it} onRetry={again}>
      {(settlement) => (
        <>
          <Card
            title={`${texts.date(settlement.settledOn)} · ${texts.local(settlement.lenderName)}`}
          >
            {sums.map(([name, field]) => (
              <Fact key={name} name={words[name]}>
                <Signed amountMinor={settlement[field]} currency={settlement.currency} />
              </Fact>
            ))}
            <Fact name={words.net} strong>
              <Signed amountMinor={settlement.netMinor} currency={settlement.currency} />
            </Fact>
            <Fact name={words.payout}>{texts.date(settlement.payoutOn)}</Fact>
            <Action id="download" name={words.download} act={download} />
          </Card>
          <Grid
            label={words.lines}
            columns={columns}
            items={settlement.lines}
            keyOf={(line) => line.lineReference}
          />
        </>
      )}
    </Loaded>
  )
}
