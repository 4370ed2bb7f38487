import { CheckoutId, DeliveryId, DisputeId, SettlementId } from '@miaoguo/shared/id/id'
import type { ConsoleUser } from '@miaoguo/shared/merchant/merchant-user'
import { openPage, replacePage } from '../../platform/navigation'
import { Button } from '../../ui/button'
import { CampaignsView } from './campaigns'
import { ConsoleFrame } from './console-frame'
import { DisputeDetailView } from './dispute-detail'
import { DisputesView } from './disputes'
import { FailuresView } from './failures'
import { FunnelView } from './funnel'
import { KeysView } from './keys'
import { DeliveriesView, DeliveryView, RequestsView } from './logs'
import { OrderDetailView } from './order-detail'
import { OrdersView } from './orders'
import { SettlementView, SettlementsView } from './settlements'
import { UsersView } from './users'
import { viewOf, type ViewName } from './views'
import { WebhooksView } from './webhooks'
import { useConsoleWords } from './words'

const path = '/console/pages/desk/index'
type Query = Record<string, string>

/** The section an address names, and in it one object or the list; addresses can be kept and shared. */
export function Desk({ me, query }: { me: ConsoleUser; query: Query }) {
  const words = useConsoleWords()
  const view = viewOf(me, query['view'])
  const go = (to: ViewName): void => void replacePage({ path, query: { view: to } })
  const open = (name: string, id: string): void =>
    void openPage({ path, query: { view, [name]: id } })
  const one = query['order'] ?? query['dispute'] ?? query['delivery'] ?? query['settlement']
  return (
    <ConsoleFrame me={me} view={view} title={words.views[view]} onView={go}>
      {one !== undefined && (
        <div className="console-narrow">
          <Button id="to-list" look="plain" onPress={() => go(view)}>
            {words.backToList}
          </Button>
        </div>
      )}
      <Section me={me} view={view} query={query} open={open} />
    </ConsoleFrame>
  )
}

type Props = {
  me: ConsoleUser
  view: ViewName
  query: Query
  open: (name: string, id: string) => void
}

function Section({ me, view, query, open }: Props) {
  const order = CheckoutId.safeParse(query['order'])
  const settlement = SettlementId.safeParse(query['settlement'])
  const dispute = DisputeId.safeParse(query['dispute'])
  const delivery = DeliveryId.safeParse(query['delivery'])
  const mayWrite = (what: 'campaigns' | 'disputes' | 'money' | 'keys' | 'webhooks'): boolean =>
    me.permissions.includes(`${what}.write`)
  switch (view) {
    case 'overview':
      return <FunnelView />
    case 'orders':
      if (order.success) return <OrderDetailView id={order.data} mayMove={mayWrite('money')} />
      return <OrdersView onOpen={(it) => open('order', it.checkoutId)} />
    case 'failures':
      if (order.success) return <OrderDetailView id={order.data} mayMove={mayWrite('money')} />
      return <FailuresView onOpen={(it) => open('order', it.checkoutId)} />
    case 'disputes':
      if (order.success) return <OrderDetailView id={order.data} mayMove={mayWrite('money')} />
      if (!dispute.success) return <DisputesView onOpen={(it) => open('dispute', it.id)} />
      return (
        <DisputeDetailView
          id={dispute.data}
          mayWrite={mayWrite('disputes')}
          onOrder={(it) => open('order', it)}
        />
      )
    case 'settlements':
      if (settlement.success) return <SettlementView id={settlement.data} />
      return <SettlementsView onOpen={(it) => open('settlement', it.id)} />
    case 'campaigns':
      return <CampaignsView mayWrite={mayWrite('campaigns')} />
    case 'keys':
      return <KeysView mayWrite={mayWrite('keys')} />
    case 'webhooks':
      return <WebhooksView mayWrite={mayWrite('webhooks')} />
    case 'deliveries':
      if (delivery.success)
        return <DeliveryView id={delivery.data} mayWrite={mayWrite('webhooks')} />
      return <DeliveriesView onOpen={(it) => open('delivery', it.id)} />
    case 'requests':
      return <RequestsView />
    case 'users':
      return <UsersView />
  }
}
