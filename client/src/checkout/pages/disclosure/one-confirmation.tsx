import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import { useEffect } from 'react'
import { useLineOrderWords } from '../../../copy/line-order'
import { useTexts } from '../../../copy/text'
import {
  agree,
  agreeToDraw,
  leaveConsent,
  useConsent,
} from '../../../features/give-consent/consent-store'
import { useDisclosure } from '../../../features/review-disclosure/disclosure-store'
import { SheetPopup } from '../../../features/review-disclosure/sheet-popup'
import { useLeft } from '../../../platform/lifecycle'
import { replacePage } from '../../../platform/navigation'
import { Button } from '../../../ui/button'
import { Notice } from '../../../ui/notice'
import { OfferProblem } from '../../../ui/offer-problem'

type Props = { token: string; disclosure: Disclosure; onOffers: () => void; onRetry: () => void }

/** Sheet and yes as one page with one button: the agreement to borrow so was signed when the line was opened. */
export function OneConfirmation({ token, disclosure, onOffers, onRetry }: Props) {
  const words = useLineOrderWords()
  const texts = useTexts()
  const { state: sheet } = useDisclosure()
  const { state } = useConsent()
  useLeft(leaveConsent)
  const confirmed = sheet.phase === 'confirmed'
  useEffect(() => {
    if (confirmed) void agreeToDraw(token, disclosure)
  }, [confirmed, token, disclosure])
  useEffect(() => {
    if (state.phase !== 'applied') return
    const application = state.application.id
    void replacePage({ path: '/checkout/pages/result/index', query: { application, token } })
  }, [state, token])
  if (state.phase === 'refused')
    return (
      <OfferProblem
        problem={state.problem}
        onOffers={onOffers}
        onRetry={() => {
          leaveConsent()
          onRetry()
        }}
      />
    )
  if (state.phase === 'unknown')
    return (
      <Notice tone="warn" title={words.unknown} live>
        <Button id="agree" look="primary" onPress={() => void agree(token)}>
          {words.again}
        </Button>
      </Notice>
    )
  const lender = texts.local(disclosure.sheet.lender.legalName)
  return (
    <SheetPopup
      disclosure={disclosure}
      secondsLeft={sheet.phase === 'reading' ? sheet.secondsLeft : 0}
      confirming={sheet.phase !== 'reading'}
      problem={sheet.phase === 'reading' ? sheet.problem : null}
      onNotNow={onOffers}
      once={{ lead: words.lead(lender), confirm: words.confirm, sending: words.sending }}
    />
  )
}
