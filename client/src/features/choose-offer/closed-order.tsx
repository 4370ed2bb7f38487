import type { ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import { useCashOrderWords } from '../../copy/cash-order'
import { useWords } from '../../copy/language-store'
import { openPage } from '../../platform/navigation'
import { BackToShop } from '../../ui/back-to-shop'
import { BookingCard } from '../../ui/booking-card'
import { Button } from '../../ui/button'
import { Done } from '../../ui/done'
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
  const cashWords = useCashOrderWords()
  const { status } = checkout
  const cash = checkout.scenario === 'cash'
  const [title, text] = cash
    ? cashWords.closed[status]
    : [words.order.closed[status], words.order.closedNext[status]]
  return (
    <>
      <Notice id={`order-${status}`} tone={tones[status]} title={title} text={text} live>
        {cash ? <Done /> : <BackToShop returnUrl={checkout.returnUrl} />}
        {(status === 'authorized' || status === 'paid' || status === 'pending') && (
          <Button onPress={() => void openPage({ path: '/account/pages/bills/index' })}>
            {words.result.bills}
          </Button>
        )}
      </Notice>
      <BookingCard bookings={checkout.bookings} />
    </>
  )
}
