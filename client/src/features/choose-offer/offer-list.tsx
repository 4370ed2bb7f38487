import type { ShopperCheckout } from '@miaoguo/shared/checkout/checkout'
import type { HandoffChoice } from '@miaoguo/shared/handoff/handoff'
import type { Offer, OfferRequest } from '@miaoguo/shared/offer/offer'
import { useEffect } from 'react'
import { useCashOrderWords } from '../../copy/cash-order'
import { useWords } from '../../copy/language-store'
import { every } from '../../platform/clock'
import { BackToShop } from '../../ui/back-to-shop'
import { Button } from '../../ui/button'
import { Done } from '../../ui/done'
import { Box, PlainButton } from '../../ui/elements'
import { Notice } from '../../ui/notice'
import { HandoffChoices } from './handoff-choices'
import { LenderAnswers } from './lender-answers'
import { MissedTrips } from './missed-trips'
import { OfferCard } from './offer-card'
import { askAgain, markLapsed, sortBy, useOffers } from './offers-store'
import { sortOffers, type Sorting } from './sort-offers'

type Props = {
  request: OfferRequest
  line: 'held' | 'lost'
  checkout: ShopperCheckout
  onChoose: (offer: Offer) => void
  onLeave: (choice: HandoffChoice) => void
}

/** The offers, cheapest first, none preselected. */
export function OfferList({ request, line, checkout, onChoose, onLeave }: Props) {
  const words = useWords().offers
  const { sorting, lapsed } = useOffers()
  useEffect(() => every(1000, markLapsed), [])
  const { offers, handoffs = [] } = request
  const allLapsed = offers.length > 0 && offers.every((it) => lapsed.includes(it.id))
  return (
    <>
      {offers.length > 0 && <Sorter sorting={sorting} count={offers.length} />}
      {line === 'lost' && (
        <Box as="p" className="offers-line" role="status">
          {words.lineLost}
        </Box>
      )}
      {allLapsed && (
        <Notice tone="warn" title={words.lapsed} text={words.allLapsed} live>
          <AskAgain />
        </Notice>
      )}
      {offers.length === 0 && (handoffs.length === 0 || !request.complete) && (
        <NoOffers complete={request.complete} checkout={checkout} />
      )}
      <Box as="ul" className="offers" label={words.count(offers.length)}>
        {sortOffers(offers, sorting).map((offer) => (
          <OfferCard
            key={offer.id}
            offer={offer}
            lapsed={lapsed.includes(offer.id)}
            onChoose={() => onChoose(offer)}
          />
        ))}
      </Box>
      <HandoffChoices choices={handoffs} onChoose={onLeave} />
      {request.complete && <MissedTrips missed={request.missedTrips ?? []} />}
      <LenderAnswers lenders={request.lenders} />
      {offers.length > 0 && (
        <Box as="p" className="small">
          {words.neutral}
        </Box>
      )}
    </>
  )
}

function AskAgain() {
  return (
    <Button id="ask-again" look="primary" onPress={() => void askAgain()}>
      {useWords().offers.askAgain}
    </Button>
  )
}

function NoOffers({ complete, checkout }: { complete: boolean; checkout: ShopperCheckout }) {
  const words = useWords().offers
  const cashWords = useCashOrderWords()
  if (!complete) return <Notice title={words.noneYet} text={words.noneYetText} live />
  if (checkout.scenario === 'cash')
    return (
      <Notice id="no-cash-offers" title={cashWords.none} text={cashWords.noneText} live>
        <AskAgain />
        <Done look="quiet" />
      </Notice>
    )
  return (
    <Notice title={words.none} text={words.noneText} live>
      <AskAgain />
      <BackToShop returnUrl={checkout.returnUrl} look="quiet" />
    </Notice>
  )
}

function Sorter({ sorting, count }: { sorting: Sorting; count: number }) {
  const words = useWords().offers
  const option = (it: Sorting, id: string, text: string) => (
    <PlainButton
      id={id}
      role="radio"
      className={sorting === it ? 'segment segment-on' : 'segment'}
      pressed={sorting === it}
      onPress={() => sortBy(it)}
    >
      {text}
    </PlainButton>
  )
  return (
    <>
      <Box as="p" className="offers-count" live="polite">
        {words.count(count)}
      </Box>
      <Box className="segments" role="radiogroup" label={words.sort}>
        {option('total_cost', 'sort-total-cost', words.sortTotal)}
        {option('installment', 'sort-installment', words.sortInstallment)}
      </Box>
    </>
  )
}
