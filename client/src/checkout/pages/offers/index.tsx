import { useEffect } from 'react'
import { useCashOrderWords } from '../../../copy/cash-order'
import { useWords } from '../../../copy/language-store'
import { CashSummary } from '../../../features/choose-offer/cash-summary'
import { ClosedOrder } from '../../../features/choose-offer/closed-order'
import { OfferList } from '../../../features/choose-offer/offer-list'
import {
  knownApplication,
  leaveOffers,
  openCheckout,
  useOffers,
} from '../../../features/choose-offer/offers-store'
import { OrderSummary } from '../../../features/choose-offer/order-summary'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { openPage, replacePage } from '../../../platform/navigation'
import { useSession } from '../../../session/session-store'
import { Frame } from '../../../ui/frame'
import { Retry } from '../../../ui/retry'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/choose-offer/choose-offer.css'

export default function OffersPage() {
  const words = useWords()
  const cashWords = useCashOrderWords()
  const { token = '' } = useQuery()
  const { state } = useOffers()
  const signedIn = useSession((it) => it.state.phase === 'signed_in')
  useShown(() => void openCheckout(token))
  useLeft(leaveOffers)
  // Signing in happens on this page, so what was asked for before can be asked for now.
  useEffect(() => {
    if (signedIn && useOffers.getState().state.phase === 'sign_in_needed') void openCheckout(token)
  }, [signedIn, token])
  const application = state.phase === 'closed' ? knownApplication(token) : null
  useEffect(() => {
    if (application !== null)
      void replacePage({ path: '/checkout/pages/result/index', query: { application, token } })
  }, [application, token])
  const checkout = 'checkout' in state ? state.checkout : null
  const cash = checkout?.scenario === 'cash'
  return (
    <Frame title={cash ? cashWords.offersTitle : words.offers.title}>
      {checkout &&
        (cash ? (
          <CashSummary token={token} checkout={checkout} />
        ) : (
          <OrderSummary checkout={checkout} />
        ))}
      {state.phase === 'loading' && <Skeleton />}
      {state.phase === 'asking' && (
        <Skeleton text={words.offers.asking} note={words.offers.askingNote} />
      )}
      {state.phase === 'sign_in_needed' && <SignInPanel />}
      {state.phase === 'closed' && <ClosedOrder checkout={state.checkout} />}
      {state.phase === 'refused' && (
        <Retry problem={state.problem} onRetry={() => void openCheckout(token)} />
      )}
      {state.phase === 'ready' && (
        <OfferList
          request={state.request}
          line={state.line}
          checkout={state.checkout}
          onChoose={({ id }) =>
            void openPage({ path: '/checkout/pages/disclosure/index', query: { token, offer: id } })
          }
          onLeave={({ notice }) =>
            void openPage({
              path: '/checkout/pages/handoff/index',
              query: { token, lender: notice.lender.id },
            })
          }
        />
      )}
    </Frame>
  )
}
