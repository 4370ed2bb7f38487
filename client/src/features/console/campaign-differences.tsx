import type { Campaign, SubsidyDifference } from '@miaoguo/shared/campaign/campaign'
import { formatMoney } from '@miaoguo/shared/money/format'
import { listSubsidyDifferences } from '../../api/console'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Card } from '../../ui/fact'
import { useConsole } from './console-store'
import { PagedGrid, Tag, type Column } from './parts'
import { usePages } from './remote'
import { useConsoleWords } from './words'

/** Where lenders' settlement lines charge a campaign otherwise than its orders came to: both amounts of each loan. */
export function CampaignDifferences({ of, onClose }: { of: Campaign; onClose: () => void }) {
  const mode = useConsole((it) => it.mode)
  const { differences: words } = useConsoleWords().campaigns
  const texts = useTexts()
  const pages = usePages(`${mode} ${of.id}`, (cursor) =>
    listSubsidyDifferences(mode, of.id, cursor),
  )
  const columns: Column<SubsidyDifference>[] = [
    {
      name: words.order,
      cell: (it) => (
        <>
          {it.merchantReference}{' '}
          <Tag tone={it.closedAt === null ? 'bad' : 'good'}>
            {it.closedAt === null ? words.open : words.closed}
          </Tag>
        </>
      ),
    },
    { name: words.lender, cell: (it) => texts.local(it.lenderName) },
    { name: words.loan, cell: (it) => <span className="code-inline">{it.loanId}</span> },
    {
      name: words.ours,
      cell: ({ spentMinor: amountMinor, currency }) => formatMoney({ amountMinor, currency }),
    },
    {
      name: words.theirs,
      cell: ({ chargedMinor: amountMinor, currency }) => formatMoney({ amountMinor, currency }),
    },
    { name: words.found, cell: (it) => texts.moment(it.foundAt) },
  ]
  return (
    <Card title={words.title(of.name)}>
      <p className="small">{words.note}</p>
      <PagedGrid
        pages={pages}
        empty={words.none}
        label={words.title(of.name)}
        columns={columns}
        keyOf={(it) => it.loanId}
      />
      <Button look="plain" onPress={onClose}>
        {words.close}
      </Button>
    </Card>
  )
}
