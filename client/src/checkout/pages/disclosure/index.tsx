import { useEffect } from 'react'
import { useWords } from '../../../copy/language-store'
import {
  leaveSheet,
  openSheet,
  useDisclosure,
} from '../../../features/review-disclosure/disclosure-store'
import { SheetPopup } from '../../../features/review-disclosure/sheet-popup'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { goBack, replacePage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Frame } from '../../../ui/frame'
import { OfferProblem } from '../../../ui/offer-problem'
import { Skeleton } from '../../../ui/skeleton'
import { OneConfirmation } from './one-confirmation'
import '../../../features/review-disclosure/review-disclosure.css'

export default function DisclosurePage() {
  const words = useWords().sheet
  const { token = '', offer = '' } = useQuery()
  const { state } = useDisclosure()
  const toOffers = () => void goBack({ path: '/checkout/pages/offers/index', query: { token } })
  useShown(() => void openSheet(offer))
  useLeft(leaveSheet)
  const disclosure =
    'disclosure' in state && state.disclosure.offerId === offer ? state.disclosure : null
  const once = disclosure?.creditLineId !== undefined
  const confirmed = state.phase === 'confirmed' && disclosure !== null && !once
  useEffect(() => {
    if (confirmed)
      void replacePage({ path: '/checkout/pages/consent/index', query: { token, offer } })
  }, [confirmed, token, offer])
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openSheet(offer))
  return (
    <Frame title={words.pageTitle}>
      {(state.phase === 'loading' || (state.phase === 'confirmed' && !once)) && (
        <Skeleton cards={3} />
      )}
      {disclosure && once && (
        <OneConfirmation
          token={token}
          disclosure={disclosure}
          onOffers={toOffers}
          onRetry={() => void openSheet(offer)}
        />
      )}
      {signInNeeded && <SignInPanel />}
      {state.phase === 'refused' && !signInNeeded && (
        <OfferProblem
          problem={state.problem}
          onOffers={toOffers}
          onRetry={() => void openSheet(offer)}
        />
      )}
      {(state.phase === 'reading' || state.phase === 'confirming') && !once && (
        <SheetPopup
          disclosure={state.disclosure}
          secondsLeft={state.phase === 'reading' ? state.secondsLeft : 0}
          confirming={state.phase === 'confirming'}
          problem={state.phase === 'reading' ? state.problem : null}
          onNotNow={toOffers}
        />
      )}
    </Frame>
  )
}
