import { useEffect, useState } from 'react'
import { useWords } from '../../../copy/language-store'
import { AgreeButton, ConsentForm } from '../../../features/give-consent/consent-form'
import {
  agree,
  leaveConsent,
  openConsent,
  useConsent,
} from '../../../features/give-consent/consent-store'
import { SheetContent } from '../../../features/review-disclosure/sheet-content'
import { SignInPanel } from '../../../features/sign-in/sign-in-panel'
import { useLeft, useQuery, useShown } from '../../../platform/lifecycle'
import { goBack, replacePage } from '../../../platform/navigation'
import { useSignedInAgain } from '../../../session/sign-in-again'
import { Button } from '../../../ui/button'
import { Frame } from '../../../ui/frame'
import { OfferProblem } from '../../../ui/offer-problem'
import { Skeleton } from '../../../ui/skeleton'
import '../../../features/review-disclosure/review-disclosure.css'

export default function ConsentPage() {
  const { consent: words, close } = useWords()
  const [reading, setReading] = useState(false)
  const { token = '', offer = '' } = useQuery()
  const { state } = useConsent()
  useShown(() => void openConsent(offer))
  useLeft(leaveConsent)
  useEffect(() => {
    if (state.phase === 'unread') {
      void replacePage({ path: '/checkout/pages/disclosure/index', query: { token, offer } })
    }
    if (state.phase === 'applied') {
      const application = state.application.id
      void replacePage({ path: '/checkout/pages/result/index', query: { application, token } })
    }
  }, [state, token, offer])
  const signInNeeded = state.phase === 'refused' && state.problem.code === 'sign_in_needed'
  useSignedInAgain(signInNeeded, () => void openConsent(offer))
  const form = 'disclosure' in state ? state : null
  return (
    <Frame
      title={words.title}
      footer={form && !reading && <AgreeButton onAgree={() => void agree(token)} />}
    >
      {(state.phase === 'loading' || state.phase === 'unread' || state.phase === 'applied') && (
        <Skeleton />
      )}
      {signInNeeded && <SignInPanel />}
      {state.phase === 'refused' && !signInNeeded && (
        <OfferProblem
          problem={state.problem}
          onOffers={() => void goBack({ path: '/checkout/pages/offers/index', query: { token } })}
          onRetry={() => void openConsent(offer)}
        />
      )}
      {form && reading && (
        <>
          <SheetContent disclosure={form.disclosure} />
          <Button id="close-sheet" onPress={() => setReading(false)}>
            {close}
          </Button>
        </>
      )}
      {form && !reading && (
        <ConsentForm
          disclosure={form.disclosure}
          problem={form.phase === 'choosing' ? form.problem : null}
          unknown={form.phase === 'unknown'}
          onReadAgain={() => setReading(true)}
        />
      )}
    </Frame>
  )
}
