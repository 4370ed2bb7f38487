import type { Campaign, CampaignProduct, CampaignStatus } from '@miaoguo/shared/campaign/campaign'
import { formatMoney, formatRate } from '@miaoguo/shared/money/format'
import { useState } from 'react'
import type { Answer } from '../../api/answer'
import * as api from '../../api/console'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { CampaignDifferences } from './campaign-differences'
import { NewCampaignForm } from './campaign-form'
import { useConsole, watched } from './console-store'
import { Action, Loaded, PagedGrid, Tag, type Column } from './parts'
import { usePages, useRemote } from './remote'
import { useConsoleWords } from './words'

const tones = {
  scheduled: 'plain',
  active: 'good',
  paused: 'warn',
  exhausted: 'bad',
  ended: 'plain',
} as const satisfies Record<CampaignStatus, string>

/** What the merchant pays of its shoppers' costs, and what of each budget is left. */
export function CampaignsView({ mayWrite }: { mayWrite: boolean }) {
  const mode = useConsole((it) => it.mode)
  const { campaigns: words, views } = useConsoleWords()
  const [writing, setWriting] = useState(false)
  const [looking, setLooking] = useState<Campaign | null>(null)
  const carriers = useRemote(mode, () => api.listCampaignProducts(mode))
  const products = carriers.it.phase === 'ready' ? carriers.it.value.items : []
  const pages = usePages(mode, (cursor) => api.listCampaigns(mode, cursor))
  const doing = async <T,>(asked: Promise<Answer<T>>): Promise<Answer<T>> => {
    const answer = await watched(asked)
    if (answer.ok) await pages.reload()
    return answer
  }
  const columns = useColumns({ mayWrite, products, doing, onLook: setLooking })
  return (
    <>
      <p className="lead">{words.note}</p>
      {mayWrite && !writing && (
        <div className="console-narrow console-add">
          <Button id="new-campaign" onPress={() => setWriting(true)}>
            {words.add}
          </Button>
        </div>
      )}
      {writing && (
        <Loaded it={carriers.it} onRetry={carriers.again}>
          {({ items }) => (
            <Writing
              products={items}
              onCancel={() => setWriting(false)}
              onSubmit={async (asked) => {
                const answer = await doing(api.createCampaign(mode, asked))
                if (answer.ok) setWriting(false)
                return answer
              }}
            />
          )}
        </Loaded>
      )}
      {looking && <CampaignDifferences of={looking} onClose={() => setLooking(null)} />}
      <PagedGrid
        pages={pages}
        empty={words.empty}
        emptyText={words.emptyText}
        label={views.campaigns}
        columns={columns}
        keyOf={(it) => it.id}
      />
    </>
  )
}

type Asking = {
  mayWrite: boolean
  products: readonly CampaignProduct[]
  doing: Doing
  onLook: (it: Campaign) => void
}

function useColumns({ mayWrite, products, doing, onLook }: Asking): Column<Campaign>[] {
  const { campaigns: words } = useConsoleWords()
  return [
    {
      name: words.name,
      cell: (it) => (
        <>
          <strong>{it.name}</strong> <Tag tone={tones[it.status]}>{words.statuses[it.status]}</Tag>
        </>
      ),
    },
    { name: words.pays, cell: (it) => <Pays it={it} products={products} /> },
    { name: words.days, cell: (it) => <Days it={it} /> },
    {
      name: words.budget,
      wide: true,
      cell: (it) => <Budget it={it} onLook={() => onLook(it)} />,
    },
    ...(mayWrite
      ? [
          {
            name: words.actions,
            cell: (it: Campaign) => <RowActions it={it} doing={doing} />,
          },
        ]
      : []),
  ]
}

function Writing(props: Parameters<typeof NewCampaignForm>[0]) {
  const { campaigns: words } = useConsoleWords()
  if (props.products.length > 0) return <NewCampaignForm {...props} />
  return (
    <p className="problem-line" role="alert">
      {words.noProducts}
    </p>
  )
}

function Pays({ it, products }: { it: Campaign; products: readonly CampaignProduct[] }) {
  const { campaigns: words } = useConsoleWords()
  const only = useOnly(it, products)
  return (
    <>
      {words.shares(formatRate(it.interestPpm), formatRate(it.feePpm))}
      {it.installmentCounts && ` · ${words.counts(it.installmentCounts.join(', '))}`}
      {only !== '' && <span className="small">{words.only(only)}</span>}
    </>
  )
}

/** For whom a campaign is, in names; what is published no more is said by its code. */
function useOnly(it: Campaign, products: readonly CampaignProduct[]): string {
  const { campaigns: words } = useConsoleWords()
  const { local } = useTexts()
  const lenders = (it.lenderIds ?? []).map((id) => {
    const known = products.find((product) => product.lenderId === id)
    return known ? local(known.lenderName) : id
  })
  const codes = (it.productCodes ?? []).map((code) => {
    const known = products.find(
      (product) =>
        product.productCode === code && (it.lenderIds?.includes(product.lenderId) ?? true),
    )
    return known ? local(known.productName) : code
  })
  return words.list([...lenders, ...codes])
}

function Days({ it }: { it: Campaign }) {
  const texts = useTexts()
  return <>{`${texts.date(it.startsOn)} – ${texts.date(it.endsOn)}`}</>
}

/** The budget as a bar and in numbers: what is spent, what is reserved, what is left. */
function Budget({ it, onLook }: { it: Campaign; onLook: () => void }) {
  const { campaigns: words } = useConsoleWords()
  const money = (amountMinor: number): string => formatMoney({ amountMinor, currency: it.currency })
  const text = words.left(money(it.remainingMinor), money(it.budgetMinor))
  return (
    <span className="budget">
      <svg
        className="budget-bar"
        viewBox={`0 0 ${it.budgetMinor} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="budget-spent" width={it.spentMinor} height="1" />
        <rect className="budget-reserved" x={it.spentMinor} width={it.reservedMinor} height="1" />
      </svg>
      <span className="budget-text">{text}</span>
      <span className="budget-key">
        <span className="key key-spent">{`${words.spent} ${money(it.spentMinor)}`}</span>
        <span className="key key-reserved">{`${words.reserved} ${money(it.reservedMinor)}`}</span>
      </span>
      {it.openDifferences > 0 && (
        <span className="action">
          <Tag tone="bad">{words.differences.some(it.openDifferences)}</Tag>{' '}
          <button type="button" className="action-button" onClick={onLook}>
            {words.differences.look}
          </button>
        </span>
      )}
    </span>
  )
}

type Doing = <T>(asked: Promise<Answer<T>>) => Promise<Answer<T>>

function RowActions({ it, doing }: { it: Campaign; doing: Doing }) {
  const mode = useConsole((at) => at.mode)
  const { campaigns: words } = useConsoleWords()
  if (it.status === 'ended') return null
  return (
    <>
      {it.status === 'paused' ? (
        <Action name={words.resume} act={() => doing(api.resumeCampaign(mode, it.id))} />
      ) : (
        <Action name={words.pause} act={() => doing(api.pauseCampaign(mode, it.id))} />
      )}
      <Action
        name={words.end}
        sure={words.endSure}
        act={() => doing(api.endCampaign(mode, it.id))}
      />
    </>
  )
}
