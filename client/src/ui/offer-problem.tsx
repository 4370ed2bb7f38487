import type { Trouble } from '../api/answer'
import { useWords } from '../copy/language-store'
import { Button } from './button'
import { ProblemNotice } from './notice'
import { Retry } from './retry'

type Props = { problem: Trouble; onOffers: () => void; onRetry: () => void }

/** A refusal on the way to a loan: either asking again helps, or the way leads back to the offers. */
export function OfferProblem({ problem, onOffers, onRetry }: Props) {
  const words = useWords().offers
  const offersHelp = /^(offer_|checkout_|not_found|consent_|card_missing|credit_line_)/.test(
    problem.code,
  )
  if (!offersHelp) return <Retry problem={problem} onRetry={onRetry} />
  return (
    <ProblemNotice problem={problem}>
      <Button id="to-offers" look="primary" onPress={onOffers}>
        {words.backToOffers}
      </Button>
    </ProblemNotice>
  )
}
