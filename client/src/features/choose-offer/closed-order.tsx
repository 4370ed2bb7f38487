import type { ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import { useWords } from '../../copy/language-store'
import { openPage } from '../../platform/navigation'
import { BackToShop } from '../../ui/back-to-shop'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

const tones = {
  open: 'neutral',
  pending: 'neutral',
  authorized: 'good',
  paid: 'good',
  expired: 'warn',
  cancelled: 'warn',
} as const

/** An order that cannot be paid any more, or not now, with what to do about it. */
export function ClosedOrder({ checkout }: { checkout: ShopperCheckout }) {
  const words = useWords()
  const { status } = checkout
  return (
    <Notice
      id={`order-${status}`}
      tone={tones[status]}
      title={words.order.closed[status]}
      text={words.order.closedNext[status]}
      live
    >
      <BackToShop returnUrl={checkout.returnUrl} />
      {(status === 'authorized' || status === 'paid' || status === 'pending') && (
        <Button onPress={() => void openPage({ path: '/account/pages/bills/index' })}>
          {words.result.bills}
        </Button>
      )}
    </Notice>
  )
}
